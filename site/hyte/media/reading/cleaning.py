"""Text as it comes out of a file, made into text as a reader would type it."""

from __future__ import annotations

import re
import unicodedata

LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}

DIVISION = "\x02\ufffe"
"""What PDFium leaves where a hyphen at the end of a line divides a word."""

DIVIDED = re.compile(rf"(\w)[{DIVISION}]\s*(\w)")
NOT_TEXT = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufffe\uffff]")
SPACES = re.compile(r"[^\S\n]+")
BLANK_LINES = re.compile(r"\s*\n\s*\n\s*")

VOWELS = "aeiouyåäö"


def cleaned(text: str) -> str:
    """Return `text` with divided words joined, ligatures resolved, and without what nobody sees."""
    text = DIVIDED.sub(joined, text)
    text = NOT_TEXT.sub("", text.replace("\r\n", "\n").replace("\r", "\n").replace("\f", "\n\n"))
    for ligature, letters in LIGATURES.items():
        text = text.replace(ligature, letters)
    text = unicodedata.normalize("NFC", text.encode(errors="ignore").decode())
    return BLANK_LINES.sub("\n\n", SPACES.sub(" ", text)).strip()


def joined(division: re.Match[str]) -> str:
    """Return the two letters around a division, with the hyphen where the word is written with one.

    Finnish has a hyphen between two equal vowels of a compound (linja-auto), and both languages have one after an
    abbreviation or a figure (EU-rahoitus). Neither language divides a word there otherwise.
    """
    before, after = division.groups()
    belongs = (before == after and before in VOWELS) or before.isupper() or before.isdigit() or after.isupper()
    return f"{before}-{after}" if belongs else f"{before}{after}"
