"""The stage of the story: a site that is served with its worker, staff, and the engine behind a line."""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from threading import Event, Thread
from typing import Any

import pytest
from django.conf import LazySettings
from django.contrib.auth.models import Group
from django.core.management import call_command
from playwright.sync_api import Browser

from hyte.operations.management.commands.run_worker import JOBS
from hyte.operations.worker import run_until
from hyte.users.models import User
from hyte.users.roles import Role
from search import service
from search.backend.connection import client
from search.breaker import CircuitBreaker
from search.worker import SearchWorker
from tests.browser.story.telling import Story
from tests.search.line import Line


@pytest.fixture
def line(settings: LazySettings, monkeypatch: pytest.MonkeyPatch) -> Iterator[Line]:
    """The line to the real engine, on which the site has indexes of this test's own."""
    monkeypatch.setattr(service, "breaker", CircuitBreaker())
    settings.ELASTICSEARCH_INDEX = f"story-{secrets.token_hex(6)}"
    with Line(settings.ELASTICSEARCH_URL) as line:
        settings.ELASTICSEARCH_URL = line.url
        yield line
        line.mend()
        for name in client(30).indices.get(index=f"{settings.ELASTICSEARCH_INDEX}*"):
            client(30).indices.delete(index=name)


@pytest.fixture
def staff(db: None) -> dict[Role, User]:
    """A person in each role that the story needs."""
    people = {}
    for role in (Role.COORDINATOR, Role.MODERATOR):
        people[role] = User.objects.create_user(role.lower(), f"{role.name.lower()}@hyte.example", "salasana")
        people[role].groups.add(Group.objects.get(name=role))
    return people


@pytest.fixture
def worker(live_server: Any, line: Line, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The background worker, as `make run` starts it."""
    monkeypatch.setattr("search.worker._worker", SearchWorker())
    stopping = Event()
    thread = Thread(target=run_until, args=(stopping, JOBS), kwargs={"patience": 5.0})
    thread.start()
    yield
    stopping.set()
    thread.join()


@pytest.fixture
def story(live_server: Any, worker: None, browser: Browser, staff: dict[Role, User]) -> Story:
    """A site without content, and everybody who is going to use it."""
    call_command("create_site", name_fi="Rantamaan HYTE", name_sv="Strandmarks HYTE")
    return Story(live_server.url, browser, staff)
