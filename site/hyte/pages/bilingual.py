"""Words that a record has once for each language, of which one may be missing. Pure."""

from __future__ import annotations


def either(language: str | None, finnish: str, swedish: str) -> str:
    """Return the words in `language`, or the other ones where these are empty."""
    return (swedish or finnish) if language == "sv" else (finnish or swedish)
