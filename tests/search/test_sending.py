"""Bringing the engine up to the table."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest

from search import building, outbox, rebuilding, sending
from search.backend import mapping
from search.backend.connection import client
from search.backend.indexes import serving_alias
from search.backend.writing import Outcome, write
from search.building import FIRST_PAUSE
from search.exceptions import IndexMissing
from search.models import EngineIndex, Entry
from search.worker import SearchWorker
from tests.search.conftest import CatchUp, Find, Publish
from tests.search.things import entry_of, versions_held

pytestmark = [pytest.mark.django_db, pytest.mark.engine, pytest.mark.usefixtures("engine")]


def held() -> dict[int, int]:
    return versions_held()


def test_the_engine_holds_the_version_that_it_confirmed(publish: Publish, catch_up: CatchUp) -> None:
    page = publish("Avustus")
    page.save()
    catch_up()
    entry = entry_of(page)
    assert held() == {entry.pk: entry.sent_version}
    assert entry.sent_version == entry.version


def test_an_old_write_never_overwrites_a_newer_one(publish: Publish, catch_up: CatchUp, find: Find) -> None:
    page = publish("Vanha")
    catch_up()
    late = entry_of(page)
    page.title = "Uusi"
    page.save()
    catch_up()
    ((outcome, _reason),) = write(serving_alias(), [late], refresh=True)
    assert outcome is Outcome.OUTDATED
    assert (find("vanha"), find("uusi")) == ([], ["Uusi"])


def test_an_old_write_never_brings_back_what_was_removed(publish: Publish, catch_up: CatchUp) -> None:
    page = publish("Avustus")
    catch_up()
    late = entry_of(page)
    page.unpublish()
    catch_up()
    ((outcome, _reason),) = write(serving_alias(), [late], refresh=True)
    assert outcome is Outcome.OUTDATED
    assert held() == {}


def test_sending_twice_does_no_harm(publish: Publish, catch_up: CatchUp) -> None:
    page = publish("Avustus")
    catch_up()
    ((outcome, _reason),) = write(serving_alias(), [entry_of(page)], refresh=True)
    assert outcome is Outcome.CONFIRMED


def test_removing_what_the_engine_never_had_is_confirmed(publish: Publish, catch_up: CatchUp) -> None:
    page = publish("Luonnos", live=False)
    catch_up()
    assert entry_of(page).sent_version == entry_of(page).version


def test_two_workers_at_once_do_no_harm(publish: Publish, find: Find, now: datetime) -> None:
    workers = [SearchWorker(), SearchWorker()]
    page = publish("Avustus")
    for _ in range(10):
        outbox.mark(page)
        for worker in workers:
            worker.drain(at=now)
    while sum(worker.drain(at=now) for worker in workers):
        pass
    assert held() == {entry_of(page).pk: entry_of(page).version}
    assert find("avustus") == ["Avustus"]


def test_what_changed_while_it_was_sent_is_sent_again(publish: Publish, catch_up: CatchUp) -> None:
    page = publish("Avustus")
    catch_up()
    outbox.mark(page)
    once = pytest.MonkeyPatch()

    def mark_and_write(*args: Any, **kwargs: Any) -> Any:
        once.undo()
        outbox.mark(page)
        return write(*args, **kwargs)

    once.setattr(sending, "write", mark_and_write)
    catch_up()
    assert entry_of(page).sent_version == entry_of(page).version
    assert held() == {entry_of(page).pk: entry_of(page).version}


def test_what_the_engine_refuses_keeps_nothing_else_back(
    publish: Publish, catch_up: CatchUp, find: Find, now: datetime
) -> None:
    source_of, at_first = mapping.source_of, pytest.MonkeyPatch()

    def refused(entry: Entry) -> dict[str, Any]:
        return source_of(entry) | ({"unheard_of": 1} if entry.document["title"] == "Rikki" else {})

    at_first.setattr("search.backend.writing.source_of", refused)
    broken, _whole = publish("Rikki"), publish("Ehjä")
    catch_up()
    assert find("rikki ehjä") == ["Ehjä"]
    assert entry_of(broken).failures == 1
    at_first.undo()
    catch_up(at=now + FIRST_PAUSE * 2)
    assert sorted(find("rikki ehjä")) == ["Ehjä", "Rikki"]


def test_each_refusal_makes_the_pause_longer_until_the_engine_has_taken_it(
    publish: Publish, catch_up: CatchUp, now: datetime
) -> None:
    source_of, at_first = mapping.source_of, pytest.MonkeyPatch()
    at_first.setattr("search.backend.writing.source_of", lambda entry: source_of(entry) | {"unheard_of": 1})
    page, at, pauses = publish("Rikki"), now, []
    for _time in range(3):
        catch_up(at=at)
        pauses.append(entry_of(page).retry_at - at)
        at = entry_of(page).retry_at
    assert pauses == [FIRST_PAUSE, FIRST_PAUSE * 2, FIRST_PAUSE * 4]
    at_first.undo()
    catch_up(at=at)
    assert entry_of(page).failures == 0


def test_without_its_alias_nothing_is_written_anywhere(
    engine: str, publish: Publish, catch_up: CatchUp, now: datetime
) -> None:
    page = publish("Avustus")
    catch_up()
    client().indices.delete(index=EngineIndex.current().serving)
    outbox.mark(page)
    building.build(at=now)
    with pytest.raises(IndexMissing):
        sending.send(at=now)
    assert not client().indices.exists(index=engine)
    assert entry_of(page).sent_version < entry_of(page).version


def test_a_removal_without_its_alias_is_not_confirmed_and_leaves_no_index_of_that_name(
    engine: str, publish: Publish, catch_up: CatchUp, now: datetime
) -> None:
    page = publish("Avustus")
    catch_up()
    client().indices.delete(index=EngineIndex.current().serving)
    page.unpublish()
    building.build(at=now)
    with pytest.raises(IndexMissing):
        sending.send(at=now)
    assert not client().indices.exists(index=engine)
    assert entry_of(page).held


def test_a_removal_reaches_the_index_that_begins_to_serve_between_the_writes_to_both(
    publish: Publish, catch_up: CatchUp, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    page, _other = publish("Avustus vanha"), publish("Avustus")
    catch_up()
    rebuilding.begin(holder="me", at=now)
    rebuilding.step(holder="me", at=now)

    def swap_after(alias: str, entries: list[Entry], **options: Any) -> list[tuple[Outcome, str]]:
        outcomes = list(write(alias, entries, **options))
        rebuilding.step(holder="me", at=now)
        return outcomes

    monkeypatch.setattr(sending, "write", swap_after)
    page.unpublish()
    building.build(at=now)
    sending.send(at=now)
    assert page.pk not in {Entry.objects.get(pk=key).object_id for key in held()}
    assert not entry_of(page).held
