"""What readers see where words are covered. Pure."""

from __future__ import annotations

MARKERS = {"fi": "[henkilötieto peitetty]", "sv": "[personuppgift dold]"}
"""By the language of the comment."""

OMISSION = "[…]"


def without_markers(text: str) -> str:
    """Return `text` with a sign that has no words where a marker stands: nobody is to look for what is covered."""
    for marker in MARKERS.values():
        text = text.replace(marker, OMISSION)
    return text
