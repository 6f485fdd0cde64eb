"""The language in which dates and headings are written for the staff."""

from __future__ import annotations

from django.utils.translation import get_language


def staff_language() -> str:
    """Return the language of the staff interface where dates can be written in it, Finnish otherwise."""
    return "sv" if get_language() == "sv" else "fi"
