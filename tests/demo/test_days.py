"""The demo never grows old: its dates are counted from the day on which it is loaded."""

from datetime import UTC, date, datetime, timedelta

import pytest

from hyte.demo.days import with_dates, working_day, written_out

MONDAY = datetime(2026, 10, 12, 9, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("key", "value", "resolved"),
    [
        ("date", "-3d", "2026-10-09"),
        ("submitted_at", "-2d 1:17", "2026-10-10T01:17:00+03:00"),
        ("closes_at", "+2d", "2026-10-14T23:59:00+03:00"),
        ("closes_at", "+30d 16:00", "2026-11-11T16:00:00+02:00"),
        ("title", "Kello 9:00 +2d", "Kello 9:00 +2d"),
    ],
)
def test_a_relative_date_becomes_one_of_the_import_format(key, value, resolved):
    assert with_dates({key: value}, MONDAY) == {key: resolved}


def test_dates_inside_objects_and_lists_are_resolved_too():
    assert with_dates({"outcome": {"published_at": "-3d 10:00"}, "list": [{"date": "-3d"}]}, MONDAY) == {
        "outcome": {"published_at": "2026-10-09T10:00:00+03:00"},
        "list": [{"date": "2026-10-09"}],
    }


def test_the_day_is_that_of_finland():
    after_midnight_in_finland = datetime(2026, 10, 11, 21, 30, tzinfo=UTC)
    assert with_dates({"date": "+0d"}, after_midnight_in_finland) == {"date": "2026-10-12"}


@pytest.mark.parametrize(
    ("day", "forward", "moved"),
    [(10, False, 9), (10, True, 12), (11, False, 9), (11, True, 12), (9, True, 9), (12, False, 12)],
)
def test_the_county_works_on_weekdays(day, forward, moved):
    assert working_day(date(2026, 10, day), forward=forward) == date(2026, 10, moved)


def test_only_what_the_county_does_is_moved_from_a_weekend():
    values = with_dates({"starts_at": "-1d 13:00", "submitted_at": "-1d 13:00", "closes_at": "-1d 13:00"}, MONDAY)
    assert [value[:10] for value in values.values()] == ["2026-10-09", "2026-10-11", "2026-10-11"]


def test_a_date_in_running_text_has_no_leading_zeros():
    assert written_out(date(2026, 6, 5)) == "5.6.2026"


@pytest.mark.parametrize("offset", range(7))
def test_a_past_date_is_never_moved_into_the_future(offset):
    now = MONDAY + timedelta(days=offset)
    assert with_dates({"date": "-0d"}, now)["date"] <= now.date().isoformat()
