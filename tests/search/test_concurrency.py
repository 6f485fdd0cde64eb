"""Real threads on the real database and the real engine: writers, workers and a rebuild at the same time."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Event, Thread
from time import monotonic, sleep

import pytest
from django.db import connection, transaction
from django.utils import timezone

from hyte.pages.models import ContentPage
from search import building, outbox, rebuilding, syncing
from search.exceptions import RebuildRuns
from search.models import EngineIndex, Entry
from search.worker import SearchWorker
from tests.search.conftest import Find, Publish
from tests.search.things import entry_of, versions_held
from tests.threads import wait_until_waiting

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.engine,
    pytest.mark.usefixtures("languages", "engine"),
]


LONG = 60.0
"""Seconds within which happens what happens at all."""


@contextmanager
def running(*work: Callable[[], object]) -> Iterator[list[Exception]]:
    """Repeat each piece of work in a thread of its own until the block ends; a failure in one fails the test.

    Gives the list of those failures, for a block that waits for what is then not going to happen.
    """
    stopping, failures = Event(), []

    def repeat(once: Callable[[], object]) -> None:
        try:
            while not stopping.is_set():
                once()
        except Exception as error:
            failures.append(error)
        finally:
            connection.close()

    threads = [Thread(target=repeat, args=(once,)) for once in work]
    for thread in threads:
        thread.start()
    try:
        yield failures
    finally:
        stopping.set()
        for thread in threads:
            thread.join(timeout=LONG)
    assert not failures
    assert not any(thread.is_alive() for thread in threads)


def round_of(worker: SearchWorker) -> Callable[[], object]:
    return lambda: worker.drain(at=timezone.now())


def drain_everything() -> None:
    worker = SearchWorker()
    while worker.drain(at=timezone.now()):
        pass


def test_a_change_is_not_built_before_it_is_committed(publish: Publish) -> None:
    page = publish("Vanha")
    building.build(at=timezone.now())
    with transaction.atomic():
        page.title = "Uusi"
        page.save()
        builder = Thread(target=lambda: (building.build(at=timezone.now()), connection.close()))
        builder.start()
        builder.join(timeout=10)
        assert not builder.is_alive()
    assert Entry.objects.get(pk=entry_of(page).pk).document["title"] == "Vanha"
    building.build(at=timezone.now())
    assert entry_of(page).document["title"] == "Uusi"


def test_two_workers_and_a_writer_end_in_what_was_written_last(publish: Publish, find: Find) -> None:
    pages = [publish(f"Avustus {number}") for number in range(5)]
    with running(round_of(SearchWorker()), round_of(SearchWorker())):
        for number in range(30):
            page = pages[number % 5]
            page.title = f"Avustus kierros{number}"
            page.save()
    drain_everything()
    held = versions_held()
    assert held == dict(Entry.objects.public().values_list("pk", "version"))
    assert sorted(find("avustus")) == sorted(f"Avustus kierros{number}" for number in range(25, 30))


def test_nothing_is_lost_and_nothing_hidden_returns_when_rebuilds_run_all_the_time(
    publish: Publish, find: Find
) -> None:
    pages = [publish(f"Avustus {number}") for number in range(6)]
    drain_everything()

    def rebuild() -> None:
        try:
            rebuilding.begin(holder="rebuild", at=timezone.now())
        except RebuildRuns:
            return
        while rebuilding.step(holder="rebuild", at=timezone.now(), most=2):
            pass

    with running(round_of(SearchWorker()), rebuild):
        for page in pages[:3]:
            page.unpublish()
        for number, page in enumerate(pages[3:]):
            page.title = f"Avustus muuttunut {number}"
            page.save()
        publish("Avustus uusi")
    while rebuilding.step(holder="rebuild", at=timezone.now()):
        pass
    drain_everything()
    expected = ["Avustus muuttunut 0", "Avustus muuttunut 1", "Avustus muuttunut 2", "Avustus uusi"]
    assert sorted(find("avustus")) == expected
    assert versions_held() == dict(Entry.objects.public().values_list("pk", "version"))
    assert EngineIndex.current().building == ""


def test_marks_in_opposite_order_do_not_lock_each_other_out(publish: Publish) -> None:
    pages = [publish(f"Avustus {number}") for number in range(20)]
    before = {page.pk: entry_of(page).version for page in pages}
    with running(lambda: outbox.mark(*pages), lambda: outbox.mark(*reversed(pages))) as failures:
        until = monotonic() + LONG
        while entry_of(pages[0]).version < before[pages[0].pk] + 50 and not failures:
            assert monotonic() < until
            sleep(0.01)
    raised = {entry_of(page).version - before[page.pk] for page in pages}
    assert len(raised) == 1
    assert ContentPage.objects.count() == 20


def test_having_everything_built_again_never_keeps_a_writer_waiting_for_whom_it_waits(publish: Publish) -> None:
    pages = [publish(f"Avustus {number}") for number in range(20)]
    before = {page.pk: entry_of(page).version for page in pages}
    marking = Thread(target=lambda: (syncing.mark_everything(), connection.close()))
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL lock_timeout = '2s'")
        outbox.mark(pages[-1])
        marking.start()
        wait_until_waiting(1)
        outbox.mark(*pages[:-1])
    marking.join(timeout=LONG)
    assert not marking.is_alive()
    assert {entry_of(page).version - before[page.pk] for page in pages} == {2}
