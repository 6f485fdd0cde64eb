"""The backstop: what nobody told the search is noticed all the same."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from hyte.pages.models import ContentPage
from search import building, outbox, sending, syncing
from search.backend.indexes import serving_alias
from search.backend.writing import write
from search.comparing import Difference, Problem, engine_differences
from search.models import DailyPass, Entry
from search.worker import SYNC_EVERY, SearchWorker
from tests.search.conftest import CatchUp, Find, Publish
from tests.search.things import entry_of


@pytest.mark.smoke
@pytest.mark.django_db
def test_a_thing_that_was_never_marked_is_found_after_a_while(
    publish: Publish, catch_up: CatchUp, find: Find, now: datetime
) -> None:
    publish("Avustus")
    Entry.objects.all().delete()
    catch_up()
    Entry.objects.all().delete()
    catch_up(at=now + SYNC_EVERY - timedelta(microseconds=1))
    assert find("avustus") == []
    catch_up(at=now + SYNC_EVERY)
    assert find("avustus") == ["Avustus"]


@pytest.mark.smoke
@pytest.mark.django_db
def test_a_thing_that_vanished_unseen_is_found_no_more(publish: Publish, catch_up: CatchUp, find: Find) -> None:
    page = publish("Avustus")
    catch_up()
    ContentPage.objects.filter(pk=page.pk).update(live=False)
    Entry.objects.filter(pk=entry_of(page).pk).update(object_id=0)
    assert syncing.sync() == 2
    assert find("avustus") == []


@pytest.mark.smoke
@pytest.mark.django_db
def test_on_a_new_day_everything_is_built_anew(publish: Publish, catch_up: CatchUp, find: Find, now: datetime) -> None:
    page = publish("Avustus")
    catch_up()
    ContentPage.objects.filter(pk=page.pk).update(title="Tuki")
    catch_up(at=now + timedelta(hours=11, minutes=59))
    assert find("avustus tuki") == ["Avustus"]
    catch_up(at=now + timedelta(hours=12, minutes=10))
    assert find("avustus tuki") == ["Tuki"]


@pytest.mark.smoke
@pytest.mark.django_db
def test_a_worker_that_starts_on_a_new_day_builds_everything_anew(
    publish: Publish, catch_up: CatchUp, find: Find, now: datetime
) -> None:
    page = publish("Avustus")
    catch_up()
    ContentPage.objects.filter(pk=page.pk).update(title="Tuki")
    drained(SearchWorker(), now + timedelta(hours=11, minutes=59))
    assert find("avustus tuki") == ["Avustus"]
    drained(SearchWorker(), now + timedelta(hours=12))
    assert find("avustus tuki") == ["Tuki"]


@pytest.mark.smoke
@pytest.mark.django_db
def test_everything_is_built_anew_once_a_day_however_often_workers_start(
    publish: Publish, catch_up: CatchUp, now: datetime
) -> None:
    page = publish("Avustus")
    catch_up()
    before = entry_of(page).version
    for _ in range(3):
        drained(SearchWorker(), now + timedelta(days=1))
    assert entry_of(page).version == before + 1


@pytest.mark.smoke
@pytest.mark.django_db
def test_a_pass_that_broke_off_is_taken_up_where_it_stopped(
    publish: Publish, catch_up: CatchUp, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    pages = [publish(f"Avustus {number}") for number in range(3)]
    catch_up()
    before = [entry_of(page).version for page in pages]
    monkeypatch.setattr("search.daily.BATCH", 1)
    assert SearchWorker().drain(at=now + timedelta(days=1)) == 1
    drained(SearchWorker(), now + timedelta(days=1))
    assert [entry_of(page).version for page in pages] == [version + 1 for version in before]


@pytest.mark.smoke
@pytest.mark.django_db
def test_entries_whose_last_pass_nobody_knows_are_built_anew(
    publish: Publish, catch_up: CatchUp, now: datetime
) -> None:
    page = publish("Avustus")
    catch_up()
    before = entry_of(page).version
    DailyPass.objects.update(begun_on=None)
    drained(SearchWorker(), now)
    assert entry_of(page).version == before + 1


def drained(worker: SearchWorker, at: datetime) -> None:
    while worker.drain(at=at):
        pass


@pytest.mark.engine
@pytest.mark.django_db
def test_the_engine_is_compared_with_the_table(engine: str, publish: Publish, catch_up: CatchUp) -> None:
    lost, ghost, same = (publish(title) for title in ("Kadonnut", "Haamu", "Sama"))
    catch_up()
    gone = entry_of(ghost)
    ghost.unpublish()
    catch_up()
    taken = entry_of(lost)
    list(write(serving_alias(), [changed(taken, public=False)], refresh=True))
    list(write(serving_alias(), [changed(gone, built_version=9)], refresh=True))
    assert list(engine_differences()) == [
        Difference(taken.pk, str(taken), Problem.MISSING),
        Difference(gone.pk, str(gone), Problem.SURPLUS),
    ]
    assert entry_of(same).is_settled


def changed(entry: Entry, **values: object) -> Entry:
    for name, value in values.items():
        setattr(entry, name, value)
    return entry


@pytest.mark.engine
@pytest.mark.django_db
def test_what_waits_to_be_sent_is_no_difference(engine: str, publish: Publish, catch_up: CatchUp) -> None:
    publish("Avustus")
    catch_up()
    publish("Uusi").save()
    assert list(engine_differences()) == []


@pytest.mark.engine
@pytest.mark.django_db
def test_after_an_absence_the_worker_mends_what_the_engine_lost(
    engine: str, publish: Publish, catch_up: CatchUp, find: Find, now: datetime
) -> None:
    page = publish("Avustus")
    catch_up()
    list(write(serving_alias(), [changed(entry_of(page), public=False)], refresh=True))
    assert find("avustus") == []
    drained(SearchWorker(), now)
    assert find("avustus") == ["Avustus"]


@pytest.mark.smoke
@pytest.mark.django_db
def test_what_somebody_changes_is_built_before_what_is_only_built_again(
    publish: Publish, catch_up: CatchUp, now: datetime
) -> None:
    pages = [publish(f"Avustus {number}") for number in range(3)]
    catch_up()
    syncing.mark_everything()
    new = publish("Uusi")
    outbox.mark(pages[2])
    building.build(at=now, most=2)
    waiting = set(Entry.objects.to_build().values_list("object_id", flat=True))
    assert {page.pk for page in pages[:2]} <= waiting
    assert not waiting & {pages[2].pk, new.pk}


@pytest.mark.engine
@pytest.mark.django_db
def test_what_somebody_changes_is_sent_before_what_is_only_built_again_and_removals_first(
    engine: str, publish: Publish, catch_up: CatchUp, now: datetime
) -> None:
    routine, removed = publish("Avustus"), publish("Poistettu")
    catch_up()
    syncing.mark_everything()
    new = publish("Uusi")
    removed.unpublish()
    building.build(at=now)
    settled = []
    for _ in range(2):
        sending.send(at=now, most=1)
        settled.append([page.title for page in (removed, new, routine) if entry_of(page).is_settled])
    assert settled == [["Poistettu"], ["Poistettu", "Uusi"]]


@pytest.mark.smoke
@pytest.mark.django_db
def test_what_waits_keeps_its_place_when_it_is_to_be_built_again(publish: Publish, catch_up: CatchUp) -> None:
    old = publish("Avustus")
    catch_up()
    new = publish("Uusi")
    syncing.mark_everything()
    syncing.mark_everything()
    assert [entry_of(page).routine for page in (old, new)] == [True, False]


@pytest.mark.smoke
@pytest.mark.django_db
def test_the_daily_pass_marks_nothing_while_anything_waits(
    publish: Publish, catch_up: CatchUp, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    pages = [publish(f"Avustus {number}") for number in range(3)]
    catch_up()
    monkeypatch.setattr("search.daily.BATCH", 1)
    worker, waiting = SearchWorker(), []
    while worker.drain(at=now + timedelta(days=1)):
        waiting.append(Entry.objects.to_build().count())
        outbox.mark(pages[0]) if len(waiting) == 2 else None
    assert max(waiting) == 1


@pytest.mark.smoke
@pytest.mark.django_db
def test_what_was_read_otherwise_is_marked_a_slice_at_a_time(
    publish: Publish, catch_up: CatchUp, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    pages = [publish(f"Avustus {number}") for number in range(3)]
    catch_up()
    monkeypatch.setattr("search.preparing.analysis_version", lambda: "another")
    monkeypatch.setattr("search.syncing.BATCH", 1)
    worker = SearchWorker()
    worker.drain(at=now)
    assert Entry.objects.to_build().count() == 1
    drained(worker, now)
    assert all(entry_of(page).analysis.startswith("another-") for page in pages)
