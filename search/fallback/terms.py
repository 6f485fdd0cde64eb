"""The words that the built-in search looks for, with the weights that they have for the engine. Pure."""

from __future__ import annotations

from typing import NamedTuple

from search.analysis import QueryWords
from search.query import FOLDED, PARTS

MOST_TERMS = 60
"""Each is a question of its own to the database's index."""


class Term(NamedTuple):
    """A word to look for: among base forms and parts of compounds, or among forms without diacritical marks."""

    word: str
    weight: float
    folded: bool = False


def terms_of(words: QueryWords) -> list[Term]:
    """Return what to look for, the weightiest first."""
    terms = [Term(word, 1.0) for word in words.bases]
    terms += [Term(word, PARTS) for word in words.parts if word not in words.bases]
    terms += [Term(word, FOLDED, folded=True) for word in words.folded]
    return terms[:MOST_TERMS]
