"""Meet terms in a query: the longest at each place, and those that other words are made of. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from search.analysis import QueryWord
from search.analysis.function_words import JOINING
from search.vocabulary.terms import Node, Term


class Match(NamedTuple):
    """Words `start` to `end` (exclusive) of a query, and the terms that they are as a whole or have as a part."""

    start: int
    end: int
    terms: tuple[Term, ...]
    whole: bool = True

    def is_inside(self, longer: Match) -> bool:
        """Return whether these words are some, and not all, of the words of another match."""
        return longer.start <= self.start and self.end <= longer.end and (self.start, self.end) != longer[:2]


def whole(words: Sequence[QueryWord], tree: Node) -> Iterator[Match]:
    """Yield the longest terms in a query that are words of it as they stand."""
    start = 0
    while start < len(words):
        match = longest(words, start, tree)
        if match:
            yield match
        start = match.end if match else start + 1


def parts(words: Sequence[QueryWord], tree: Node, beside: Sequence[Match]) -> Iterator[Match]:
    """Yield the terms that a query's compounds are made of, where no whole term is."""
    taken = {place for match in beside for place in range(match.start, match.end)}
    for place, word in enumerate(words):
        if place not in taken:
            yield from inside(word, place, tree)


def longest(words: Sequence[QueryWord], start: int, tree: Node) -> Match | None:
    """Return the longest term that begins with the word at `start`."""
    nodes, best = [tree], None
    for place in range(start, len(words)):
        if words[place].surface in JOINING:
            if place == start:
                return None
            continue
        nodes = [following for node in nodes for following in node.following(words[place])]
        if not nodes:
            break
        if terms := tuple(term for node in nodes for term in node.terms):
            best = Match(start, place + 1, terms)
    return best


def inside(word: QueryWord, place: int, tree: Node) -> list[Match]:
    """Return the terms that are parts of a compound, without those that are parts of a longer one."""
    found: dict[str, Match] = {}
    for part in sorted(word.parts, key=len, reverse=True):
        node = tree.children.get(part)
        if node and node.terms and not any(part in longer for longer in found):
            found[part] = Match(place, place + 1, tuple(node.terms), whole=False)
    return list(found.values())
