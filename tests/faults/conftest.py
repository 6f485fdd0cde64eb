"""The search's own fixtures, a background worker that runs in real time, and a mail server."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import datetime
from threading import Event, Thread

import pytest
from django.conf import LazySettings
from django.db import connection
from django.utils import timezone

from hyte.mail import outbox, transport
from hyte.mail.models import OutgoingMail
from hyte.operations.worker import Job, Loop
from search.comparing import engine_differences
from search.exceptions import EngineAway
from search.models import EngineIndex, Entry
from search.rereading import source_differences
from search.worker import SearchWorker
from tests.faults.scale import IN_FULL
from tests.faults.smtp import MailServer
from tests.search.conftest import (  # noqa: F401 — fixtures
    catch_up,
    engine,
    find,
    fresh_search,
    line,
    publish,
    search,
    worker,
)
from tests.threads import LONG


@pytest.fixture(autouse=True)
def in_time(fresh_search: None, monkeypatch: pytest.MonkeyPatch) -> None:  # noqa: F811 — the fixture
    """Give the engine the time that it has on the site."""
    monkeypatch.setattr("search.engine.BUDGET", 0.3)
    monkeypatch.setattr("search.backend.connection.WRITE_TIMEOUT", 5.0)


RIGHT_WITHIN = 10.0 if IN_FULL else 60.0
"""Seconds after healing in which everything must be right by itself. Beside other tests a machine may be busy."""

Running = Callable[[], AbstractContextManager[None]]


@pytest.fixture
def running_worker(monkeypatch: pytest.MonkeyPatch) -> Running:
    """Return a context in which a background worker runs in a thread, as `run_worker` runs it."""
    monkeypatch.setattr("hyte.operations.worker.Heartbeat.objects.update_or_create", lambda **values: None)

    @contextmanager
    def run() -> Iterator[None]:
        stopping = Event()
        thread = Thread(target=Loop(Job("search", SearchWorker().drain, idle=0.25), stopping).run)
        thread.start()
        try:
            yield
        finally:
            stopping.set()
            thread.join(timeout=30)
            connection.close()

    return run


@pytest.fixture
def server(settings: LazySettings, monkeypatch: pytest.MonkeyPatch) -> Iterator[MailServer]:
    """The mail server to which the site hands its mail. A busy machine must not pass for a silent server."""
    monkeypatch.setattr(transport, "TIMEOUT", LONG)
    with MailServer() as server:
        settings.MAIL_URL = server.url
        yield server


def drain_all(at: datetime) -> int:
    """Try every mail that is due once; return how many were delivered."""
    delivered = 0
    while OutgoingMail.objects.due(at).exists():
        delivered += outbox.drain(at=at)
    return delivered


def everything_is_right() -> bool:
    """Return whether table, engine and sources agree, and nothing waits."""
    if Entry.objects.to_build().exists() or Entry.objects.to_send().exists() or not EngineIndex.current().serving:
        return False
    try:
        differences = [*engine_differences(content=True), *source_differences(at=timezone.now())]
    except EngineAway:
        return False
    return not differences


def seconds_until(condition: Callable[[], bool], most: float) -> float:
    """Return how long it takes until `condition` holds; fail after `most` seconds."""
    started = time.monotonic()
    while not condition():
        assert time.monotonic() - started < most
        time.sleep(0.05)
    return time.monotonic() - started
