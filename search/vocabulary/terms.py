"""A term as the search knows it: the base forms of its words, and its place in the tree of all terms. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from search.analysis import QueryWord, document_forms
from search.analysis.folding import folded
from search.analysis.function_words import JOINING
from search.analysis.reading import canonical
from search.analysis.tokens import tokens

SHORTEST_UNMARKED = 5
"""Letters of a word that is also recognised without its diacritical marks."""

EVERYDAY, LEADING = "everyday", "leading"
"""Kinds of terms that the search treats in their own way."""

Words = tuple[tuple[str, ...], ...]


class TermRow(NamedTuple):
    """One term as the table holds it."""

    concept: int
    language: str
    kind: str
    text: str


class Term(NamedTuple):
    """One term and, for each of its words that says something, the base forms of that word."""

    concept: int
    language: str
    kind: str
    words: Words


class Node:
    """What terms may go on with after the same words, and the terms that end here."""

    __slots__ = ("children", "terms")

    def __init__(self) -> None:
        self.children: dict[str, Node] = {}
        self.terms: list[Term] = []

    def add(self, term: Term) -> None:
        """Add `term` below this node, under every reading of its words and without their marks."""
        nodes = [self]
        for bases in term.words:
            forms = {*bases, *(unmarked(base) for base in bases if len(base) >= SHORTEST_UNMARKED)}
            nodes = [node.children.setdefault(form, Node()) for node in nodes for form in sorted(forms)]
        for node in nodes:
            node.terms.append(term)

    def following(self, word: QueryWord) -> Iterator[Node]:
        """Yield where `word` leads; without its marks only where it was written without and leads nowhere as it is."""
        found = [self.children[base] for base in word.bases if base in self.children]
        if not found and word.surface.isascii():
            found = [self.children[key] for key in map(unmarked, word.folded) if key in self.children]
        yield from found


def term_of(row: TermRow) -> Term:
    """Return the term of a row, its words read in its own language."""
    words = tuple(bases_in_term(token.text, row.language) for token in tokens(row.text) if token.text not in JOINING)
    return Term(row.concept, row.language, row.kind, words)


def bases_in_term(word: str, language: str) -> tuple[str, ...]:
    """Return the base forms of a word of a term: the word as it stands if that is one, otherwise all readings."""
    bases = document_forms(word, language).bases
    return (canonical(word),) if canonical(word) in bases else bases


def unmarked(form: str) -> str:
    """Return the key of a form without diacritical marks, which no base form can be."""
    return f"~{folded(form)}"
