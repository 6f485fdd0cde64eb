"""Whatever happened to the engine's indexes, the worker puts them right."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest

from search import engine as engine_module
from search import rebuilding, shape, upkeep
from search.backend import indexes, mapping
from search.backend.connection import client
from search.backend.indexes import BLOCKS
from search.backend.writing import write
from search.breaker import ALLOWED_FAILURES
from search.engine import is_complete
from search.health import engine_in_use
from search.models import EngineIndex, Entry
from search.rebuilding import LEASE
from search.service import Engine
from search.upkeep import RED_PATIENCE, look_after_engine
from search.worker import LONGEST_PAUSE, LOOK_EVERY, SearchWorker
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


def make_it_again_with_other_types(alias: str) -> None:
    name = EngineIndex.current().serving
    delete_the_index(alias)
    words_as_facts = {field: {"type": "keyword"} for field in shape.MAPPINGS["properties"]}
    meta = {"_meta": mapping.stamp()}
    client().indices.create(index=name, aliases={alias: {}}, mappings={"properties": words_as_facts, **meta})


def add_a_field(alias: str) -> None:
    client().indices.put_mapping(index=alias, properties={"added": {"type": "text"}})


@pytest.mark.parametrize(
    "happen",
    [
        delete_the_index,
        delete_the_alias,
        put_another_index_in_its_place,
        let_the_engine_invent_one,
        make_it_again_with_other_types,
        add_a_field,
    ],
)
def test_an_index_that_is_not_the_right_one_is_made_anew(
    happen: Callable[[str], None], engine: str, publish: Publish, catch_up: CatchUp, search: Search, now: datetime
) -> None:
    publish("Avustus")
    catch_up()
    happen(engine)
    assert not is_complete()
    look_after_engine(holder="me", at=now)
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
    assert indexes.serving_index(timeout=5).name == EngineIndex.current().serving
    assert find("avustus") == ["Avustus"]


def test_a_changed_mapping_is_rebuilt_behind_the_alias(
    engine: str, publish: Publish, catch_up: CatchUp, find: Find, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish("Avustus")
    catch_up()
    before = EngineIndex.current().serving
    changed = {**shape.MAPPINGS["properties"], "of_a_later_release": {"type": "keyword"}}
    monkeypatch.setitem(shape.MAPPINGS, "properties", changed)
    catch_up(at=now + LEASE)
    assert EngineIndex.current().serving != before
    assert find("avustus") == ["Avustus"]


def test_an_index_of_another_versions_shape_is_not_asked_as_if_it_had_nothing(
    engine: str, publish: Publish, catch_up: CatchUp, search: Search, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as earlier:
        earlier.setitem(shape.MAPPINGS, "properties", {**shape.FACTS, "key_of_another": {"type": "keyword"}})
        publish("Avustus")
        catch_up()
    assert not is_complete()
    found = search("avustus")
    assert ([result.title for result in found.results], found.engine) == (["Avustus"], Engine.FALLBACK)


def test_other_weights_make_a_new_index(
    engine: str, publish: Publish, catch_up: CatchUp, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish("Avustus")
    catch_up()
    before = EngineIndex.current().serving
    monkeypatch.setitem(shape.REPEATED, "title", 4)
    catch_up(at=now + LEASE)
    assert EngineIndex.current().serving != before


def test_another_analysis_builds_everything_anew(
    engine: str, publish: Publish, catch_up: CatchUp, find: Find, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = publish("Avustus")
    catch_up()
    before = EngineIndex.current().serving
    monkeypatch.setattr("search.preparing.analysis_version", lambda: "another")
    next_process = SearchWorker()
    while next_process.drain(at=now):
        pass
    assert entry_of(page).analysis.startswith("another-")
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


def test_a_new_index_has_the_mapping_that_it_is_stamped_with(engine: str, db: None, now: datetime) -> None:
    rebuilding.begin(holder="me", at=now)
    (index,) = indexes.indexes().values()
    assert (index.sound, index.stamp, index.blocks) == (True, mapping.stamp(), set())


@pytest.mark.parametrize("block", BLOCKS)
def test_a_block_on_writing_is_lifted(
    block: str, engine: str, publish: Publish, catch_up: CatchUp, find: Find, now: datetime
) -> None:
    publish("Avustus vanha")
    catch_up()
    client().indices.put_settings(index=engine, settings={f"index.blocks.{block}": True})
    publish("Avustus uusi")
    catch_up(at=now + LOOK_EVERY)
    assert sorted(find("avustus")) == ["Avustus uusi", "Avustus vanha"]


def test_a_block_on_writing_stays_while_a_disk_is_full(
    engine: str, publish: Publish, catch_up: CatchUp, find: Find, now: datetime
) -> None:
    publish("Avustus vanha")
    catch_up()
    client().indices.put_settings(index=engine, settings={"index.blocks.read_only_allow_delete": True})
    with pytest.MonkeyPatch.context() as disk:
        disk.setattr(indexes, "FULL_DISK", 0)
        page = publish("Avustus uusi")
        catch_up(at=now + LOOK_EVERY, away=True)
        assert find("avustus") == ["Avustus vanha"]
    catch_up(at=now + LEASE)
    assert entry_of(page).failures == 0
    assert sorted(find("avustus")) == ["Avustus uusi", "Avustus vanha"]


@pytest.fixture
def without_data(engine: str, publish: Publish, catch_up: CatchUp) -> None:
    """An index that serves and whose data no node has."""
    publish("Avustus")
    catch_up()
    name = EngineIndex.current().serving
    nowhere = {**shape.SETTINGS["index"], "routing.allocation.require._name": "nobody"}
    stamped = {**shape.MAPPINGS, "_meta": mapping.stamp()}
    indexes.delete(name)
    client().indices.create(
        index=name, aliases={engine: {}}, settings=nowhere, mappings=stamped, wait_for_active_shards="0"
    )


@pytest.fixture
def try_in_vain(catch_up: CatchUp) -> CatchUp:
    """Let the worker ask for data that no node has; the engine would keep it waiting."""

    def drain(at: datetime) -> None:
        with pytest.MonkeyPatch.context() as impatient:
            impatient.setattr("search.backend.connection.WRITE_TIMEOUT", 3.0)
            catch_up(at=at, away=True)

    return drain


@pytest.mark.usefixtures("without_data")
def test_an_index_that_lost_its_data_is_made_anew_after_a_while(
    try_in_vain: CatchUp, catch_up: CatchUp, search: Search, now: datetime
) -> None:
    lost = EngineIndex.current().serving
    assert search("avustus").engine == Engine.FALLBACK
    try_in_vain(at=now + LOOK_EVERY)
    try_in_vain(at=now + LOOK_EVERY + RED_PATIENCE - timedelta(microseconds=1))
    assert EngineIndex.current().serving == lost
    catch_up(at=now + LOOK_EVERY + RED_PATIENCE + LONGEST_PAUSE)
    assert search("avustus").engine == Engine.ELASTICSEARCH
    assert lost not in indexes.indexes()


@pytest.mark.usefixtures("without_data")
def test_a_probe_of_an_index_without_data_does_not_close_the_circuit(
    search: Search, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("search.service.KNOWN_SECONDS", 0.0)
    monkeypatch.setattr("search.breaker.OPEN_SECONDS", 60)
    asked, ask = [], engine_module.find
    monkeypatch.setattr(engine_module, "find", lambda *args: asked.append(args) or ask(*args))
    for _ in range(ALLOWED_FAILURES + 2):
        search("avustus")
        assert engine_in_use() == "fallback"
    assert len(asked) < ALLOWED_FAILURES


@pytest.mark.usefixtures("without_data")
def test_a_moment_without_data_is_no_loss(try_in_vain: CatchUp, catch_up: CatchUp, now: datetime, engine: str) -> None:
    name = EngineIndex.current().serving
    try_in_vain(at=now + LOOK_EVERY)
    client().indices.put_settings(index=name, settings={"index.routing.allocation.require._name": None})
    client(30).cluster.health(index=name, wait_for_status="green")
    catch_up(at=now + LOOK_EVERY + RED_PATIENCE)
    assert EngineIndex.current().serving == name
    assert EngineIndex.current().red_since is None


def test_orphans_are_collected(engine: str, publish: Publish, catch_up: CatchUp, now: datetime) -> None:
    publish("Avustus")
    catch_up()
    client().indices.create(index=f"{engine}-20200101000000-abcdef")
    catch_up(at=now + LEASE)
    assert set(indexes.indexes()) == {EngineIndex.current().serving}


@pytest.fixture
def filled(engine: str, publish: Publish, catch_up: CatchUp, now: datetime) -> Callable[[], None]:
    """A rebuild in another process that has written everything; called, it lets its index serve."""
    publish("Avustus")
    catch_up()
    rebuilding.begin(holder="other", at=now)
    rebuilding.step(holder="other", at=now)
    return lambda: rebuilding.finish(EngineIndex.current().building)


STEPS_OF_A_LOOK = ["indexes.indexes", "lift_blocks", "forget_lost", "indexes.red", "orphans"]


@pytest.mark.parametrize("after", [False, True])
@pytest.mark.parametrize("step", STEPS_OF_A_LOOK)
def test_a_swap_at_any_moment_of_a_look_leaves_the_new_index_serving(
    step: str, after: bool, filled: Callable[[], None], search: Search, now: datetime
) -> None:
    name, once = EngineIndex.current().building, pytest.MonkeyPatch()
    *path, last = step.split(".")
    owner = getattr(upkeep, path[0]) if path else upkeep
    original = getattr(owner, last)

    def swap_beside(*args: Any) -> Any:
        once.undo()
        if not after:
            filled()
        answer = original(*args)
        if after:
            filled()
        return answer

    once.setattr(owner, last, swap_beside)
    look_after_engine(holder="me", at=now)
    look_after_engine(holder="me", at=now)
    assert EngineIndex.current().names == (name, "")
    assert set(indexes.indexes()) == {name}
    assert search("avustus").engine == Engine.ELASTICSEARCH


def test_a_rebuild_that_begins_during_a_look_is_not_collected(
    engine: str, publish: Publish, catch_up: CatchUp, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish("Avustus")
    catch_up()
    listed = indexes.indexes

    def begin_and_list() -> Any:
        monkeypatch.setattr(indexes, "indexes", listed)
        rebuilding.begin(holder="other", at=now)
        return listed()

    monkeypatch.setattr(indexes, "indexes", begin_and_list)
    look_after_engine(holder="me", at=now)
    assert set(indexes.indexes()) == {*EngineIndex.current().names}


def test_between_the_swap_and_its_note_the_new_index_answers(
    filled: Callable[[], None], search: Search, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as halfway:
        halfway.setattr(rebuilding, "note_serving", lambda name: None)
        filled()
    look_after_engine(holder="me", at=now)
    assert search("avustus").engine == Engine.ELASTICSEARCH
