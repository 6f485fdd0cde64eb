"""Public pages to be found, a worker that is moved by hand, and the real engine behind a line that can be cut."""

from __future__ import annotations

import math
import secrets
from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Any

import pytest
from django.conf import LazySettings

from hyte.pages.models import ContentPage, HomePage
from search import engine as asking
from search import service
from search.backend.connection import client
from search.breaker import CircuitBreaker
from search.documents import Kind, SearchDocument
from search.request import SearchRequest
from search.results import SearchResults
from search.spelling import learning
from search.suggesting.finding import terms_of_version
from search.vocabulary import current
from search.worker import SearchWorker
from tests.pages.factories import ContentPageFactory
from tests.pages.streams import stream
from tests.search.line import Line

Publish = Callable[..., ContentPage]
Tell = Callable[..., ContentPage]
CatchUp = Callable[..., None]
Search = Callable[..., SearchResults]
Find = Callable[..., list[str]]


@pytest.fixture(autouse=True)
def fresh_search(settings: LazySettings, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the fixture `engine` there is none, nor a vocabulary; no test inherits what another one knew of them."""
    settings.REAL_ELASTICSEARCH_URL = settings.ELASTICSEARCH_URL
    settings.ELASTICSEARCH_URL = ""
    monkeypatch.setattr(service, "breaker", CircuitBreaker())
    monkeypatch.setattr(service, "_known", service.Known())
    learning.forget_learning()
    terms_of_version.cache_clear()
    monkeypatch.setattr(current, "_known", current.Known(until=math.inf))
    # A busy machine must not fail a test that is not about time.
    monkeypatch.setattr(asking, "BUDGET", 10.0)
    monkeypatch.setattr("search.backend.connection.WRITE_TIMEOUT", 30.0)


@pytest.fixture
def line(settings: LazySettings) -> Iterator[Line]:
    """The line to the real engine."""
    if not settings.REAL_ELASTICSEARCH_URL:
        pytest.fail("This test needs a real Elasticsearch: set ELASTICSEARCH_URL, or waive such tests.")
    with Line(settings.REAL_ELASTICSEARCH_URL) as line:
        yield line


@pytest.fixture
def engine(settings: LazySettings, line: Line) -> Iterator[str]:
    """The real engine, with indexes of this test's own; returns their alias."""
    settings.ELASTICSEARCH_URL = line.url
    settings.ELASTICSEARCH_INDEX = f"test-{secrets.token_hex(6)}"
    yield settings.ELASTICSEARCH_INDEX
    line.mend()
    settings.ELASTICSEARCH_URL = line.url
    for name in client(30).indices.get(index=f"{settings.ELASTICSEARCH_INDEX}*"):
        client(30).indices.delete(index=name)


@pytest.fixture(
    params=[pytest.param("built-in", marks=pytest.mark.smoke), pytest.param("engine", marks=pytest.mark.engine)]
)
def either_engine(request: pytest.FixtureRequest) -> str:
    """The built-in search and, in a second run of the test, the real engine."""
    if request.param == "engine":
        request.getfixturevalue("engine")
    return str(request.param)


@pytest.fixture
def tell(publish: Publish, monkeypatch: pytest.MonkeyPatch) -> Tell:
    """Publish a page that tells the search whatever a test wants it to tell."""
    told: dict[str, dict[str, Any]] = {}

    def document(page: ContentPage) -> SearchDocument | None:
        details = {"kind": Kind.PAGE, **told[page.title]}
        return page.document(**details) if page.is_public() else None

    def publish_telling(title: str, language: str = "fi", **details: Any) -> ContentPage:
        told[title] = details
        return publish(title, language=language)

    monkeypatch.setattr(ContentPage, "search_document", document)
    return publish_telling


@pytest.fixture
def publish(home_fi: HomePage, home_sv: HomePage) -> Publish:
    """Publish a page with a title and a body of one paragraph."""
    homes = {"fi": home_fi, "sv": home_sv}

    def publish_page(title: str, body: str = "", language: str = "fi", **fields: Any) -> ContentPage:
        home = homes[language]
        home.refresh_from_db()
        text = stream(ContentPage, "body", ("paragraph", f"<p>{body}</p>"))
        return ContentPageFactory(parent=home, locale=home.locale, title=title, body=text, **fields)

    return publish_page


@pytest.fixture
def worker() -> SearchWorker:
    return SearchWorker()


@pytest.fixture
def catch_up(worker: SearchWorker, now: datetime, request: pytest.FixtureRequest) -> CatchUp:
    """Let the worker do everything that waits; an engine may be away that a test has broken, or of which it says so."""

    def drain(at: datetime = now, *, away: bool = False) -> None:
        while worker.drain(at=at):
            pass
        if worker.pause and not away and "line" in request.fixturenames:
            assert not request.getfixturevalue("line").whole, "the engine has not answered the worker"

    return drain


@pytest.fixture
def search(now: datetime) -> Search:
    """Search as a reader does."""

    def ask(query: str, at: datetime = now, **parameters: Any) -> SearchResults:
        return service.search(SearchRequest(query=query, **parameters), at=at)

    return ask


@pytest.fixture
def find(search: Search) -> Find:
    """Search and return the titles of the results."""

    def titles(query: str, **parameters: Any) -> list[str]:
        return [result.title for result in search(query, **parameters).results]

    return titles
