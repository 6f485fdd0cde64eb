"""The words that the built-in search looks for, with the weights that they have for the engine. Pure."""

from __future__ import annotations

from typing import NamedTuple

from search.analysis import QueryWords
from search.query import FOLDED, PARTS

MOST_TERMS = 40
"""Each is a question of its own to the database's index."""


class Term(NamedTuple):
    """What to look for: among base forms and parts of compounds, or among forms without diacritical marks.

    Each of the `words` has to be there, by any of its forms. Of the terms with the same `rival`, which are other names
    of the query's words between these places, only the best counts.
    """

    words: tuple[tuple[str, ...], ...]
    weight: float
    folded: bool = False
    rival: tuple[int, int] | None = None


def terms_of(words: QueryWords) -> list[Term]:
    """Return what to look for, what weighs most first.

    The other names of one thing are rivals: an entry that has all of them is no better than an entry that has one.
    """
    terms = [Term(((word,),), 1.0) for word in words.bases]
    terms += [Term(name.words, name.weight, rival=(name.start, name.end)) for name in words.synonyms]
    terms += [Term(((word,),), PARTS) for word in words.parts if word not in words.bases]
    terms += [Term(((word,),), FOLDED, folded=True) for word in words.folded]
    return sorted(terms, key=lambda term: -term.weight)[:MOST_TERMS]
