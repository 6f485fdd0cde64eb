"""Staff type days and clock times as they are written in Finland; nothing is guessed."""

from datetime import date, datetime, time

import pytest

from hyte.pages.typed_moments import parse_clock, parse_day, parse_moment


@pytest.mark.parametrize("typed", ["16", "16.00", "16:00", "klo 16", "klo 16.00", "kl. 16", "Kl 16:00", " 16.00.00 "])
def test_a_time_of_the_day_is_understood_however_it_is_written(typed: str) -> None:
    assert parse_clock(typed) == time(16)


@pytest.mark.parametrize("typed", ["24", "9.60", "1600", "16.0", "16,00", "klo", "noin 16", "-1", "16.00.", "١٦", ""])
def test_what_may_mean_another_time_is_not_guessed(typed: str) -> None:
    assert parse_clock(typed) is None


@pytest.mark.parametrize("typed", ["1.2.27", "01.02.27", "1.2.2027", "1. 2. 2027", " 01.02.2027 ", "2027-02-01"])
def test_a_day_is_understood_however_it_is_written(typed: str) -> None:
    assert parse_day(typed) == date(2027, 2, 1)


@pytest.mark.parametrize(("typed", "year"), [("1.2.00", 2000), ("1.2.69", 2069), ("1.2.70", 2070), ("1.2.1999", 1999)])
def test_two_digits_are_a_year_of_this_century(typed: str, year: int) -> None:
    assert parse_day(typed) == date(year, 2, 1)


@pytest.mark.parametrize(
    "typed",
    ["1.2.", "1.2.027", "1.2.0027", "2/1/2027", "29.2.2027", "1.13.27", "27-02-01", "1.2.2027 klo 9", "huomenna"],
)
def test_what_may_mean_another_day_is_not_guessed(typed: str) -> None:
    assert parse_day(typed) is None


@pytest.mark.parametrize(
    "typed", ["1.2.27 9", "1.2.2027 klo 9.00", "1. 2. 2027 kl. 9", "2027-02-01 09:00", "2027-02-01T09:00"]
)
def test_a_day_and_a_time_are_understood_together(typed: str) -> None:
    assert parse_moment(typed) == datetime(2027, 2, 1, 9)


@pytest.mark.parametrize("typed", ["1.2.2027", "9.00", "1.2.2027 25", "1.2.20279", ""])
def test_an_instant_wants_both(typed: str) -> None:
    assert parse_moment(typed) is None
