"""What a reader asks for: the parameters of an address, checked and bounded. Pure."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Protocol

from search.analysis.folding import folded
from search.documents import Kind

LONGEST_QUERY = 200
"""Characters."""

LAST_PAGE = 50
LARGEST_PAGE = 50
"""Results on one page; together with the last page this bounds how deep anybody can go."""

LONGEST_VALUE = 200
"""Characters of the name of a theme or an organisation by which something is filed."""

MOST_CHOSEN = 20
"""Values that may be chosen of one facet."""

DEFAULT_PAGE_SIZE = 10

WORD = re.compile(r"[^\W_]+")
"""Letters and digits without anything between them."""

LANGUAGES = ("fi", "sv")


class State(StrEnum):
    """Whether something can be taken part in, computed at the moment of the search."""

    OPEN = "open"
    UPCOMING = "upcoming"
    CLOSED = "closed"


def state_at(opens_at: datetime | None, closes_at: datetime | None, at: datetime) -> State | None:
    """Return the state at the instant `at`; `None` for what neither opens nor closes. What closes now is closed."""
    if closes_at and closes_at <= at:
        return State.CLOSED
    if opens_at and opens_at > at:
        return State.UPCOMING
    return State.OPEN if opens_at and closes_at else None


class Facet(StrEnum):
    """What results are counted and filtered by; the values are the names of the parameters."""

    TYPE = "type"
    LANGUAGE = "content_language"
    YEAR = "year"
    STATE = "state"
    THEME = "theme"
    ORGANISATION = "organisation"


FILED = (Facet.THEME, Facet.ORGANISATION)
"""The facets of which one thing may have several values: names under which it is filed."""

FACET_FIELDS = {
    Facet.TYPE: "kind",
    Facet.LANGUAGE: "language",
    Facet.YEAR: "year",
    Facet.THEME: "theme",
    Facet.ORGANISATION: "organisation",
}
"""What holds the values of a facet in the index, and in the table those that are not filed; the state is computed."""


class Sort(StrEnum):
    """In which order results come: the best ones, the newest ones, or those first that close soonest."""

    RELEVANCE = "relevance"
    NEWEST = "newest"
    CLOSING = "closing"


class Problem(StrEnum):
    """What is wrong with a parameter."""

    QUERY_TOO_LONG = "query_too_long"
    PAGE = "page_out_of_range"
    PAGE_SIZE = "page_size_out_of_range"
    FILTER = "unknown_filter_value"
    SORT = "unknown_sort"
    LANGUAGE = "unknown_language"


Filters = Mapping[Facet, tuple[str, ...]]


@dataclass(frozen=True)
class SearchRequest:
    """A search that can be carried out. `filters` holds the values wanted for each facet: any of them will do.

    `language` is that of the reader, empty where nobody knows: it decides between equals and leaves nothing out.
    """

    query: str = ""
    filters: Filters = field(default_factory=dict)
    sort: Sort = Sort.RELEVANCE
    page: int = 1
    page_size: int = DEFAULT_PAGE_SIZE
    language: str = ""

    @property
    def offset(self) -> int:
        return (self.page - 1) * self.page_size


class Parameters(Protocol):
    """The parameters of an address, such as Django's `QueryDict`."""

    def get(self, key: str, default: str = ...) -> str | None: ...

    def getlist(self, key: str) -> Sequence[str]: ...


def read_request(parameters: Parameters) -> tuple[SearchRequest, list[Problem]]:
    """Return the search that `parameters` ask for, as far as they make sense, and what is wrong with them."""
    problems = []
    query = cleaned(parameters.get("q", "") or "")
    if len(query) > LONGEST_QUERY:
        problems.append(Problem.QUERY_TOO_LONG)
    page = whole_number(parameters.get("page", "") or "1", LAST_PAGE)
    if page is None:
        problems.append(Problem.PAGE)
    page_size = whole_number(parameters.get("page_size", "") or str(DEFAULT_PAGE_SIZE), LARGEST_PAGE)
    if page_size is None:
        problems.append(Problem.PAGE_SIZE)
    filters = {}
    for facet in Facet:
        wanted = (value_key(value) if facet in FILED else value for value in parameters.getlist(facet))
        given = list(dict.fromkeys(value for value in wanted if value))
        known = tuple(value for value in given if is_value_of(facet, value))[:MOST_CHOSEN]
        if len(known) < len(given):
            problems.append(Problem.FILTER)
        if known:
            filters[facet] = known
    sort = parameters.get("sort", "") or Sort.RELEVANCE.value
    if sort not in set(Sort):
        problems.append(Problem.SORT)
    if (parameters.get("language", "") or "fi") not in LANGUAGES:
        problems.append(Problem.LANGUAGE)
    request = SearchRequest(
        query=query[:LONGEST_QUERY].strip(),
        filters=filters,
        sort=Sort(sort) if sort in set(Sort) else Sort.RELEVANCE,
        page=page or 1,
        page_size=page_size or DEFAULT_PAGE_SIZE,
    )
    return request, list(dict.fromkeys(problems))


def cleaned(text: str) -> str:
    """Return `text` in composed form with control characters, lone surrogates and runs of spaces made one space."""
    kept = "".join(
        " " if unicodedata.category(character) in ("Cc", "Cs", "Cn", "Co") else character for character in text
    )
    return " ".join(unicodedata.normalize("NFC", kept).split())


def value_key(name: str) -> str:
    """Return the value of a facet for the name of a theme or an organisation: names that differ in case are one."""
    return cleaned(name).casefold()


def comparable(text: str) -> str:
    """Return the words of `text` without case, diacritical marks and signs between them."""
    return " ".join(WORD.findall(folded(cleaned(text).casefold())))


def whole_number(text: str, largest: int) -> int | None:
    """Return the number that `text` writes with ASCII digits if it is between 1 and `largest`, else `None`."""
    if len(text) > len(str(largest)) or not (text.isascii() and text.isdigit()):
        return None
    number = int(text)
    return number if 1 <= number <= largest else None


def is_value_of(facet: Facet, value: str) -> bool:
    """Return whether `value` is one that `facet` may have."""
    match facet:
        case Facet.TYPE:
            return value in set(Kind)
        case Facet.LANGUAGE:
            return value in LANGUAGES
        case Facet.YEAR:
            return len(value) == 4 and value.isascii() and value.isdigit()
        case Facet.STATE:
            return value in set(State)
        case Facet.THEME | Facet.ORGANISATION:
            return len(value) <= LONGEST_VALUE
