"""Read one value of a JSON object and say precisely what is wrong with it. Pure.

A reader takes the value and the name of its key; it returns the value cleaned and in its Python type, or raises
`LineError`.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from datetime import date, datetime
from typing import Any, TypeVar
from urllib.parse import urlsplit

from consultations.text import clean_line, clean_text
from hyte.importing.problems import LineError, gettext_noop

T = TypeVar("T")
Reader = Callable[[Any, str], T]

LONGEST_TITLE = 255
"""Characters of a page's title, a limit of Wagtail."""

LONGEST_BODY = 200_000
"""Characters of a body. Longer than any page; it keeps a broken export from filling the database."""

SURROGATE = re.compile("[\ud800-\udfff]")
"""Half of a pair that stands for one character in UTF-16: a mark of text that was cut or decoded wrongly."""

YEARS = range(1900, 2200)
"""A year outside these is a slip of the keyboard, and at the ends of the calendar arithmetic fails."""


def shown(value: object) -> str:
    """Return `value` as JSON, cut to a length that fits a message."""
    text = json.dumps(value, ensure_ascii=False, default=str).encode("utf-8", "backslashreplace").decode()
    return text if len(text) <= 60 else f"{text[:59]}…"


def refuse_longer(text: str, key: str, longest: int) -> str:
    """Return `text`, or raise `LineError` when it has more than `longest` characters."""
    if len(text) > longest:
        raise LineError(
            gettext_noop("%(key)s may have at most %(longest)s characters and has %(length)s."),
            key=key, longest=longest, length=len(text),
        )  # fmt: skip
    return text


def text(longest: int = LONGEST_BODY) -> Reader[str]:
    """Read text of several lines, cleaned of invisible controls."""

    def read(value: Any, key: str) -> str:
        if not isinstance(value, str):
            raise LineError(gettext_noop("%(key)s must be text, not %(value)s."), key=key, value=shown(value))
        if SURROGATE.search(value):
            raise LineError(gettext_noop("%(key)s holds half a character: %(value)s."), key=key, value=shown(value))
        return refuse_longer(clean_text(value), key, longest)

    return read


def line(longest: int = LONGEST_TITLE) -> Reader[str]:
    """Read text of one line; line breaks in it become spaces."""

    def read(value: Any, key: str) -> str:
        return refuse_longer(clean_line(text()(value, key)), key, longest)

    return read


def filled(reader: Reader[str]) -> Reader[str]:
    """Read what `reader` reads, but not an empty text."""

    def read(value: Any, key: str) -> str:
        found = reader(value, key)
        if not found:
            raise LineError(gettext_noop("%(key)s must not be empty."), key=key)
        return found

    return read


def choice(*choices: str) -> Reader[str]:
    """Read one of `choices`."""

    def read(value: Any, key: str) -> str:
        if value not in choices:
            raise LineError(
                gettext_noop("%(key)s cannot be %(value)s; it is one of: %(choices)s."),
                key=key, value=shown(value), choices=", ".join(choices),
            )  # fmt: skip
        return str(value)

    return read


def day(value: Any, key: str) -> date:
    """Read a date such as 2026-05-31."""
    try:
        found = date.fromisoformat(value)
    except (TypeError, ValueError):
        found = date.min
    if found.year not in YEARS:
        raise LineError(
            gettext_noop("%(key)s must be a date such as 2026-05-31, not %(value)s."), key=key, value=shown(value)
        )
    return found


def instant(value: Any, key: str) -> datetime:
    """Read a date and a time with the offset from UTC, such as 2026-05-31T09:00:00+03:00."""
    try:
        found = datetime.fromisoformat(value)
    except (TypeError, ValueError):
        found = datetime.min
    if found.utcoffset() is None or found.year not in YEARS:
        raise LineError(
            gettext_noop("%(key)s must be a time with its offset such as 2026-05-31T09:00:00+03:00, not %(value)s."),
            key=key, value=shown(value),
        )  # fmt: skip
    return found


def whole_number(least: int, greatest: int) -> Reader[int]:
    """Read a whole number from `least` to `greatest`."""

    def read(value: Any, key: str) -> int:
        if not isinstance(value, int) or isinstance(value, bool) or not least <= value <= greatest:
            raise LineError(
                gettext_noop("%(key)s must be a whole number from %(least)s to %(greatest)s, not %(value)s."),
                key=key, least=least, greatest=greatest, value=shown(value),
            )  # fmt: skip
        return value

    return read


def web_address(value: Any, key: str) -> str:
    """Read an http or https address; nothing else may become a link."""
    address = line(2000)(value, key)
    try:
        parts = urlsplit(address)
        acceptable = not address or (parts.scheme in ("http", "https") and bool(parts.hostname))
    except ValueError:
        acceptable = False
    if not acceptable:
        raise LineError(
            gettext_noop("%(key)s must be an http or https address, not %(value)s."), key=key, value=shown(value)
        )
    return address


def several(reader: Reader[T]) -> Reader[tuple[T, ...]]:
    """Read a list of what `reader` reads; a complaint names the place in the list, counted from 1."""

    def read(value: Any, key: str) -> tuple[T, ...]:
        if not isinstance(value, list):
            raise LineError(gettext_noop("%(key)s must be a list, not %(value)s."), key=key, value=shown(value))
        return tuple(reader(each, f"{key}[{place}]") for place, each in enumerate(value, start=1))

    return read
