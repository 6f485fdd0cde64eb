"""Keep the secrets of signed links out of the logs: an address in a log must open nothing."""

from __future__ import annotations

import logging
import re

TOKEN = re.compile(r"(?<=/)[A-Za-z0-9_-]{43}(?=[/?\s'\"]|$)")
COVER = "[link]"


class SignedLinksCovered(logging.Filter):
    """Cover the token of every signed link in a message and in its arguments."""

    def filter(self, record: logging.LogRecord) -> bool:
        if TOKEN.search(text := record.getMessage()):
            record.msg, record.args = TOKEN.sub(COVER, text), None
        return True
