"""A new index beside the one that serves: nothing is lost, nothing is missing meanwhile, and one rebuild at a time."""

from __future__ import annotations

from datetime import datetime, timedelta
from itertools import islice

import pytest

from hyte.pages.models import ContentPage
from search import building, outbox, rebuilding, sending
from search.backend import indexes
from search.backend.connection import client
from search.exceptions import EngineAway, RebuildRuns
from search.models import EngineIndex, Entry
from search.rebuilding import LEASE
from tests.search.conftest import CatchUp, Find, Publish
from tests.search.line import Line
from tests.search.things import versions_held

pytestmark = [pytest.mark.django_db, pytest.mark.engine, pytest.mark.usefixtures("engine")]


@pytest.fixture
def three(publish: Publish, catch_up: CatchUp) -> list[int]:
    """Three entries in an index that serves; returns the keys of their pages."""
    pages = [publish(f"Avustus {number}") for number in range(3)]
    catch_up()
    return [page.pk for page in pages]


def fill(holder: str, now: datetime) -> None:
    while rebuilding.step(holder=holder, at=now, most=1):
        pass


def test_the_new_index_serves_and_the_old_one_is_gone(three: list[int], find: Find, now: datetime) -> None:
    before = EngineIndex.current().serving
    rebuilding.begin(holder="me", at=now)
    fill("me", now)
    assert EngineIndex.current().serving not in ("", before)
    assert set(indexes.indexes()) == {EngineIndex.current().serving}
    assert len(find("avustus")) == 3


def test_the_old_index_serves_to_the_end(three: list[int], find: Find, now: datetime) -> None:
    rebuilding.begin(holder="me", at=now)
    found = [len(find("avustus"))]
    while rebuilding.step(holder="me", at=now, most=1):
        found.append(len(find("avustus")))
    assert {*found, len(find("avustus"))} == {3}


def test_what_changes_during_a_rebuild_is_in_the_new_index(
    three: list[int], publish: Publish, find: Find, now: datetime
) -> None:
    rebuilding.begin(holder="me", at=now)
    rebuilding.step(holder="me", at=now, most=2)
    changed, hidden = ContentPage.objects.get(pk=three[0]), ContentPage.objects.get(pk=three[1])
    changed.title = "Avustus muuttunut"
    changed.save()
    hidden.unpublish()
    publish("Avustus uusi")
    building.build(at=now)
    sending.send(at=now)
    fill("me", now)
    assert versions_held() == dict(Entry.objects.public().values_list("pk", "version"))
    assert sorted(find("avustus")) == ["Avustus 2", "Avustus muuttunut", "Avustus uusi"]


def test_a_second_rebuild_is_refused(three: list[int], now: datetime) -> None:
    rebuilding.begin(holder="me", at=now)
    with pytest.raises(RebuildRuns):
        rebuilding.begin(holder="you", at=now + LEASE - timedelta(microseconds=1))


def test_nobody_else_fills_while_the_lease_lasts(three: list[int], now: datetime) -> None:
    rebuilding.begin(holder="me", at=now)
    assert rebuilding.step(holder="you", at=now + LEASE - timedelta(microseconds=1), most=1) == 0
    assert rebuilding.step(holder="you", at=now + LEASE, most=1) == 1


def test_a_rebuild_that_broke_off_is_taken_up_where_it_stopped(three: list[int], find: Find, now: datetime) -> None:
    rebuilding.begin(holder="dead", at=now)
    rebuilding.step(holder="dead", at=now, most=2)
    name = EngineIndex.current().building
    rebuilding.begin(holder="me", at=now + LEASE)
    assert rebuilding.step(holder="me", at=now + LEASE) == 1
    fill("me", now + LEASE)
    assert EngineIndex.current().serving == name
    assert len(find("avustus")) == 3


def test_a_crash_just_after_the_swap_is_mended(
    three: list[int], catch_up: CatchUp, find: Find, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    rebuilding.begin(holder="dead", at=now)
    name = EngineIndex.current().building
    with monkeypatch.context() as crash:
        crash.setattr(rebuilding, "note_serving", lambda name: None)
        fill("dead", now)
    assert EngineIndex.current().building == name
    assert len(find("avustus")) == 3
    catch_up(at=now + LEASE)
    assert (EngineIndex.current().serving, EngineIndex.current().building) == (name, "")


def test_an_engine_that_dies_during_a_rebuild_leaves_the_old_index_serving(
    three: list[int], catch_up: CatchUp, find: Find, line: Line, now: datetime
) -> None:
    rebuilding.begin(holder="me", at=now)
    line.cut()
    with pytest.raises(EngineAway):
        rebuilding.step(holder="me", at=now)
    line.mend()
    assert len(find("avustus")) == 3
    catch_up(at=now + LEASE)
    assert EngineIndex.current().building == ""
    assert len(indexes.indexes()) == 1


def test_an_index_that_cannot_be_made_is_not_waited_for(line: Line, now: datetime, db: None) -> None:
    line.cut()
    with pytest.raises(EngineAway):
        rebuilding.begin(holder="me", at=now)
    assert EngineIndex.current().building == ""


def test_a_lost_half_filled_index_is_begun_anew(three: list[int], catch_up: CatchUp, find: Find, now: datetime) -> None:
    rebuilding.begin(holder="dead", at=now)
    rebuilding.step(holder="dead", at=now, most=1)
    indexes.delete(EngineIndex.current().building)
    outbox.mark_keys([("pages.contentpage", key) for key in three])
    catch_up(at=now + LEASE)
    catch_up(at=now + 2 * LEASE)
    assert EngineIndex.current().building == ""
    assert len(find("avustus")) == 3


def test_indexes_of_other_sites_are_left_alone(three: list[int], catch_up: CatchUp, engine: str, now: datetime) -> None:
    other = f"{engine}-archive-2020"
    client().indices.create(index=other)
    catch_up(at=now + LEASE)
    assert client().indices.exists(index=other)


def test_what_has_taken_the_name_of_the_alias_does_not_hinder_a_rebuild(
    three: list[int], find: Find, now: datetime
) -> None:
    client().indices.create(index=indexes.building_alias())
    rebuilding.begin(holder="me", at=now)
    fill("me", now)
    assert not client().indices.exists(index=indexes.building_alias())
    assert len(find("avustus")) == 3


def take_the_name_after(looks: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Have an index take the name of the successor's alias after each of the first looks at whether it is free."""
    make = indexes.make
    names_taken = iter([indexes.building_alias()] * looks)

    def make_too_late(name: str) -> bool:
        for taken in islice(names_taken, 1):
            client().indices.create(index=taken)
        return make(name)

    monkeypatch.setattr(indexes, "make", make_too_late)


def test_a_name_that_is_taken_after_the_look_at_it_does_not_hinder_a_rebuild(
    three: list[int], find: Find, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    take_the_name_after(1, monkeypatch)
    rebuilding.begin(holder="me", at=now)
    fill("me", now)
    assert len(find("avustus")) == 3


def test_a_name_that_is_taken_again_and_again_ends_the_rebuild(
    three: list[int], now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    take_the_name_after(indexes.ATTEMPTS, monkeypatch)
    with pytest.raises(EngineAway, match="again and again"):
        rebuilding.begin(holder="me", at=now)
    assert EngineIndex.current().building == ""
