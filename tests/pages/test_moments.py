"""Every instant reads the same everywhere."""

from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest
from django.utils.translation import override

from hyte.pages.moments import HELSINKI, format_deadline, format_moment, format_span
from hyte.pages.templatetags.moments import day_element, deadline_element, moment_element

LATE = datetime(2026, 10, 31, 22, tzinfo=UTC)
"""Midnight in Finland, where October is over."""


@pytest.mark.parametrize(("language", "written"), [("fi", "la 31.10.2026 klo 9.00"), ("sv", "lö 31.10.2026 kl. 9.00")])
def test_an_instant_has_weekday_date_and_clock_time(language: str, written: str) -> None:
    assert format_moment(datetime(2026, 10, 31, 7, tzinfo=UTC), language) == written


def test_midnight_is_the_last_minute_of_the_day_before() -> None:
    assert format_deadline(datetime(2026, 11, 1, tzinfo=HELSINKI), "fi") == "la 31.10.2026 klo 23.59"


def test_another_closing_hour_is_written_as_it_is() -> None:
    assert format_deadline(datetime(2026, 10, 31, 16, tzinfo=HELSINKI), "sv") == "lö 31.10.2026 kl. 16.00"


def test_a_day_with_an_end_names_the_date_once() -> None:
    start, end = datetime(2027, 1, 12, 9, tzinfo=HELSINKI), datetime(2027, 1, 12, 15, 30, tzinfo=HELSINKI)
    assert format_span(start, end, "fi") == "ti 12.1.2027 klo 9.00–15.30"


def test_a_day_is_written_for_people_and_for_machines() -> None:
    assert day_element(date(2022, 10, 8)) == '<time datetime="2022-10-08">8.10.2022</time>'
    assert day_element(LATE) == '<time datetime="2026-11-01">1.11.2026</time>'


def test_an_instant_is_written_in_the_language_of_the_page_and_in_finnish_time() -> None:
    with override("fi"):
        assert moment_element(LATE) == '<time datetime="2026-11-01T00:00:00+02:00">su 1.11.2026 klo 0.00</time>'
    with override("sv"):
        assert moment_element(LATE) == '<time datetime="2026-11-01T00:00:00+02:00">sö 1.11.2026 kl. 0.00</time>'


def test_a_deadline_tells_people_the_last_minute_and_machines_the_instant() -> None:
    with override("fi"):
        assert deadline_element(LATE) == '<time datetime="2026-11-01T00:00:00+02:00">la 31.10.2026 klo 23.59</time>'


@pytest.mark.parametrize("element", [day_element, moment_element, deadline_element])
def test_where_there_is_no_time_nothing_is_written(element: Callable[[None], str]) -> None:
    assert element(None) == ""
