"""What a search finds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import NamedTuple

from django.utils.safestring import SafeString

from search.analysis import QueryWord
from search.documents import Place
from search.request import Facet, SearchRequest, State

FacetCounts = Mapping[Facet, Mapping[str, int]]
"""For each facet its values with their counts, the commonest first."""


class Found(NamedTuple):
    """What an engine answers: how many there are, the counts, and one page of entries' keys with their scores.

    `unknown` are the words of the query that nothing has, `better` what they were taken for; `None` where nobody asked.
    """

    total: int
    counts: FacetCounts
    scores: Mapping[int, float]
    unknown: tuple[QueryWord, ...] = ()
    better: Mapping[str, str] | None = None


@dataclass(frozen=True)
class Result:
    """One thing that was found. `marked_title` and `snippet` are HTML: escaped text in which matches are marked.

    `role` is a person's, `file_type` (such as PDF) and `file_size` (bytes) a file's, and so is `shown_on`, the
    pages that show it; the instants are a consultation's.
    """

    id: str
    external_id: str
    kind: str
    language: str
    title: str
    marked_title: SafeString
    snippet: SafeString
    urls: Mapping[str, str]
    date: date | None
    opens_at: datetime | None
    closes_at: datetime | None
    state: State | None
    role: str
    file_type: str
    file_size: int | None
    score: float
    shown_on: tuple[Place, ...] = ()

    def url_in(self, language: str) -> str:
        """Return the address for readers of `language`, without a host."""
        return self.urls.get(language) or next(iter(self.urls.values()), "")

    def place_in(self, language: str) -> Place | None:
        """Return the first page that shows the file, rather one in `language`; `None` for what is no file."""
        mine = (place for place in self.shown_on if place.language == language)
        return next(mine, self.shown_on[0] if self.shown_on else None)


@dataclass(frozen=True)
class SearchResults:
    """The answer to `request`. `engine` tells who gave it, `degraded` whether in place of somebody better.

    `took_ms` are milliseconds. `did_you_mean` is the query with its misspelt words corrected, if that finds something.
    """

    request: SearchRequest
    engine: str
    total: int = 0
    counts: FacetCounts = field(default_factory=dict)
    results: tuple[Result, ...] = ()
    took_ms: int = 0
    degraded: bool = False
    did_you_mean: str = ""
