"""Why a mail was not accepted, in words that staff may read: no address, and no link that opens something."""

from __future__ import annotations

import re

from hyte.log_redaction import COVER, TOKEN

LONGEST = 300
ADDRESS = re.compile(r"[^\s<>\"'(){}\[\],;:]+@[^\s<>\"'(){}\[\],;:]+")


def reason_of(error: Exception) -> str:
    """Return what `error` says. Mail servers quote the recipient and, as of what they refuse, the text."""
    return covered(f"{type(error).__name__}: {error}")[:LONGEST]


def covered(words: str) -> str:
    """Return `words` with every address and the token of every signed link replaced."""
    return ADDRESS.sub("[address]", TOKEN.sub(COVER, words))
