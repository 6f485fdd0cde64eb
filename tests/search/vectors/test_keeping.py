"""Vectors are computed in the background, once for each text, and never stand in the words' way."""

from __future__ import annotations

import logging
from datetime import datetime, timedelta

import pytest
from django.core.management import call_command

from search import outbox, rebuilding, syncing
from search.backend import mapping
from search.backend.connection import client
from search.backend.indexes import serving_alias
from search.backend.writing import Outcome, write
from search.building import FIRST_PAUSE
from search.comparing import engine_differences
from search.engine import is_complete
from search.meaning.keeping import LONGEST, text_of
from search.meaning.worker import BATCH, LEASE, MeaningWorker
from search.models import EngineIndex, Meaning
from search.service import Engine
from tests.search.conftest import CatchUp, Find, Publish, Search
from tests.search.things import entry_of
from tests.search.vectors.conftest import Use
from tests.search.vectors.embedders import Fake

pytestmark = [pytest.mark.django_db, pytest.mark.engine]

CAT, DOG = "Lenkki kissan kanssa", "Lenkki koiran kanssa"


def fields_of_the_index() -> set[str]:
    (index,) = client().indices.get_mapping(index=serving_alias()).values()
    return set(index["mappings"]["properties"])


def vectors_in_the_index() -> int:
    exist = {"exists": {"field": mapping.meaning_field()}}
    return int(client().count(index=serving_alias(), query=exist)["count"])


@pytest.mark.usefixtures("engine")
def test_switched_off_there_is_nothing_of_it(publish: Publish, catch_up_all: CatchUp) -> None:
    publish(DOG)
    catch_up_all()
    assert not [field for field in fields_of_the_index() if field.startswith("meaning")]
    assert mapping.mappings() is mapping.MAPPINGS
    assert set(mapping.stamp()) == {"settings", "mapping", "weights", "preparation"}
    assert not Meaning.objects.exists()


@pytest.mark.usefixtures("on")
def test_switched_on_the_index_holds_a_vector_for_each_text(publish: Publish, catch_up_all: CatchUp) -> None:
    publish(CAT)
    publish(DOG)
    catch_up_all()
    assert mapping.meaning_field() in fields_of_the_index()
    assert vectors_in_the_index() == 2
    assert list(engine_differences(content=True)) == []


@pytest.mark.usefixtures("on")
def test_an_operator_sees_how_many_texts_have_a_vector(
    publish: Publish, catch_up: CatchUp, embed: CatchUp, use: Use, capsys: pytest.CaptureFixture[str]
) -> None:
    publish(CAT)
    publish(DOG)
    catch_up()
    call_command("search_index", "status")
    assert "with a vector:       0, by fake/4\n" in capsys.readouterr().out
    embed()
    call_command("search_index", "status")
    assert "with a vector:       2, by fake/4\n" in capsys.readouterr().out
    use("")
    call_command("search_index", "status")
    assert "vector" not in capsys.readouterr().out


@pytest.mark.usefixtures("on")
def test_a_text_is_embedded_once_whatever_happens_beside_it(
    publish: Publish, catch_up_all: CatchUp, find: Find, now: datetime
) -> None:
    publish(CAT)
    page = publish(DOG)
    catch_up_all()
    outbox.mark(page)
    syncing.mark_everything()
    catch_up_all()
    rebuilding.begin(holder="me", at=now)
    catch_up_all(at=now + rebuilding.LEASE)
    assert sorted(Fake.passages) == [CAT, DOG]
    assert vectors_in_the_index() == 2
    assert find("hauvan lenkki") == [DOG, CAT]


@pytest.mark.usefixtures("on")
def test_the_same_text_of_two_things_is_embedded_once(publish: Publish, catch_up_all: CatchUp) -> None:
    publish(DOG)
    catch_up_all()
    publish(DOG)
    catch_up_all()
    assert Fake.passages == [DOG]
    assert vectors_in_the_index() == 2


@pytest.mark.usefixtures("on")
def test_another_text_is_embedded_anew_and_goes_without_a_vector_until_then(
    publish: Publish, catch_up: CatchUp, catch_up_all: CatchUp
) -> None:
    page = publish(CAT)
    catch_up_all()
    page.title = DOG
    page.save()
    catch_up()
    assert vectors_in_the_index() == 0
    catch_up_all()
    assert Fake.passages == [CAT, DOG]
    assert vectors_in_the_index() == 1


@pytest.mark.usefixtures("on")
def test_the_vector_of_a_former_text_is_forgotten_though_the_model_fails_at_the_new_one(
    publish: Publish, catch_up_all: CatchUp, use: Use
) -> None:
    page = publish(CAT)
    catch_up_all()
    use("Broken")
    page.title = DOG
    page.save()
    catch_up_all()
    assert not Meaning.objects.kept().exists()


@pytest.mark.usefixtures("on")
def test_a_write_without_the_vector_never_overwrites_one_with_it(
    publish: Publish, catch_up: CatchUp, catch_up_all: CatchUp
) -> None:
    page = publish(DOG)
    catch_up()
    late = entry_of(page)
    catch_up_all()
    assert [outcome for outcome, _why in write(serving_alias(), [late], refresh=True)] == [Outcome.OUTDATED]
    assert vectors_in_the_index() == 1


@pytest.mark.usefixtures("on")
def test_no_vector_is_left_of_what_is_not_public(publish: Publish, catch_up_all: CatchUp) -> None:
    page = publish(DOG)
    catch_up_all()
    page.unpublish()
    catch_up_all()
    assert not Meaning.objects.exists()
    assert vectors_in_the_index() == 0


@pytest.mark.usefixtures("on")
def test_a_removed_thing_that_is_being_embedded_stays_removed(
    publish: Publish, catch_up: CatchUp, embed: CatchUp, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = publish(DOG)
    catch_up()
    think = Fake.embed_passages

    def embed_while_it_is_removed(model: Fake, texts: list[str]) -> list[list[float]]:
        page.unpublish()
        catch_up()
        return think(model, texts)

    monkeypatch.setattr(Fake, "embed_passages", embed_while_it_is_removed)
    embed()
    catch_up()
    assert (entry_of(page).public, vectors_in_the_index()) == (False, 0)
    assert not Meaning.objects.exists()


@pytest.mark.usefixtures("on")
def test_another_model_makes_another_index_and_other_vectors(
    publish: Publish, catch_up_all: CatchUp, find: Find, search: Search, use: Use, now: datetime
) -> None:
    publish(CAT)
    publish(DOG)
    catch_up_all()
    before, stamped = EngineIndex.current().serving, mapping.stamp()
    use("Another")
    assert mapping.stamp() != stamped
    found = search("hauvan lenkki")
    assert ([result.title for result in found.results], found.engine) == ([CAT, DOG], Engine.ELASTICSEARCH)
    assert is_complete()
    catch_up_all(at=now + rebuilding.LEASE)
    assert EngineIndex.current().serving != before
    assert sorted(Fake.passages) == [CAT, CAT, DOG, DOG]
    assert find("hauvan lenkki") == [DOG, CAT]


@pytest.mark.usefixtures("on")
def test_switched_off_again_everything_of_it_goes(
    publish: Publish, catch_up_all: CatchUp, search: Search, use: Use, now: datetime
) -> None:
    publish(CAT)
    publish(DOG)
    catch_up_all()
    use("")
    found = search("hauvan lenkki")
    assert ([result.title for result in found.results], found.engine) == ([CAT, DOG], Engine.ELASTICSEARCH)
    assert is_complete()
    catch_up_all(at=now + rebuilding.LEASE)
    assert not [field for field in fields_of_the_index() if field.startswith("meaning")]
    assert not Meaning.objects.exists()


@pytest.mark.parametrize("model", ["Broken", "Short", "Empty"])
@pytest.mark.usefixtures("on")
def test_a_model_that_fails_is_left_alone_ever_longer_and_loses_nothing(
    model: str,
    publish: Publish,
    catch_up: CatchUp,
    embed: CatchUp,
    find: Find,
    use: Use,
    now: datetime,
    caplog: pytest.LogCaptureFixture,
) -> None:
    publish(CAT)
    publish(DOG)
    use(model)
    catch_up()
    worker = MeaningWorker()
    with caplog.at_level(logging.ERROR):
        embed(now, worker)
    assert "the embedder failed at 2 texts" in caplog.text
    assert worker.due == now + FIRST_PAUSE
    embed(worker.due, worker)
    assert worker.due == now + FIRST_PAUSE + 2 * FIRST_PAUSE
    assert find("hauvan lenkki") == [CAT, DOG]
    use("Fake")
    embed(worker.due + timedelta(minutes=1), worker)
    catch_up()
    assert find("hauvan lenkki") == [DOG, CAT]


@pytest.mark.usefixtures("on")
def test_one_text_that_the_model_cannot_bear_keeps_no_other_back(
    publish: Publish, catch_up: CatchUp, embed: CatchUp, use: Use
) -> None:
    use("Squeamish")
    bad = publish("Rikki")
    for place in range(BATCH):
        publish(f"Koira {place}")
    catch_up()
    embed()
    catch_up()
    assert vectors_in_the_index() == BATCH
    waiting = Meaning.objects.get(pk=entry_of(bad).pk)
    assert (waiting.failures, waiting.digest) == (1, "")


@pytest.mark.usefixtures("on")
def test_a_text_that_another_worker_has_in_hand_is_left_to_it_for_a_while(
    publish: Publish, catch_up: CatchUp, embed: CatchUp, now: datetime
) -> None:
    page = publish(DOG)
    catch_up()
    Meaning.objects.create(entry=entry_of(page), retry_at=now + LEASE)
    embed(now + LEASE - timedelta(microseconds=1))
    assert Fake.passages == []
    embed(now + LEASE)
    assert Fake.passages == [DOG]


def test_the_beginning_of_a_text_is_embedded() -> None:
    document = {"title": "Otsikko", "role": "", "summary": "Lyhyesti.", "body": "ja " * LONGEST}
    assert text_of(document).startswith("Otsikko\nLyhyesti.\nja ja")
    assert len(text_of(document)) == LONGEST
