"""The objects inside an item: authors, links, attachments, sections and the like. Pure."""

# ruff: noqa: RUF009  -- key() declares a field, as dataclasses.field() does

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from consultations.text import LONGEST_COMMENT
from hyte.importing import readers as read
from hyte.importing.schema import ABSENT, Maybe, key, record

IDENTIFIER = read.filled(read.line(200))
LANGUAGE = read.choice("fi", "sv")
NAME = read.line(150)


@dataclass(frozen=True, kw_only=True)
class Author:
    """A writer or speaker with title and organisation as they were at the time."""

    name: str = key(read.filled(NAME), required=True)
    title: str = key(read.line(150), default="")
    organisation: str = key(read.line(200), default="")
    contact: str | None = key(IDENTIFIER, empty=None, default=None)
    portrait: str = key(read.line(500), default="")
    portrait_alt: str = key(read.line(300), default="")


@dataclass(frozen=True, kw_only=True)
class RelatedLink:
    """A way on: an outside address, or by `target` the id of a page of the site."""

    title: str = key(read.filled(read.line(200)), required=True)
    url: str = key(read.web_address, default="")
    target: str | None = key(IDENTIFIER, empty=None, default=None)


@dataclass(frozen=True, kw_only=True)
class Attachment:
    """A file beside the text; `path` is relative to the import file."""

    title: str = key(read.filled(read.line()), required=True)
    path: str = key(read.filled(read.line(500)), required=True)
    language: Maybe[str] = key(LANGUAGE, empty=ABSENT)
    kind: str = key(read.line(40), default="")


@dataclass(frozen=True, kw_only=True)
class Fact:
    """A row of a consultation's basic facts."""

    label: str = key(read.filled(read.line(100)), required=True)
    value: str = key(read.line(300), default="")


@dataclass(frozen=True, kw_only=True)
class Section:
    """A part of a consultation that is commented by itself; the two languages are matched by `id`."""

    id: str = key(IDENTIFIER, required=True)
    title: str = key(read.filled(read.line(200)), required=True)
    body: str = key(read.text(), default="")


@dataclass(frozen=True, kw_only=True)
class CommentText:
    """What a statement says on a section, or on the whole where `section` is empty."""

    section: str | None = key(IDENTIFIER, empty=None, default=None)
    title: str = key(read.line(200), default="")
    body: str = key(read.filled(read.text(LONGEST_COMMENT)), required=True)


def speakers(value: Any, name: str) -> tuple[Author, ...]:
    """Read the speakers of a programme entry: a list of objects or bare names, or one bare name."""
    listed = [value] if isinstance(value, str) else value
    return read.several(speaker)(listed, name)


def speaker(value: Any, name: str) -> Author:
    return Author(name=read.filled(NAME)(value, name)) if isinstance(value, str) else record(Author)(value, name)


@dataclass(frozen=True, kw_only=True)
class ProgrammeEntry:
    """A point of a day's programme; `time` is a clock time as it is to be read, such as 9.00–9.15."""

    time: str = key(read.line(40), default="")
    title: str = key(read.filled(read.line()), required=True)
    speakers: tuple[Author, ...] = key(speakers, empty=(), default=())


@dataclass(frozen=True, kw_only=True)
class Recording:
    """A recording of a day at an outside address; `captions` are the languages that it is captioned in."""

    title: str = key(read.filled(read.line()), required=True)
    url: str = key(read.filled(read.web_address), required=True)
    language: Maybe[str] = key(LANGUAGE, empty=ABSENT)
    captions: tuple[str, ...] = key(read.several(LANGUAGE), empty=(), default=())
    note: str = key(read.text(500), default="")


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """What came of a consultation: what was asked, what was said, what was done."""

    published_at: datetime | None = key(read.instant, empty=None, default=None)
    asked: str = key(read.text(), default="")
    said: str = key(read.text(), default="")
    done: str = key(read.text(), default="")


def outcome(value: Any, name: str) -> Outcome:
    """Read an outcome: an object, or a text that says what was done."""
    return Outcome(done=read.text()(value, name)) if isinstance(value, str) else record(Outcome)(value, name)
