"""Why the list of who is asked stays as it is."""

from __future__ import annotations


class DistributionRefused(Exception):
    """What was wanted is not possible now. `code` says why: the messages are `REFUSALS` of the staff forms."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code
