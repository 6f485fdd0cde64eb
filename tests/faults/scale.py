"""How much a test does: a tenth with the other tests, all of it by `make faults`.

A test outside this folder that is scaled is named in the Makefile: otherwise it would never be run in full.
"""

from __future__ import annotations

import os

IN_FULL = os.environ.get("FAULTS") == "full"


def scaled(number: int) -> int:
    """Return `number` in full, or a tenth of it, and at least one."""
    return number if IN_FULL else max(number // 10, 1)
