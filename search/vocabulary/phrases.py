"""Find terms in a query and add what else their concepts are called. Pure.

A term is met by the base forms of its words, so it is found however it is inflected. Words that only join others (ja,
och) count neither in a term nor in a query. Words that lead to a concept are met apart from names, so that they hide
none.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from math import sqrt

from search.analysis import QueryWord, QueryWords, Synonym
from search.vocabulary.meeting import Match, parts, whole
from search.vocabulary.terms import EVERYDAY, LEADING, Node, Term, TermRow, Words, term_of

SAME_LANGUAGE = 0.6
"""Weight of another name in the same language, beside the words asked for."""

OTHER_LANGUAGE = 0.75
"""Weight of a name in the other language: a translation is closer than another word for nearly the same."""

EVERYDAY_NAME = 0.5
"""Factor for everyday words: who writes them may mean the official thing more often than the other way round."""

IN_COMPOUND = 0.4
"""Factor for the names of a part of a compound that is no term itself."""

MOST_SYNONYMS = 32
"""Synonyms of one query; each is a clause of the question to the engine."""


class Phrases:
    """All terms, arranged to be met in a query word by word."""

    def __init__(self, rows: Iterable[TermRow]) -> None:
        self.names: dict[int, list[Term]] = {}
        self.called, self.leading = Node(), Node()
        for row in rows:
            term = term_of(row)
            if not term.words:
                continue
            if row.kind == LEADING:
                self.leading.add(term)
            else:
                self.names.setdefault(term.concept, []).append(term)
                self.called.add(term)

    def expanded(self, query: QueryWords) -> QueryWords:
        """Return the query with the other names of what it says, the weightiest first, a bounded number of them."""
        best: dict[tuple[int, int, Words], Synonym] = {}
        for synonym in sorted(self.synonyms(query.words), key=lambda synonym: -synonym.weight):
            best.setdefault((synonym.start, synonym.end, synonym.words), synonym)
        return query._replace(synonyms=tuple(best.values())[:MOST_SYNONYMS])

    def synonyms(self, words: Sequence[QueryWord]) -> Iterator[Synonym]:
        """Yield the other names of what a query says, and the names of what its words lead to.

        A word inside a longer name leads nowhere: the name says what is meant.
        """
        called = [*whole(words, self.called)]
        leading = (match for match in whole(words, self.leading) if not any(map(match.is_inside, called)))
        for match in (*called, *parts(words, self.called, called), *leading):
            yield from self.names_beside(match)
            yield from with_marks(match, words)

    def names_beside(self, match: Match) -> Iterator[Synonym]:
        """Yield the names of the concepts of `match` other than the one that was met.

        A longer name with all its words finds nothing more, and would favour what has the others of them by accident
        (utlåtande, and fi of utlåtande.fi).
        """
        own_words = {term.words for term in match.terms}
        for own in match.terms:
            for name in self.names.get(own.concept, ()):
                if name.words not in own_words and not set(own.words) <= set(name.words):
                    weight = SAME_LANGUAGE if name.language == own.language else OTHER_LANGUAGE
                    weight *= 1.0 if match.whole else IN_COMPOUND
                    weight *= EVERYDAY_NAME if name.kind == EVERYDAY else 1.0
                    # The scores of words add up, so a name of many words would count for too much beside one of few.
                    weight *= sqrt(len(own.words) / len(name.words))
                    yield Synonym(match.start, match.end, name.words, round(weight, 3), match.whole)


def with_marks(match: Match, words: Sequence[QueryWord]) -> Iterator[Synonym]:
    """Yield the terms that were met without their diacritical marks as they are written with them.

    Their words are the ones that are asked for: "jarjestoavustus" is no weaker a word than its translation.
    """
    asked = {base for word in words[match.start : match.end] for base in (*word.bases, *word.parts)}
    for term in match.terms:
        if term.kind != LEADING and any(asked.isdisjoint(bases) for bases in term.words):
            yield Synonym(match.start, match.end, term.words, 1.0, match.whole)
