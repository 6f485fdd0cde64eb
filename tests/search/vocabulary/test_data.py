"""The vocabulary that ships: every row is complete, is met by its own terms, and is not ambiguous."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.utils.text import slugify

from search.analysis import query_words
from search.vocabulary.csv_rows import KINDS, ConceptRow, RowTerm, read_rows, write_rows
from search.vocabulary.meeting import whole
from search.vocabulary.models import LONGEST_TERM
from search.vocabulary.phrases import Phrases
from search.vocabulary.shipping import DATA
from search.vocabulary.terms import LEADING, Node, TermRow, Words, term_of

FILES = sorted(DATA.glob("*.csv"))
ROWS = [row for file in FILES for _line, row in read_rows(file.read_bytes())]
MOST_MEANINGS = 2
"""Concepts that one word may be a name of: anmälan is an enrolment and a report."""

MOST_LED_TO = 3
"""Concepts that one word may lead to."""

SHORTEST_ABBREVIATION = 2
WORDS_OF_THEIR_OWN = {"eva", "iva", "riku", "syke", "luke", "super", "sata", "km", "fm", "im", "jm", "vm", "ry", "rf"}
"""Abbreviations in use that are also names, other words or endings of names, and so find what nobody wanted."""


def terms() -> Iterator[tuple[ConceptRow, RowTerm]]:
    for row in ROWS:
        yield from ((row, term) for term in row.terms)


def words(term: RowTerm) -> Words:
    return term_of(TermRow(0, term.language, term.kind, term.text)).words


def is_met(tree: Node, row: TermRow) -> bool:
    return any(term_of(row) in match.terms for match in whole(query_words(row.text).words, tree))


def test_there_are_enough_of_them() -> None:
    assert len(ROWS) >= 1_500
    assert sum(term.kind == LEADING for _row, term in terms()) >= 5_000


def test_every_key_is_there_once() -> None:
    keys = [row.key for row in ROWS]
    assert len(keys) == len(set(keys))
    assert [key for key in keys if key != slugify(key) or len(key) > 80] == []


def test_every_concept_has_both_languages_or_says_why_not() -> None:
    one_language = [row for row in ROWS if {term.language for term in row.names} != {"fi", "sv"}]
    assert [row.key for row in one_language if not row.note] == []
    assert len(one_language) < len(ROWS) / 20


def test_every_concept_has_another_name() -> None:
    assert [row.key for row in ROWS if len({words(term) for term in row.names}) < 2] == []


def test_no_concept_says_the_same_twice() -> None:
    for row in ROWS:
        said = [(term.language, words(term)) for term in row.terms]
        assert len(said) == len(set(said)), row.key


def test_every_term_says_something_and_fits_into_its_column() -> None:
    assert [term.text for _row, term in terms() if not words(term) or len(term.text) > LONGEST_TERM] == []


@pytest.mark.parametrize(("most", "kinds"), [(MOST_MEANINGS, {*KINDS} - {LEADING}), (MOST_LED_TO, {LEADING})])
def test_no_word_has_many_meanings(most: int, kinds: set[str]) -> None:
    meanings: dict[tuple[str, Words], set[str]] = defaultdict(set)
    for row, term in terms():
        if term.kind in kinds:
            meanings[term.language, words(term)].add(row.key)
    assert {key: found for key, found in meanings.items() if len(found) > most} == {}


def test_an_abbreviation_stands_for_one_thing_and_is_no_other_word() -> None:
    meanings: dict[str, set[str]] = defaultdict(set)
    for row, term in terms():
        if term.kind == "abbreviation":
            meanings[term.text.lower()].add(row.key)
    assert {text: found for text, found in meanings.items() if len(found) > 1} == {}
    assert meanings.keys() & WORDS_OF_THEIR_OWN == set()
    assert [text for text in meanings if len(text) < SHORTEST_ABBREVIATION] == []


def test_every_term_is_met_in_a_query() -> None:
    rows = [TermRow(number, *term) for number, row in enumerate(ROWS) for term in row.terms]
    phrases = Phrases(rows)
    trees = dict.fromkeys(KINDS, phrases.called) | {LEADING: phrases.leading}
    assert [row.text for row in rows if not is_met(trees[row.kind], row)] == []


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_file_is_written_as_it_was_read(file: Path) -> None:
    content = file.read_bytes()
    assert write_rows(row for _line, row in read_rows(content)).encode() == content
