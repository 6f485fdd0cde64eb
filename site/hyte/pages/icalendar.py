"""Write events for people's calendars, RFC 5545. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

PRODUCT = "-//HYTE//HYTE site//FI"
LONGEST_LINE = 75
"""Octets of a line, its end not counted (RFC 5545, 3.1)."""


@dataclass(frozen=True, kw_only=True)
class Event:
    """Something from one instant to another, or at one instant where `ends_at` is `None`.

    `uid` names it for ever and `sequence` grows with each change, so that a calendar that knows it takes the change.
    """

    uid: str
    sequence: int
    changed_at: datetime
    starts_at: datetime
    title: str
    ends_at: datetime | None = None
    url: str = ""
    place: str = ""
    text: str = ""
    cancelled: bool = False


def calendar(events: Iterable[Event]) -> str:
    """Return the text of a calendar that holds `events`."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:{PRODUCT}", "METHOD:PUBLISH"]
    for event in events:
        lines += event_lines(event)
    return "".join(f"{folded(line)}\r\n" for line in [*lines, "END:VCALENDAR"])


def event_lines(event: Event) -> list[str]:
    """Return the lines of one event, not yet folded; empty properties are left out."""
    texts = {"SUMMARY": event.title, "LOCATION": event.place, "DESCRIPTION": event.text}
    return [
        "BEGIN:VEVENT",
        f"UID:{event.uid}",
        f"SEQUENCE:{event.sequence}",
        f"DTSTAMP:{utc(event.changed_at)}",
        f"DTSTART:{utc(event.starts_at)}",
        *([f"DTEND:{utc(event.ends_at)}"] if event.ends_at else []),
        *(f"{name}:{escaped(text)}" for name, text in texts.items() if text),
        *([f"URL:{event.url}"] if event.url else []),
        f"STATUS:{'CANCELLED' if event.cancelled else 'CONFIRMED'}",
        "END:VEVENT",
    ]


def utc(instant: datetime) -> str:
    """Return an aware instant as the format writes it in UTC."""
    return instant.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")


def escaped(text: str) -> str:
    """Return `text` with the characters that mean something to the format marked as text."""
    for character in "\\;,":
        text = text.replace(character, f"\\{character}")
    return "\\n".join(text.splitlines())


def folded(line: str) -> str:
    """Return `line` broken so that no part has more than `LONGEST_LINE` octets and no character is split."""
    parts, part, size = [], "", 0
    for character in line:
        width = len(character.encode())
        if size + width > LONGEST_LINE:
            parts.append(part)
            part, size = " ", 1
        part, size = part + character, size + width
    return "\r\n".join([*parts, part])
