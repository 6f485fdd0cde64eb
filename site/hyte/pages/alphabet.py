"""The order of names in Finnish and Swedish lists. Pure, and the same whatever the database collates by."""

from __future__ import annotations

from unicodedata import combining, normalize

LAST_LETTERS = str.maketrans({"å": "{", "ä": "|", "æ": "|", "ö": "}", "ø": "}"})
"""What stands behind z in Unicode, in the order of the alphabet."""


def place_in_alphabet(name: str) -> str:
    """Return what `name` is sorted by: å, ä and ö are letters of their own behind z, other accents do not count."""
    letters = normalize("NFC", name).casefold().translate(LAST_LETTERS)
    return "".join(letter for letter in normalize("NFD", letters) if not combining(letter))
