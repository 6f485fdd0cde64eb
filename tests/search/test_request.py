"""What the parameters of an address ask for."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from django.http import QueryDict

from search.request import Facet, Problem, SearchRequest, Sort, State, cleaned, read_request, state_at

NOW = datetime(2026, 10, 12, 9, 0, tzinfo=UTC)
INSTANT = timedelta(microseconds=1)


def read(parameters: str) -> tuple[SearchRequest, list[Problem]]:
    return read_request(QueryDict(parameters))


def test_no_parameters_ask_for_nothing() -> None:
    assert read("") == (SearchRequest(), [])


def test_all_parameters_are_read() -> None:
    request, problems = read(
        "q=avustus&type=blog&type=page&content_language=sv&year=2022&state=open&page=3&page_size=20"
        "&theme=Osallisuus&organisation=Rantamaan++yhdistys&sort=newest"
    )
    assert not problems
    assert request == SearchRequest(
        query="avustus",
        filters={
            Facet.TYPE: ("blog", "page"),
            Facet.LANGUAGE: ("sv",),
            Facet.YEAR: ("2022",),
            Facet.STATE: ("open",),
            Facet.THEME: ("osallisuus",),
            Facet.ORGANISATION: ("rantamaan yhdistys",),
        },
        sort=Sort.NEWEST,
        page=3,
        page_size=20,
    )
    assert request.offset == 40


def test_a_query_of_200_characters_is_taken_whole() -> None:
    assert read(f"q={'ä' * 200}") == (SearchRequest(query="ä" * 200), [])


def test_a_longer_query_is_cut_and_said_to_be_too_long() -> None:
    assert read(f"q={'ä' * 201}") == (SearchRequest(query="ä" * 200), [Problem.QUERY_TOO_LONG])


@pytest.mark.parametrize("page", ["0", "51", "-1", "1.5", "x", "9" * 5_000, "²", "١"])
def test_a_page_that_cannot_be_is_page_one_with_a_problem(page: str) -> None:
    assert read(f"page={page}") == (SearchRequest(), [Problem.PAGE])


def test_the_last_page_and_the_largest_page_can_be_asked_for() -> None:
    assert read("page=50&page_size=50") == (SearchRequest(page=50, page_size=50), [])


@pytest.mark.parametrize("size", ["0", "51", "many"])
def test_a_page_size_out_of_range_is_the_usual_one_with_a_problem(size: str) -> None:
    assert read(f"page_size={size}") == (SearchRequest(), [Problem.PAGE_SIZE])


@pytest.mark.parametrize("filters", ["type=person", "content_language=en", "year=22", "year=20222", "state=ajar"])
def test_a_filter_with_an_unknown_value_is_left_out_with_a_problem(filters: str) -> None:
    assert read(filters) == (SearchRequest(), [Problem.FILTER])


def test_an_empty_filter_is_none() -> None:
    assert read("type=&year=") == (SearchRequest(), [])


def test_the_language_of_the_interface_is_never_a_filter() -> None:
    assert read("language=sv") == (SearchRequest(), [])
    assert read("language=en") == (SearchRequest(), [Problem.LANGUAGE])


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("  kaksi \t\n sanaa ", "kaksi sanaa"),
        ("a\0b", "a b"),
        ("a\ud800b", "a b"),
        ("a\u0308iti", "äiti"),
        ("<b>&'\"", "<b>&'\""),
        ("\x1b[31m", "[31m"),
    ],
)
def test_a_query_is_cleaned_of_what_cannot_be_searched_for(given: str, kept: str) -> None:
    assert cleaned(given) == kept


@pytest.mark.parametrize(
    ("at", "state"),
    [
        (NOW - INSTANT, State.UPCOMING),
        (NOW, State.OPEN),
        (NOW + timedelta(days=7) - INSTANT, State.OPEN),
        (NOW + timedelta(days=7), State.CLOSED),
    ],
)
def test_the_state_changes_at_the_very_instant(at: datetime, state: State) -> None:
    assert state_at(NOW, NOW + timedelta(days=7), at) is state


def test_what_neither_opens_nor_closes_has_no_state() -> None:
    assert state_at(None, None, NOW) is None
