"""Whatever happened to the engine's indexes, the worker puts them right."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

import pytest

from search.backend import indexes, mapping
from search.backend.connection import client
from search.backend.writing import write
from search.engine import is_complete
from search.models import EngineIndex, Entry
from search.rebuilding import LEASE
from search.service import Engine
from search.worker import SearchWorker
from tests.search.conftest import CatchUp, Find, Publish, Search
from tests.search.things import entry_of

pytestmark = [pytest.mark.django_db, pytest.mark.engine]


def delete_the_index(alias: str) -> None:
    client().indices.delete(index=EngineIndex.current().serving)


def delete_the_alias(alias: str) -> None:
    client().indices.delete_alias(index=EngineIndex.current().serving, name=alias)


def put_another_index_in_its_place(alias: str) -> None:
    delete_the_index(alias)
    client().indices.create(index=f"{alias}-20200101000000-abcdef", aliases={alias: {}})


def let_the_engine_invent_one(alias: str) -> None:
    delete_the_index(alias)
    client().index(index=alias, document={"title": "keksitty"})


@pytest.mark.parametrize(
    "happen", [delete_the_index, delete_the_alias, put_another_index_in_its_place, let_the_engine_invent_one]
)
def test_an_index_that_is_not_the_right_one_is_made_anew(
    happen: Callable[[str], None], engine: str, publish: Publish, catch_up: CatchUp, search: Search, now: datetime
) -> None:
    publish("Avustus")
    catch_up()
    happen(engine)
    found = search("avustus")
    assert ([result.title for result in found.results], found.engine) == (["Avustus"], Engine.FALLBACK)
    catch_up(at=now + LEASE)
    found = search("avustus")
    assert ([result.title for result in found.results], found.engine) == (["Avustus"], Engine.ELASTICSEARCH)
    assert set(indexes.indexes()) == {EngineIndex.current().serving}


def test_the_answers_of_another_sites_index_are_not_shown(
    engine: str, publish: Publish, catch_up: CatchUp, search: Search
) -> None:
    page = publish("Avustus")
    catch_up()
    other = f"{engine}-20200101000000-abcdef"
    indexes.create(other)
    indexes.swap(other, indexes.indexes())
    list(write(engine, [entry_of(page)], refresh=True))
    assert search("avustus").engine == Engine.FALLBACK


def test_an_engine_without_an_index_is_not_complete(engine: str, db: None) -> None:
    assert not is_complete()


def test_the_first_index_is_made_by_itself(engine: str, publish: Publish, catch_up: CatchUp, find: Find) -> None:
    publish("Avustus")
    catch_up()
    assert indexes.serving_index(timeout=5) == EngineIndex.current().serving != ""
    assert find("avustus") == ["Avustus"]


def test_a_changed_mapping_is_rebuilt_behind_the_alias(
    engine: str, publish: Publish, catch_up: CatchUp, find: Find, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish("Avustus")
    catch_up()
    before = EngineIndex.current().serving
    changed = {**mapping.MAPPINGS["properties"], "theme": {"type": "keyword"}}
    monkeypatch.setitem(mapping.MAPPINGS, "properties", changed)
    catch_up(at=now + LEASE)
    assert EngineIndex.current().serving != before
    assert find("avustus") == ["Avustus"]


def test_another_analysis_builds_everything_anew(
    engine: str, publish: Publish, catch_up: CatchUp, find: Find, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = publish("Avustus")
    catch_up()
    before = EngineIndex.current().serving
    for module in ("building", "upkeep", "backend.mapping"):
        monkeypatch.setattr(f"search.{module}.analysis_version", lambda: "another")
    next_process = SearchWorker()
    while next_process.drain(at=now):
        pass
    assert entry_of(page).analysis == "another"
    assert EngineIndex.current().serving != before
    assert find("avustus") == ["Avustus"]


def test_an_index_of_a_database_that_was_set_back_is_made_anew(
    engine: str, publish: Publish, catch_up: CatchUp, find: Find, now: datetime
) -> None:
    page = publish("Avustus")
    for _ in range(3):
        page.save()
    catch_up()
    before = EngineIndex.current().serving
    Entry.objects.update(version=1, built_version=0, sent_version=0)
    catch_up()
    catch_up(at=now + LEASE)
    assert EngineIndex.current().serving != before
    assert entry_of(page).sent_version == entry_of(page).version
    assert find("avustus") == ["Avustus"]


def test_orphans_are_collected(engine: str, publish: Publish, catch_up: CatchUp, now: datetime) -> None:
    publish("Avustus")
    catch_up()
    client().indices.create(index=f"{engine}-20200101000000-abcdef")
    catch_up(at=now + LEASE)
    assert set(indexes.indexes()) == {EngineIndex.current().serving}
