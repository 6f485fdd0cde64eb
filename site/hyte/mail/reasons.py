"""Why a mail did not arrive, in words that staff may read: no address, and no link that opens something."""

from __future__ import annotations

import re

from hyte.log_redaction import COVER, TOKEN

LONGEST = 300
ADDRESS = re.compile(r"[^\s<>\"'(){}\[\],;:]+@[^\s<>\"'(){}\[\],;:]+")
ADDRESS_COVER = "[address]"
LONG_WORD = re.compile(r"[A-Za-z0-9_-]{32,}")
"""What may be the greater part of a token that was cut or broken on its way."""


def reason_of(error: Exception) -> str:
    """Return what `error` says. Mail servers quote the recipient and, as of what they refuse, the text."""
    return covered(f"{type(error).__name__}: {error}")[:LONGEST]


def covered(words: str) -> str:
    """Return `words` with every address and the token of every signed link replaced."""
    return ADDRESS.sub(ADDRESS_COVER, TOKEN.sub(COVER, words))


def reason_of_return(said: str, *, recipient: str) -> str:
    """Return what the recipient's mail server said of a mail that it could not deliver.

    Such servers name the mailbox in ways of their own, so it is covered by its name alone, too, and whatever is as long
    as the greater part of a token.
    """
    words = covered(re.sub(re.escape(recipient), ADDRESS_COVER, said, flags=re.IGNORECASE))
    mailbox = rf"(?<!\w){re.escape(recipient.rpartition('@')[0])}(?!\w)"
    return LONG_WORD.sub(COVER, re.sub(mailbox, ADDRESS_COVER, words, flags=re.IGNORECASE))[:LONGEST]
