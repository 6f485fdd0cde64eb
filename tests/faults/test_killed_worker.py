"""A worker may be killed anywhere: the next one does what was left, and readers see nothing of it."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from hyte.pages.models import ContentPage
from search import building, rebuilding, sending
from search.backend import indexes
from search.models import EngineIndex, Entry
from search.rebuilding import LEASE
from search.worker import SearchWorker
from tests.faults.conftest import everything_is_right
from tests.faults.killing import killed_at
from tests.faults.scale import scaled
from tests.search.conftest import Find, Publish, Search

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


def test_a_rebuild_whose_holder_was_killed_ends_well(publish: Publish, find: Find) -> None:
    pages = [publish(f"Avustus {number}") for number in range(4)]
    drain()

    def rebuild() -> None:
        at = timezone.now()
        rebuilding.begin(holder="killed", at=at)
        while rebuilding.step(holder="killed", at=at, most=2):
            pass

    later = 0.0
    for step in STEPS_OF_A_REBUILD:
        for call, after in deaths():
            killed_at(step, call=min(call, 2), after=after, work=rebuild)
            assert len(find("avustus")) == len(pages)
            ContentPage.objects.get(pk=pages[0].pk).save()
            later += LEASE.total_seconds()
            drain(later)
            drain(later + LEASE.total_seconds())
            assert everything_is_right()
            assert set(indexes.indexes()) == {EngineIndex.current().serving}
            assert len(find("avustus")) == len(pages)


def test_nothing_is_lost_when_everything_changes_during_a_rebuild(publish: Publish, find: Find, search: Search) -> None:
    number_of_acts = scaled(500)
    pages = [publish(f"Avustus {number}") for number in range(10)]
    drain()
    rebuilding.begin(holder="rebuild", at=timezone.now())
    for number in range(number_of_acts):
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
        found = {result.id for result in search("avustus", at=timezone.now(), page_size=50).results}
        live = ContentPage.objects.live().values_list("pk", flat=True)
        assert found <= {f"pages.contentpage:{key}" for key in live}
        assert found
    while rebuilding.step(holder="rebuild", at=timezone.now()):
        pass
    drain()
    assert everything_is_right()
    assert Entry.objects.public().count() == len(find("avustus", page_size=50)) > 0
