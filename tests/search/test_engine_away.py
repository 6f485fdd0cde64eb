"""The engine is away, silent or broken: the same words are found, and afterwards everything is right by itself."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import datetime
from http import HTTPStatus

import pytest

from search import engine as asking
from search import outbox
from search.breaker import ALLOWED_FAILURES
from search.health import engine_in_use
from search.service import Engine
from search.worker import LONGEST_PAUSE, SearchWorker
from tests.search.conftest import CatchUp, Publish, Search
from tests.search.line import Line
from tests.search.things import entry_of

pytestmark = [pytest.mark.django_db, pytest.mark.engine, pytest.mark.usefixtures("engine")]

FAULTS: dict[str, Callable[[Line], None]] = {
    "refused": Line.cut,
    "silent": Line.fall_silent,
    "unavailable": lambda line: line.fail_with(HTTPStatus.SERVICE_UNAVAILABLE),
    "overloaded": lambda line: line.fail_with(HTTPStatus.TOO_MANY_REQUESTS),
    "not itself": lambda line: line.fail_with(HTTPStatus.OK),
}

Broken = Callable[[], AbstractContextManager[None]]


@pytest.fixture(params=FAULTS)
def broken(request: pytest.FixtureRequest, line: Line) -> Broken:
    """Return a context in which the line is broken in one of the ways in which engines break, and soon given up."""

    @contextmanager
    def broken() -> Iterator[None]:
        with pytest.MonkeyPatch.context() as impatient:
            impatient.setattr(asking, "BUDGET", 0.3)
            impatient.setattr("search.backend.connection.WRITE_TIMEOUT", 0.3)
            FAULTS[request.param](line)
            yield
        line.mend()

    return broken


def test_the_built_in_search_finds_the_same_and_says_so(
    publish: Publish, catch_up: CatchUp, search: Search, broken: Broken
) -> None:
    publish("Järjestöavustukset")
    catch_up()
    with broken():
        found = search("avustus")
    assert [result.title for result in found.results] == ["Järjestöavustukset"]
    assert (found.engine, found.degraded) == (Engine.FALLBACK, True)


def test_what_changes_meanwhile_reaches_the_engine_when_it_is_back(
    publish: Publish, catch_up: CatchUp, search: Search, broken: Broken, now: datetime
) -> None:
    old = publish("Avustus vanha")
    catch_up()
    with broken():
        old.unpublish()
        new = publish("Avustus uusi")
        catch_up()
    catch_up(at=now + LONGEST_PAUSE)
    assert entry_of(new).sent_version == entry_of(new).version
    found = search("avustus")
    assert ([result.title for result in found.results], found.engine) == (["Avustus uusi"], Engine.ELASTICSEARCH)


def test_a_hanging_engine_is_asked_three_times_and_then_left_alone(
    publish: Publish, catch_up: CatchUp, search: Search, line: Line, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish("Avustus")
    catch_up()
    monkeypatch.setattr(asking, "BUDGET", 0.3)
    monkeypatch.setattr("search.breaker.OPEN_SECONDS", 60)
    asked, ask = [], asking.search
    monkeypatch.setattr(asking, "search", lambda *args, **kwargs: asked.append(args) or ask(*args, **kwargs))
    line.fall_silent()
    for _ in range(ALLOWED_FAILURES):
        search("avustus")
    assert len(asked) == ALLOWED_FAILURES
    assert search("avustus").total == 1
    assert len(asked) == ALLOWED_FAILURES


def test_the_worker_waits_longer_each_time_but_never_more_than_five_seconds(
    line: Line, worker: SearchWorker, now: datetime, db: None
) -> None:
    line.cut()
    pauses = []
    at = now
    for _ in range(7):
        worker.drain(at=at)
        assert worker.engine_due
        pauses.append((worker.engine_due - at).total_seconds())
        at = worker.engine_due
    assert pauses == [0.25, 0.5, 1.0, 2.0, 4.0, 5.0, 5.0]


def test_marks_and_removals_do_not_notice(publish: Publish, line: Line, broken: Broken) -> None:
    with broken():
        page = publish("Avustus")
        outbox.mark(page)
        outbox.remove(page)
        assert not entry_of(page).public
        assert len(line.sockets) == 0


def test_the_probe_says_who_answers(
    catch_up: CatchUp, publish: Publish, line: Line, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish("Avustus")
    assert engine_in_use() == "fallback"
    catch_up()
    monkeypatch.setattr("search.service.KNOWN_SECONDS", 0.0)
    monkeypatch.setattr("search.service._known.until", 0.0)
    assert engine_in_use() == "elasticsearch"
    line.cut()
    assert engine_in_use() == "fallback"
