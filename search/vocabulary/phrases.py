"""Find terms in a query and add what else their concepts are called. Pure.

A term is met by the base forms of its words, so it is found however it is inflected. Words that only join others (ja,
och) count neither in a term nor in a query.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from math import sqrt
from typing import NamedTuple

from search.analysis import QueryWord, QueryWords, Synonym
from search.analysis.function_words import JOINING
from search.vocabulary import terms
from search.vocabulary.terms import Node, Term, TermRow, term_of

SAME_LANGUAGE = 0.6
"""Weight of another name in the same language, beside the words asked for."""

OTHER_LANGUAGE = 0.75
"""Weight of a name in the other language: a translation is closer than another word for nearly the same."""

EVERYDAY = 0.5
"""Factor for everyday words: who writes them may mean the official thing more often than the other way round."""

LED_TO = 1.0
"""Factor for the names of what a word only leads to."""

IN_COMPOUND = 0.4
"""Factor for the names of a part of a compound that is no term itself."""

MOST_SYNONYMS = 32
"""Synonyms of one query; each is a clause of the question to the engine."""


class Match(NamedTuple):
    """Words `start` to `end` (exclusive) of a query that are a term of one concept or of several."""

    start: int
    end: int
    terms: tuple[Term, ...]


class Phrases:
    """All terms, arranged to be met in a query word by word."""

    def __init__(self, rows: Iterable[TermRow]) -> None:
        self.names: dict[int, list[Term]] = defaultdict(list)
        self.root = Node()
        for row in rows:
            term = term_of(row)
            if term.words:
                self.root.add(term)
                if term.kind != terms.LEADING:
                    self.names[term.concept].append(term)

    def expanded(self, query: QueryWords) -> QueryWords:
        """Return the query with the other names of what it says, the weightiest first, a bounded number of them."""
        found = sorted(dict.fromkeys(self.synonyms(query.words)), key=lambda synonym: -synonym.weight)
        return query._replace(synonyms=tuple(found[:MOST_SYNONYMS]))

    def synonyms(self, words: Sequence[QueryWord]) -> Iterator[Synonym]:
        """Yield the other names of the longest terms in a query; where none begins, those of a compound's parts."""
        start = 0
        while start < len(words):
            match = self.longest(words, start)
            if match:
                yield from self.names_beside(match, 1.0)
                start = match.end
                continue
            for part in self.terms_inside(words[start], start):
                yield from self.names_beside(part, IN_COMPOUND)
            start += 1

    def longest(self, words: Sequence[QueryWord], start: int) -> Match | None:
        """Return the longest term that begins with the word at `start`."""
        nodes, best = [self.root], None
        for place in range(start, len(words)):
            if words[place].surface in JOINING:
                if place == start:
                    return None
                continue
            nodes = [following for node in nodes for following in node.following(words[place])]
            if not nodes:
                break
            if met := tuple(term for node in nodes for term in node.terms):
                best = Match(start, place + 1, met)
        return best

    def terms_inside(self, word: QueryWord, place: int) -> list[Match]:
        """Return the terms that are parts of a compound, without those that are parts of a longer one."""
        found: dict[str, Match] = {}
        for part in sorted(word.parts, key=len, reverse=True):
            node = self.root.children.get(part)
            if node and node.terms and not any(part in longer for longer in found):
                found[part] = Match(place, place + 1, tuple(node.terms))
        return list(found.values())

    def names_beside(self, match: Match, factor: float) -> Iterator[Synonym]:
        """Yield the names of the concepts of `match` other than the one that was met."""
        met = {term.words for term in match.terms}
        for own in match.terms:
            for name in self.names[own.concept]:
                if name.words not in met:
                    weight = SAME_LANGUAGE if name.language == own.language else OTHER_LANGUAGE
                    weight *= factor * (EVERYDAY if name.kind == terms.EVERYDAY else 1.0)
                    weight *= LED_TO if own.kind == terms.LEADING else 1.0
                    # The scores of words add up, so a name of many words would count for too much beside one of few.
                    weight *= sqrt(len(own.words) / len(name.words))
                    yield Synonym(match.start, match.end, name.words, round(weight, 3))
