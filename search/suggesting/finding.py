"""Find what to offer to somebody who has typed the beginning of something."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import takewhile
from typing import NamedTuple

from search.analysis import query_words
from search.fallback.holding import holding
from search.fallback.terms import Term as SoughtTerm
from search.request import comparable
from search.suggesting.keeping import key_of
from search.suggesting.models import SuggestionKind
from search.suggesting.reading import held
from search.vocabulary.models import Term, VocabularyState

SHORTEST = 2
"""Letters that must have been typed."""

MOST = 8
"""Texts that are offered."""

MOST_TERMS = 3
"""Terms of the vocabulary among them: it has many, and what is on the site comes first."""


class Offered(NamedTuple):
    """A text to search for, what it is, and the language it is in."""

    text: str
    kind: SuggestionKind
    language: str


class Candidate(NamedTuple):
    """What may be offered; `whole` when the text itself begins with what was typed, and not only one of its words.

    `holders` is how many public entries offer it.
    """

    offered: Offered
    whole: bool
    holders: int


def suggest(*, typed: str, language: str) -> list[Offered]:
    """Return what to offer a reader of `language`: only what is public now, the likeliest first, each text once."""
    beginning = comparable(typed)
    if len(beginning) < SHORTEST:
        return []
    candidates = [*from_entries(beginning), *from_vocabulary(beginning, language)]
    return best(candidates, language)


def from_entries(beginning: str) -> Iterator[Candidate]:
    """Yield what public entries offer."""
    key = key_of(beginning)
    for text, kind, language, whole, holders in held(key):
        if len(key) == len(beginning.encode()) or f" {beginning}" in f" {comparable(text)}":
            yield Candidate(Offered(text, kind, language), whole, holders)


def from_vocabulary(beginning: str, language: str) -> Iterator[Candidate]:
    """Yield the terms of the vocabulary that something public says, of the shortest ones those that most say."""
    keys, terms = terms_of_version(VocabularyState.current_version())
    first = bisect_left(keys, beginning)
    places = takewhile(lambda place: keys[place].startswith(beginning), range(first, len(keys)))
    begun = sorted(places, key=lambda it: (terms[it].language != language, keys[it].count(" "), len(keys[it])))
    near = [terms[place] for place in begun[:MOST]]
    entries = zip(near, holding([[whole_words(term.text)] for term in near]), strict=True)
    said = sorted((-found, len(term.text), term) for term, found in entries if found)
    for found, _length, term in said[:MOST_TERMS]:
        yield Candidate(term, whole=True, holders=-found)


@lru_cache(maxsize=1)
def terms_of_version(version: int) -> tuple[list[str], list[Offered]]:
    """Return the names in the vocabulary in the order of what they begin with, beside these beginnings."""
    rows = Term.objects.names().values_list("text", "language")
    terms = sorted((comparable(text), Offered(text, SuggestionKind.TERM, language)) for text, language in rows)
    return [key for key, _term in terms], [term for _key, term in terms]


def whole_words(text: str) -> SoughtTerm:
    """Return what to ask for to know whether anything has every word of `text`, and not only parts of compounds."""
    return SoughtTerm(tuple(word.bases for word in query_words(text).telling), 1.0)


def best(candidates: Iterable[Candidate], language: str) -> list[Offered]:
    """Return some of the candidates, the likeliest first, each text once.

    What begins as typed goes before what has it further on, then the reader's language, the kinds in their order, what
    many entries offer, what is short.
    """
    kinds = list(SuggestionKind)

    def rank(candidate: Candidate) -> tuple[bool, bool, int, int, int, str]:
        text, kind, spoken = candidate.offered
        away = (not candidate.whole, spoken != language, kinds.index(kind))
        return *away, -candidate.holders, len(text), text

    unique: dict[str, Offered] = {}
    for candidate in sorted(candidates, key=rank):
        unique.setdefault(comparable(candidate.offered.text), candidate.offered)
        if len(unique) == MOST:
            break
    return list(unique.values())
