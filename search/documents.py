"""What a findable thing tells the search about itself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import NamedTuple, Protocol


class Kind(StrEnum):
    """The kinds of things that are found; the values are those of the import format and of the search API."""

    BLOG = "blog"
    PAGE = "page"
    CONSULTATION = "consultation"
    STATEMENT = "statement"
    PARTNERSHIP_DAY = "partnership_day"
    FILE = "file"
    CONTACT = "contact"


class Theme(NamedTuple):
    """What something is about, by its name in each language."""

    fi: str
    sv: str


class Place(NamedTuple):
    """A page on which something stands that is found by itself."""

    language: str
    title: str
    url: str


@dataclass(frozen=True, kw_only=True)
class SearchDocument:
    """The public words and facts of one findable thing, in one language.

    `urls` holds the address for each language of the interface, without a host. `body` is plain text; `summary` is
    shown when no passage of the body matched. `belongs_to` is the end of a title that names another thing, which
    is to be found first. `people`, `organisations` and `tags` weigh more than the body. Results are counted and
    filtered by `themes` and `organisations`. Of a person `role` is told, of a file its type (such as PDF), its size in
    bytes, and the pages that show it.
    """

    kind: Kind
    language: str
    title: str
    urls: Mapping[str, str]
    body: str = ""
    summary: str = ""
    people: tuple[str, ...] = ()
    organisations: tuple[str, ...] = ()
    belongs_to: str = ""
    tags: tuple[str, ...] = ()
    themes: tuple[Theme, ...] = ()
    date: date | None = None
    opens_at: datetime | None = None
    closes_at: datetime | None = None
    external_id: str = ""
    role: str = ""
    file_type: str = ""
    file_size: int | None = None
    shown_on: tuple[Place, ...] = ()


class Findable(Protocol):
    """A model whose instances can be found.

    A model may name in `search_relations` the foreign keys that its `search_document` follows, to have them fetched
    together.
    """

    pk: int

    def search_document(self) -> SearchDocument | None:
        """Return what the public may find, or `None` when this thing is not public now."""
