"""Whatever happens to the index, readers get answers, the health address tells it, and the worker mends it."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from threading import Event, Thread

import pytest
from django.db import connection
from django.test import Client
from django.utils import timezone

from search import rebuilding, shape
from search.backend import indexes, mapping
from search.backend.connection import client as engine_client
from search.models import EngineIndex
from search.worker import SearchWorker
from tests.faults.conftest import Running, everything_is_right, seconds_until
from tests.faults.scale import scaled
from tests.search.conftest import Publish

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.engine,
    pytest.mark.usefixtures("languages", "engine"),
]

TIMES = 10
"""How often each damage is done, in full."""

SEEN_WITHIN = 30.0
HEALED_WITHIN = 60.0
"""Seconds in which the health address tells a damage, and in which it is mended."""

PAGES = 20
REBUILDS = 30
A_TENTH_OF_A_SECOND = 0.1


def made_in_its_place(settings: dict[str, object], mappings: dict[str, object], stamp: dict[str, str]) -> None:
    name = EngineIndex.current().serving
    indexes.delete(name)
    engine_client().indices.create(
        index=name,
        aliases={indexes.serving_alias(): {}},
        settings=settings,
        mappings={**mappings, "_meta": stamp},
        wait_for_active_shards="0",
    )


def lose_its_data() -> None:
    nowhere = {**shape.SETTINGS["index"], "routing.allocation.require._name": "nobody"}
    made_in_its_place(nowhere, shape.MAPPINGS, mapping.stamp())


def delete_it() -> None:
    indexes.delete(EngineIndex.current().serving)


def take_its_alias() -> None:
    engine_client().indices.delete_alias(index=EngineIndex.current().serving, name=indexes.serving_alias())


def make_it_with_facts_for_words() -> None:
    facts = {"properties": {field: {"type": "keyword"} for field in shape.MAPPINGS["properties"]}}
    made_in_its_place(shape.SETTINGS["index"], facts, mapping.stamp())


def make_it_as_an_older_release_did() -> None:
    properties = {"properties": {**shape.FACTS, "of_an_older_release": {"type": "keyword"}}}
    made_in_its_place(shape.SETTINGS["index"], properties, mapping.stamp() | {"mapping": shape.digest(properties)})


DAMAGES = [lose_its_data, delete_it, take_its_alias, make_it_with_facts_for_words, make_it_as_an_older_release_did]


@pytest.fixture
def site(publish: Publish, client: Client, monkeypatch: pytest.MonkeyPatch) -> Client:
    """A site whose pages are in the engine. Its health address asks anew each time."""
    monkeypatch.setattr("search.service.KNOWN_SECONDS", 0.0)
    # A busy machine must not pass for a damage.
    monkeypatch.setattr("search.engine.BUDGET", 5.0)
    for number in range(PAGES):
        publish(f"Avustus {number}")
    worker = SearchWorker()
    while worker.drain(at=timezone.now()):
        pass
    return client


def health(client: Client) -> str:
    answer = client.get("/readyz")
    assert answer.status_code == 200
    return str(json.loads(answer.content)["search"])


def answers(client: Client) -> bool:
    """Search; return whether the engine answered, and whoever did must have found everything."""
    answer = client.get("/api/v1/search", {"q": "avustus"})
    assert answer.status_code == 200
    found = json.loads(answer.content)
    assert found["total"] == PAGES
    return bool(found["engine"] == "elasticsearch")


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_index_is_told_and_mended_while_readers_are_answered(
    damage: Callable[[], None], site: Client, running_worker: Running
) -> None:
    for _ in range(scaled(TIMES)):
        seconds_until(lambda: health(site) == "elasticsearch", HEALED_WITHIN)
        damage()
        assert not answers(site)
        seconds_until(lambda: health(site) == "fallback", SEEN_WITHIN)
        with running_worker():
            seconds_until(lambda: answers(site) and health(site) == "elasticsearch", HEALED_WITHIN)
            seconds_until(everything_is_right, HEALED_WITHIN)


@pytest.mark.parametrize("block", ["read_only", "read_only_allow_delete", "write"])
def test_an_index_that_takes_nothing_answers_and_is_opened(
    block: str, site: Client, publish: Publish, running_worker: Running
) -> None:
    for number in range(scaled(TIMES)):
        engine_client().indices.put_settings(index=indexes.serving_alias(), settings={f"index.blocks.{block}": True})
        publish(f"Tuki {number}")
        assert answers(site)
        with running_worker():
            seconds_until(everything_is_right, HEALED_WITHIN)
        assert answers(site)


def test_no_search_is_empty_while_indexes_take_over_from_each_other(site: Client) -> None:
    stopping, failures, by_engine = Event(), [], []

    def read() -> None:
        reader = Client()
        try:
            while not stopping.is_set():
                by_engine.append(answers(reader))
                time.sleep(A_TENTH_OF_A_SECOND)
        except BaseException as error:
            failures.append(error)
        finally:
            connection.close()

    reading = Thread(target=read)
    reading.start()
    try:
        for number in range(scaled(REBUILDS)):
            rebuild(f"holder {number}")
    finally:
        stopping.set()
        reading.join(timeout=30)
    assert not reading.is_alive()
    assert not failures
    assert by_engine
    assert all(by_engine)
    assert set(indexes.indexes()) == {EngineIndex.current().serving}


def rebuild(holder: str) -> None:
    """Fill an index in small steps, and let it serve while a worker looks at the engine, too."""
    rebuilding.begin(holder=holder, at=timezone.now())
    beside = SearchWorker()
    while rebuilding.step(holder=holder, at=timezone.now(), most=5):
        beside.drain(at=timezone.now())
