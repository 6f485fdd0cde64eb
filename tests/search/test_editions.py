"""While two versions of the program run side by side, only the newer one's worker touches entries and indexes."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta

import pytest

from search import editions
from search.editions import BEAT, LEASE
from search.models import Edition, EngineIndex
from search.worker import LOOK_EVERY, SYNC_EVERY, SearchWorker
from tests.search.conftest import Publish
from tests.search.things import entry_of


@contextmanager
def version(name: str) -> Iterator[None]:
    """Be another version of the program, whose analysis is called `name`."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("search.preparing.analysis_version", lambda: name)
        yield


def drained(name: str, worker: SearchWorker, at: datetime) -> int:
    """Let a version's worker do everything that it finds to do; return how much that was."""
    done = 0
    with version(name):
        while step := worker.drain(at=at):
            done += step
    return done


@pytest.mark.django_db
def test_the_version_that_was_seen_later_is_the_newer_one(now: datetime) -> None:
    with version("old"):
        assert editions.is_newest(at=now)
    with version("new"):
        assert editions.is_newest(at=now)
    with version("old"):
        assert not editions.is_newest(at=now)


@pytest.mark.django_db
def test_an_older_version_takes_over_when_the_newer_one_has_been_away_for_a_lease(now: datetime) -> None:
    for name in ("old", "new"):
        with version(name):
            editions.is_newest(at=now)
    with version("old"):
        assert not editions.is_newest(at=now + LEASE - timedelta(microseconds=1))
        assert editions.is_newest(at=now + LEASE)


@pytest.mark.django_db
def test_a_sign_of_life_is_renewed_before_it_ends(now: datetime) -> None:
    for age in (timedelta(0), BEAT, BEAT + timedelta(seconds=1)):
        editions.is_newest(at=now + age)
    assert Edition.objects.get().alive_until == now + BEAT + timedelta(seconds=1) + LEASE


@pytest.mark.engine
@pytest.mark.django_db
def test_two_versions_side_by_side_do_not_rebuild_back_and_forth(engine: str, publish: Publish, now: datetime) -> None:
    page = publish("Avustus")
    old, new = SearchWorker(), SearchWorker()
    drained("old", old, now)
    drained("new", new, now + LOOK_EVERY)
    serving = EngineIndex.current().serving
    for number in range(2, 20):
        page.save()
        at = now + number * LOOK_EVERY
        assert drained("old", old, at) == 0
        assert drained("new", new, at) == 2  # built and sent
    assert EngineIndex.current().serving == serving
    assert entry_of(page).analysis.startswith("new-")


@pytest.mark.engine
@pytest.mark.django_db
def test_a_deployment_that_was_taken_back_is_followed(engine: str, publish: Publish, now: datetime) -> None:
    page = publish("Avustus")
    old = SearchWorker()
    drained("old", old, now)
    drained("new", SearchWorker(), now + LOOK_EVERY)
    assert drained("old", old, now + 2 * LOOK_EVERY) == 0
    drained("old", old, now + 2 * LOOK_EVERY + LEASE)
    assert entry_of(page).analysis.startswith("old-")
    assert entry_of(page).is_settled


@pytest.mark.django_db
def test_what_the_old_worker_still_had_in_hand_is_built_again(publish: Publish, now: datetime) -> None:
    page = publish("Avustus")
    old, new = SearchWorker(), SearchWorker()
    drained("old", old, now)
    drained("new", new, now)
    page.save()
    drained("old", old, now)  # before it has looked for newer ones
    assert entry_of(page).analysis.startswith("old-")
    drained("new", new, now + LEASE)
    assert entry_of(page).analysis.startswith("new-")
    assert LEASE < SYNC_EVERY
