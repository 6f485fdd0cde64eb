"""Which queries find which words: the grammar of the two languages, pair by pair."""

from collections.abc import Iterator

import pytest

from search.analysis import index_words, query_words
from tests.search.analysis import finnish_pairs, swedish_pairs

UNMARKED = "without diacritical marks"


def pairs(headings: dict[str, str]) -> list[object]:
    return list(_pairs(headings))


def _pairs(headings: dict[str, str]) -> Iterator[object]:
    for heading, lines in headings.items():
        for line in lines.strip().splitlines():
            query, text = line.split(" | ")
            yield pytest.param(query.strip(), text.strip(), id=f"{heading}: {line.strip()}")


def without(heading: str, headings: dict[str, str]) -> dict[str, str]:
    return {name: lines for name, lines in headings.items() if name != heading}


def finds(query: str, text: str, language: str) -> bool:
    looked_for = query_words(query)
    return not {*looked_for.bases, *looked_for.parts}.isdisjoint(index_words(text, language).words)


def finds_folded(query: str, text: str, language: str) -> bool:
    return not set(query_words(query).folded).isdisjoint(index_words(text, language).folded)


@pytest.mark.parametrize(("query", "text"), pairs(without(UNMARKED, finnish_pairs.FOUND)))
def test_a_finnish_query_finds(query: str, text: str) -> None:
    assert finds(query, text, "fi")


@pytest.mark.parametrize(("query", "text"), pairs(without(UNMARKED, swedish_pairs.FOUND)))
def test_a_swedish_query_finds(query: str, text: str) -> None:
    assert finds(query, text, "sv")


@pytest.mark.parametrize(("query", "text"), pairs(finnish_pairs.NOT_FOUND))
def test_a_finnish_query_does_not_find(query: str, text: str) -> None:
    assert not finds(query, text, "fi")


@pytest.mark.parametrize(("query", "text"), pairs(swedish_pairs.NOT_FOUND))
def test_a_swedish_query_does_not_find(query: str, text: str) -> None:
    assert not finds(query, text, "sv")


@pytest.mark.parametrize(("query", "text"), pairs({"fi": finnish_pairs.FOUND[UNMARKED]}))
def test_finnish_words_are_found_by_their_bare_letters(query: str, text: str) -> None:
    assert finds_folded(query, text, "fi")


@pytest.mark.parametrize(("query", "text"), pairs({"sv": swedish_pairs.FOUND[UNMARKED]}))
def test_swedish_words_are_found_by_their_bare_letters(query: str, text: str) -> None:
    assert finds_folded(query, text, "sv")


@pytest.mark.parametrize("language", ["fi", "sv", None])
@pytest.mark.parametrize("haake", ["Haake", "Haaken", "Haakelle", "Haakes"])
@pytest.mark.parametrize("haaja", ["Haaja", "Haajan", "Haajalle", "Haajas"])
def test_names_that_differ_in_their_last_letters_never_meet(haaja: str, haake: str, language: str | None) -> None:
    assert not finds(haaja, haake, language)
    assert not finds_folded(haaja, haake, language)
    assert not finds(haake, haaja, language)
