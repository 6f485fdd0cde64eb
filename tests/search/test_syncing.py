"""The backstop: what nobody told the search is noticed all the same."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from hyte.pages.models import ContentPage
from search import syncing
from search.backend.indexes import serving_alias
from search.backend.writing import write
from search.comparing import Difference, Problem, engine_differences
from search.models import Entry
from search.worker import SYNC_EVERY
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
    from search.worker import SearchWorker

    page = publish("Avustus")
    catch_up()
    list(write(serving_alias(), [changed(entry_of(page), public=False)], refresh=True))
    assert find("avustus") == []
    restarted = SearchWorker()
    while restarted.drain(at=now):
        pass
    assert find("avustus") == ["Avustus"]
