"""What a line may say, one dataclass for each type. A field is a key of the format; its absence is `ABSENT`. Pure.

Beyond the published format an item may name its address (`slug`), an introduction, a picture, its place in the menu and
pages of the site as the targets of links: the demo content needs these, and a county may use them.
"""

# ruff: noqa: RUF009  -- key() declares a field, as dataclasses.field() does

from __future__ import annotations

import datetime
from dataclasses import dataclass

from hyte.importing import readers as read
from hyte.importing.parts import (
    IDENTIFIER,
    LANGUAGE,
    NAME,
    Attachment,
    Author,
    CommentText,
    Fact,
    Outcome,
    ProgrammeEntry,
    Recording,
    RelatedLink,
    Section,
    outcome,
)  # fmt: skip
from hyte.importing.schema import Absent, Maybe, key, record


@dataclass(frozen=True, kw_only=True)
class Item:
    """The keys that every type has."""

    line: int
    type: str
    id: str = key(IDENTIFIER, required=True)
    language: str = key(LANGUAGE, required=True)
    title: Maybe[str] = key(read.filled(read.line()))
    slug: Maybe[str] = key(read.line(100))
    intro: Maybe[str] = key(read.line(300))
    body: Maybe[str] = key(read.text())
    date: Maybe[datetime.date | None] = key(read.day, empty=None)
    image: Maybe[str] = key(read.line(500))
    search_description: Maybe[str] = key(read.text(300))
    tags: Maybe[tuple[str, ...]] = key(read.several(read.filled(read.line(100))), empty=())
    translation_of: Maybe[str | None] = key(IDENTIFIER, empty=None)
    contacts: Maybe[tuple[str, ...]] = key(read.several(IDENTIFIER), empty=())
    related_links: Maybe[tuple[RelatedLink, ...]] = key(read.several(record(RelatedLink)), empty=())
    attachments: Maybe[tuple[Attachment, ...]] = key(read.several(record(Attachment)), empty=())

    def references(self) -> tuple[str, ...]:
        """Return the ids of the things that have to be on the site before this one."""
        contacts = self.contacts if isinstance(self.contacts, tuple) else ()
        return (*contacts, *present(self.translation_of))


def present(reference: Maybe[str | None]) -> tuple[str, ...]:
    """Return the reference where there is one."""
    return (reference,) if isinstance(reference, str) else ()


@dataclass(frozen=True, kw_only=True)
class BlogItem(Item):
    authors: Maybe[tuple[Author, ...]] = key(read.several(record(Author)), empty=())
    kind: Maybe[str] = key(read.choice("blog", "news", "announcement"), empty="blog")
    consultation: Maybe[str | None] = key(IDENTIFIER, empty=None)

    def references(self) -> tuple[str, ...]:
        authors = () if isinstance(self.authors, Absent) else self.authors
        people = (author.contact for author in authors if author.contact)
        return (*super().references(), *present(self.consultation), *people)


@dataclass(frozen=True, kw_only=True)
class PageItem(Item):
    menu: Maybe[str] = key(read.choice("main", "footer"))


@dataclass(frozen=True, kw_only=True)
class ContactItem(Item):
    """A contact person; `body` says what to ask them about."""

    body: Maybe[str] = key(read.text(1000))
    role: Maybe[str] = key(read.line(150))
    organisation: Maybe[str] = key(read.line(200))
    email: Maybe[str] = key(read.line(254))
    phone: Maybe[str] = key(read.line(40))
    topics: Maybe[tuple[str, ...]] = key(read.several(read.filled(read.line(100))), empty=())
    languages: Maybe[tuple[str, ...]] = key(read.several(read.filled(read.line(10))), empty=())
    portrait: Maybe[str] = key(read.line(500))


@dataclass(frozen=True, kw_only=True)
class ConsultationItem(Item):
    opens_at: Maybe[datetime.datetime | None] = key(read.instant, empty=None)
    closes_at: Maybe[datetime.datetime | None] = key(read.instant, empty=None)
    facts: Maybe[tuple[Fact, ...]] = key(read.several(record(Fact)), empty=())
    sections: Maybe[tuple[Section, ...]] = key(read.several(record(Section)), empty=())
    moderation: Maybe[str] = key(read.choice("pre", "post"), empty="pre")
    outcome: Maybe[Outcome | None] = key(outcome, empty=None)
    summary: Maybe[str] = key(read.text())
    what: Maybe[str] = key(read.text())
    who_decides: Maybe[str] = key(read.text())
    how: Maybe[str] = key(read.text())
    what_next: Maybe[str] = key(read.text())


@dataclass(frozen=True, kw_only=True)
class StatementItem(Item):
    consultation: str = key(IDENTIFIER, required=True)
    capacity: Maybe[str] = key(read.choice("person", "organisation", "staff"), empty="person")
    name: Maybe[str] = key(NAME)
    role: Maybe[str] = key(read.line(150))
    organisation: Maybe[str] = key(read.line(200))
    submitted_at: Maybe[datetime.datetime] = key(read.instant)
    channel: Maybe[str] = key(read.choice("web", "email", "post", "event"), empty="web")
    status: Maybe[str] = key(read.choice("pending", "published", "rejected"), empty="pending")
    comments: Maybe[tuple[CommentText, ...]] = key(read.several(record(CommentText)), empty=())

    def references(self) -> tuple[str, ...]:
        return (*super().references(), self.consultation)


@dataclass(frozen=True, kw_only=True)
class PartnershipDayItem(Item):
    ordinal: Maybe[int | None] = key(read.whole_number(1, 10_000), empty=None)
    starts_at: Maybe[datetime.datetime] = key(read.instant)
    ends_at: Maybe[datetime.datetime] = key(read.instant)
    form: Maybe[str] = key(read.choice("onsite", "remote", "hybrid"), empty="onsite")
    theme: Maybe[str] = key(read.line())
    place: Maybe[str] = key(read.line(1000))
    accessibility: Maybe[str] = key(read.text(1000))
    remote_link: Maybe[str] = key(read.web_address)
    sign_up_url: Maybe[str] = key(read.web_address)
    sign_up_email: Maybe[str] = key(read.line(254))
    sign_up_closes_at: Maybe[datetime.datetime | None] = key(read.instant, empty=None)
    summary: Maybe[str] = key(read.text(2000))
    consultation: Maybe[str | None] = key(IDENTIFIER, empty=None)
    recordings: Maybe[tuple[Recording, ...]] = key(read.several(record(Recording)), empty=())
    programme: Maybe[tuple[ProgrammeEntry, ...]] = key(read.several(record(ProgrammeEntry)), empty=())
    speakers: Maybe[tuple[Author, ...]] = key(read.several(record(Author)), empty=())

    def references(self) -> tuple[str, ...]:
        return (*super().references(), *present(self.consultation))


@dataclass(frozen=True, kw_only=True)
class FileItem(Item):
    """A document of the material archive, from `path` or made of `text`; `extension` is what its source had."""

    body: Maybe[str] = key(read.text(1000))
    day: Maybe[str | None] = key(IDENTIFIER, empty=None)
    path: Maybe[str] = key(read.line(500))
    text: Maybe[str] = key(read.text())
    extension: Maybe[str] = key(read.line(10))
    document_language: Maybe[str] = key(LANGUAGE)
    kind: Maybe[str] = key(read.line(40))
    authors: Maybe[tuple[Author, ...]] = key(read.several(record(Author)), empty=())

    def references(self) -> tuple[str, ...]:
        return (*super().references(), *present(self.day))


TYPES: dict[str, type[Item]] = {
    "contact": ContactItem,
    "page": PageItem,
    "consultation": ConsultationItem,
    "partnership_day": PartnershipDayItem,
    "file": FileItem,
    "blog": BlogItem,
    "statement": StatementItem,
}
"""The types in the order in which they are imported where nothing else decides: what others refer to comes first."""
