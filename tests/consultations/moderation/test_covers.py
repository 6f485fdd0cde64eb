"""Places in a text are covered; every other character stays as it was."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consultations.markers import MARKERS
from consultations.moderation.covers import (
    Covers,
    WordsNotFound,
    covered,
    merged,
    places_of_words,
    sentences,
    suggestions,
)

TEXT = "Anni Aalto soitti. Annin numero on 040 123 4567 ja osoite anni@posti.example."


def test_the_words_are_covered_in_the_language_of_the_comment() -> None:
    assert covered("Anni soitti.", [(0, 4)], "fi") == "[henkilötieto peitetty] soitti."
    assert covered("Anni ringde.", [(0, 4)], "sv") == "[personuppgift dold] ringde."


def test_places_that_touch_or_overlap_are_one() -> None:
    assert merged([(5, 7), (0, 3), (2, 5), (9, 10)]) == [(0, 7), (9, 10)]


@given(st.text(max_size=60), st.lists(st.tuples(st.integers(0, 59), st.integers(1, 60)), max_size=5))
def test_what_is_not_covered_stays_as_it_was(text: str, pairs: list[tuple[int, int]]) -> None:
    spans = merged((start, end) for start, end in pairs if start < end <= len(text))
    kept = covered(text, spans, "fi")
    for start, end in reversed(spans):
        text = text[:start] + MARKERS["fi"] + text[end:]
    assert kept == text


@pytest.mark.parametrize("span", [(-1, 2), (3, 3), (0, 99)])
def test_a_place_outside_the_text_is_refused(span: tuple[int, int]) -> None:
    with pytest.raises(ValueError, match="no place"):
        covered("Lyhyt.", [span], "fi")


def test_words_are_covered_wherever_they_stand_on_their_own() -> None:
    assert places_of_words("Anni ja Annika ja Anni", ["Anni"]).text == [(0, 4), (18, 22)]


def test_words_are_covered_in_the_title_above_the_text_too() -> None:
    assert places_of_words("Anni soitti Almalle", ["Anni", "Alma"], "Alma ja Anni") == Covers(
        text=[(0, 4)], title=[(0, 4), (8, 12)]
    )


def test_words_that_are_not_there_are_named() -> None:
    with pytest.raises(WordsNotFound) as missing:
        places_of_words(TEXT, ["Anni Aalto", "Alto", ""])
    assert missing.value.words == ["Alto"]


def test_addresses_and_numbers_are_suggested() -> None:
    assert [place.words for place in suggestions(TEXT)] == ["040 123 4567", "anni@posti.example"]
    assert [place.words for place in suggestions("Tunnus 131052-308T, tili FI21 1234 5600 0007 85.")] == [
        "131052-308T",
        "FI21 1234 5600 0007 85",
    ]


def test_years_sums_and_diary_numbers_are_not() -> None:
    assert suggestions("Vuosina 2026–2029 jaetaan 1 250 000 euroa, HYTE/123/2026, 31.10.2026 klo 16.00.") == []


def test_a_text_is_offered_sentence_by_sentence() -> None:
    assert [place.words for place in sentences("Yksi. Klo 16.00 alkaa!\n\n## Otsikko\nLoppu")] == [
        "Yksi.",
        "Klo 16.00 alkaa!",
        "## Otsikko",
        "Loppu",
    ]
