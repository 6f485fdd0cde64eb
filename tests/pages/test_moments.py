"""Every instant reads the same everywhere."""

from datetime import UTC, datetime

import pytest

from hyte.pages.moments import HELSINKI, format_deadline, format_moment, format_span


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
