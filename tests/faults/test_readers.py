"""Whatever the engine does, readers get an answer at once, with a notice, and soon the engine's answers again."""

from __future__ import annotations

import json
import time
from typing import Any

import pytest
from django.test import Client

from search import engine as asking
from search import service
from search.breaker import ALLOWED_FAILURES, CircuitBreaker
from search.service import Engine
from tests.faults.conftest import seconds_until
from tests.faults.faults import FAULTS
from tests.faults.scale import IN_FULL, scaled
from tests.search.conftest import CatchUp, Publish
from tests.search.line import Line

pytestmark = [pytest.mark.django_db, pytest.mark.engine, pytest.mark.usefixtures("engine")]

QUERIES = 2_000
SLOWEST = 1.0 if IN_FULL else 5.0
"""Seconds that an answer may take beyond what it takes on this machine while nothing is broken: wide with the other
tests, for a machine may be busy, but nothing beside what a reader would wait who waits for the engine."""

RECOVERS_WITHIN = 5.0 if IN_FULL else 30.0
"""Seconds after healing in which the engine's answers are shown again."""

WORDS = ("avustus", "järjestöjen avustukset", "yhteistyö", "avustuss", "bidrag", "Rannikon Yhdistys ry")


@pytest.fixture
def site(publish: Publish, catch_up: CatchUp, client: Client, monkeypatch: pytest.MonkeyPatch) -> Client:
    """A site with pages that every query finds, by the engine and in the database, and whose search is warm."""
    for number in range(5):
        publish(f"Järjestöjen avustukset {number}", "Yhteistyö ja bidrag, Rannikon Yhdistys ry")
    catch_up()
    client.get("/fi/haku/", {"q": WORDS[0]})
    monkeypatch.setattr(service, "breaker", CircuitBreaker())  # what is cold may be late
    return client


def api(client: Client, query: str) -> dict[str, Any]:
    answer = client.get("/api/v1/search", {"q": query})
    assert answer.status_code == 200
    return json.loads(answer.content)


def slowest(client: Client, number: int, engine: Engine) -> float:
    """Search `number` times, by the page and by the API in turn; return the seconds of the slowest answer.

    With each goes what the search box asks while a word is typed.
    """
    longest = 0.0
    for turn in range(number):
        query = WORDS[turn % len(WORDS)]
        started = time.monotonic()
        assert client.get("/api/v1/suggest", {"q": query[:4]}).status_code == 200
        if turn % 2:
            assert api(client, query)["engine"] == engine
        else:
            answer = client.get("/fi/haku/", {"q": query})
            assert (answer.status_code, answer.context["found"].degraded) == (200, engine is Engine.FALLBACK)
        longest = max(longest, time.monotonic() - started)
    return longest


@pytest.mark.parametrize("fault", FAULTS)
def test_every_search_is_answered_in_time_and_with_a_notice(
    fault: str, site: Client, line: Line, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patient:
        patient.setattr(asking, "BUDGET", 10.0)
        usual = slowest(site, len(WORDS), Engine.ELASTICSEARCH)
    monkeypatch.setattr("search.backend.connection.WRITE_TIMEOUT", 30.0)
    FAULTS[fault](line)
    assert slowest(site, scaled(QUERIES) // len(FAULTS), Engine.FALLBACK) <= usual + SLOWEST
    assert api(site, "avustus")["total"] == 5
    line.mend()
    if not IN_FULL:
        monkeypatch.setattr(asking, "BUDGET", 5.0)
    seconds_until(lambda: api(site, "avustus")["engine"] == Engine.ELASTICSEARCH, RECOVERS_WITHIN)


@pytest.mark.parametrize("fault", FAULTS)
def test_after_three_failures_the_engine_is_left_alone(
    fault: str, site: Client, line: Line, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = []
    search = asking.search
    monkeypatch.setattr(asking, "search", lambda *args, **kwargs: asked.append(args) or search(*args, **kwargs))
    monkeypatch.setattr("search.breaker.OPEN_SECONDS", 60)
    FAULTS[fault](line)
    for _ in range(20):
        api(site, "avustus")
    assert len(asked) == ALLOWED_FAILURES
