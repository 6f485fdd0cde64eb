"""Events as calendars read them."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from hyte.pages.icalendar import Event, calendar, escaped, folded

EVENT = Event(
    uid="day-1@hyte.example",
    sequence=3,
    changed_at=datetime(2026, 10, 1, 12, 0, tzinfo=UTC),
    starts_at=datetime(2026, 11, 2, 7, 0, tzinfo=UTC),
    ends_at=datetime(2026, 11, 2, 13, 0, tzinfo=UTC),
    title="Kumppanuuspäivä",
)


def test_an_event_names_itself_and_its_change() -> None:
    lines = calendar([EVENT]).split("\r\n")
    assert lines[0] == "BEGIN:VCALENDAR"
    assert {"UID:day-1@hyte.example", "SEQUENCE:3", "DTEND:20261102T130000Z", "STATUS:CONFIRMED"} < set(lines)


def test_a_cancelled_event_says_so() -> None:
    assert "STATUS:CANCELLED\r\n" in calendar([replace(EVENT, cancelled=True)])


def test_empty_properties_are_left_out() -> None:
    assert "LOCATION" not in calendar([EVENT])


@pytest.mark.parametrize(
    ("text", "written"), [("a;b,c\\d", "a\\;b\\,c\\\\d"), ("a\r\nb\nc", "a\\nb\\nc"), ("BEGIN:VEVENT", "BEGIN:VEVENT")]
)
def test_texts_cannot_become_properties(text: str, written: str) -> None:
    assert escaped(text) == written


@pytest.mark.parametrize("line", ["", "a" * 75, "a" * 76, "ä" * 200, "€" * 100, "🙂" * 60])
def test_a_long_line_is_folded_without_losing_a_character(line: str) -> None:
    parts = folded(line).split("\r\n")
    assert all(len(part.encode()) <= 75 for part in parts)
    assert parts[0] + "".join(part.removeprefix(" ") for part in parts[1:]) == line
