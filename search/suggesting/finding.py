"""Find what to offer to somebody who has typed the beginning of something."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from search.analysis import query_words
from search.fallback.holding import holding
from search.fallback.terms import terms_of
from search.suggesting.keeping import comparable, key_of
from search.suggesting.models import Suggestion, SuggestionKind
from search.vocabulary.models import Term

SHORTEST = 2
"""Letters that must have been typed."""

MOST = 8
"""Texts that are offered."""

MOST_ROWS = 400
"""Rows that are looked at. More begin alike only while hardly anything is typed; then the first are as good as any."""


class Offered(NamedTuple):
    """A text to search for, what it is, and the language it is in."""

    text: str
    kind: SuggestionKind
    language: str


class Candidate(NamedTuple):
    """What may be offered; `whole` when the text itself begins with what was typed, and not only one of its words."""

    offered: Offered
    whole: bool


def suggest(*, typed: str, language: str) -> list[Offered]:
    """Return what to offer a reader of `language`: only what is public now, the likeliest first, each text once."""
    beginning = comparable(typed)
    if len(beginning) < SHORTEST:
        return []
    candidates = [*from_entries(beginning), *from_vocabulary(beginning)]
    return best(candidates, language)[:MOST]


def from_entries(beginning: str) -> Iterator[Candidate]:
    """Yield what public entries offer."""
    key = key_of(beginning)
    rows = Suggestion.objects.public().beginning(key).values_list("text", "kind", "language", "whole")[:MOST_ROWS]
    for text, kind, language, whole in rows:
        if len(key) == len(beginning.encode()) or f" {beginning}" in f" {comparable(text)}":
            yield Candidate(Offered(text, SuggestionKind(kind), language), whole)


def from_vocabulary(beginning: str) -> Iterator[Candidate]:
    """Yield the terms of the vocabulary that something public is found by."""
    terms = [term for term in Term.objects.all() if comparable(term.text).startswith(beginning)][:MOST]
    for term, entries in zip(terms, holding([terms_of(query_words(term.text)) for term in terms]), strict=True):
        if entries:
            yield Candidate(Offered(term.text, SuggestionKind.TERM, term.language), whole=True)


def best(candidates: Iterable[Candidate], language: str) -> list[Offered]:
    """Return the candidates, the likeliest first, each text once.

    What begins as typed goes before what has it further on, then the reader's language, the kinds in their order, what
    many entries offer, what is short.
    """
    counted = Counter(candidates)
    kinds = list(SuggestionKind)

    def rank(candidate: Candidate) -> tuple[bool, bool, int, int, int, str]:
        text, kind, spoken = candidate.offered
        away = (not candidate.whole, spoken != language, kinds.index(kind))
        return *away, -counted[candidate], len(text), text

    unique: dict[str, Offered] = {}
    for candidate in sorted(counted, key=rank):
        unique.setdefault(comparable(candidate.offered.text), candidate.offered)
    return list(unique.values())
