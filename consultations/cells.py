"""What people wrote, made harmless for spreadsheets. Pure functions."""

from __future__ import annotations

import re

FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
"""What a spreadsheet takes for the beginning of a formula; the full-width forms are folded by some."""

NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def neutral(text: str) -> str:
    """Return `text` so that no spreadsheet computes it: what looks like a formula gets an apostrophe before it."""
    text = NOT_IN_XML.sub("", text)
    return f"'{text}" if text.lstrip(" \n\xa0").startswith(FORMULA) else text
