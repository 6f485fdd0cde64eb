"""A worker may be killed anywhere: the next one does what was left, and readers see nothing of it."""

from __future__ import annotations

from datetime import timedelta
from random import Random

import pytest
from django.utils import timezone

from hyte.pages.models import ContentPage
from search import building, rebuilding, sending
from search.backend import indexes
from search.models import EngineIndex, Entry
from search.rebuilding import LEASE
from search.service import Engine
from search.worker import SearchWorker
from tests.faults.conftest import everything_is_right
from tests.faults.killing import killed_at
from tests.faults.scale import scaled
from tests.search.conftest import Find, Publish, Search
from tests.threads import LONG

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.engine,
    pytest.mark.usefixtures("languages", "engine"),
]

STEPS_OF_A_ROUND = (
    "search.building.values_for",
    "search.building.store",
    "search.sending.write",
    "search.sending.confirm",
)
STEPS_OF_A_REBUILD = (
    "search.backend.indexes.create",
    "search.rebuilding.write",
    "search.rebuilding.finish",
    "search.backend.indexes.swap",
    "search.rebuilding.note_serving",
)
CALLS = 10
"""Calls of each step at which the worker is killed, in full; half of them before and half after the step."""

WRITES, SEED = 6, 20_261_201
"""How many times a rebuild writes at least, two entries each time; what chance picks of them."""


def drain(seconds_ahead: float = 0.0) -> None:
    at = timezone.now() + timedelta(seconds=seconds_ahead)
    worker = SearchWorker()
    while worker.drain(at=at):
        pass


def deaths() -> list[tuple[int, bool]]:
    """Return at which calls of a step to die, and whether before or after it."""
    return [(call, after) for call in range(1, scaled(CALLS) + 1) for after in (False, True)]


def test_whatever_a_killed_worker_left_is_done_by_the_next_one(publish: Publish, find: Find) -> None:
    pages = [publish(f"Avustus {number}") for number in range(4)]
    drain()
    for step in STEPS_OF_A_ROUND:
        for call, after in deaths():
            for page in pages:
                page.title = f"Avustus {step[-5:]} {call} {after}"
                page.save()
            hidden = publish("Avustus piilotettu")
            assert killed_at(step, call=min(call, 4), after=after, work=drain) or call > 1
            hidden.unpublish()
            assert "Avustus piilotettu" not in find("avustus")
            drain()
            assert everything_is_right()
            assert len(find("avustus")) == len(pages)


def deaths_of_a_rebuild() -> list[tuple[str, int, bool]]:
    """Return steps to die at, at which call, and whether before or after it: each step, and writes by chance."""
    chance = Random(SEED)
    by_chance = [("search.rebuilding.write", chance.randint(2, WRITES), chance.random() < 0.5) for _ in range(50)]
    return [(step, 1, after) for step in STEPS_OF_A_REBUILD for after in (False, True)] + by_chance[: scaled(50)]


def test_a_rebuild_whose_holder_was_killed_ends_well(publish: Publish, find: Find) -> None:
    pages = [publish(f"Avustus {number}") for number in range(2 * WRITES)]
    drain()

    def rebuild() -> None:
        at = timezone.now()
        rebuilding.begin(holder="killed", at=at)
        while rebuilding.step(holder="killed", at=at, most=2):
            pass

    later = 0.0
    for step, call, after in deaths_of_a_rebuild():
        assert killed_at(step, call=call, after=after, work=rebuild)
        assert len(find("avustus", page_size=50)) == len(pages)
        ContentPage.objects.get(pk=pages[0].pk).save()
        later += LEASE.total_seconds()
        drain(later)
        drain(later + LEASE.total_seconds())
        assert everything_is_right()
        assert set(indexes.indexes()) == {EngineIndex.current().serving}
        assert len(find("avustus", page_size=50)) == len(pages)


def test_nothing_is_lost_when_everything_changes_during_rebuilds(
    publish: Publish, find: Find, search: Search, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One rebuild follows the other, so that no act happens without one."""
    monkeypatch.setattr("search.engine.BUDGET", LONG)  # a busy machine must not pass for an engine that is away
    pages = [publish(f"Avustus {number}") for number in range(10)]
    drain()
    for number in range(scaled(500)):
        if not EngineIndex.current().building:
            rebuilding.begin(holder="rebuild", at=timezone.now())
        page = ContentPage.objects.get(pk=pages[number % 10].pk)
        if number % 3 == 2:
            page.unpublish()
        else:
            page.title = f"Avustus {number}"
            page.save_revision().publish()
        if number % 5 == 0:
            rebuilding.step(holder="rebuild", at=timezone.now(), most=1)
            building.build(at=timezone.now())
            sending.send(at=timezone.now())
        answer = search("avustus", at=timezone.now(), page_size=50)
        assert answer.engine is Engine.ELASTICSEARCH
        found = {result.id for result in answer.results}
        live = ContentPage.objects.live().values_list("pk", flat=True)
        assert found <= {f"pages.contentpage:{key}" for key in live}
        assert found
    while rebuilding.step(holder="rebuild", at=timezone.now()):
        pass
    drain()
    assert everything_is_right()
    assert Entry.objects.public().count() == len(find("avustus", page_size=50)) > 0
