"""What of a search may be kept. Pure."""

from __future__ import annotations

import re

from search.request import cleaned

LONGEST = 60
"""Characters. Somebody who pastes more is not looking for a word."""

MOST_WORDS = 5
"""More of them are a sentence, and sentences tell of people."""

MOST_DIGITS = 4
"""Digits in all, years aside: telephone numbers, bank accounts and reference numbers have more."""

YEAR = re.compile(r"\b(?:19|20)\d\d\b")
IDENTITY_CODE = re.compile(r"\d{6}\s?[-+a-y]\s?\d{3}[0-9a-z]", re.IGNORECASE)
ADDRESS = re.compile(r"@|\b(?:at|ät|miukumauku|snabel-a)\b|https?:|www\.|\(at\)", re.IGNORECASE)


def kept_form(query: str) -> str:
    """Return the form under which a search is counted, empty for what may say something about a person."""
    text = cleaned(query).casefold()
    if len(text) > LONGEST or len(text.split()) > MOST_WORDS:
        return ""
    if IDENTITY_CODE.search(text) or ADDRESS.search(text):
        return ""
    digits = sum(character.isdigit() for character in YEAR.sub("", text))
    return "" if digits > MOST_DIGITS else text
