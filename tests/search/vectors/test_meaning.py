"""Switched on, meaning puts first what is nearer. What is found at all is the words' to say, and who may be found."""

from __future__ import annotations

import logging

import pytest

from search import engine as asking_engine
from search import outbox
from search.breaker import ALLOWED_FAILURES
from search.documents import Kind
from search.meaning import asking, fusing
from search.models import Meaning
from search.request import Facet
from search.service import Engine
from tests.search.conftest import CatchUp, Find, Publish, Search, Tell
from tests.search.vectors.conftest import Use
from tests.search.vectors.embedders import Slow

pytestmark = [pytest.mark.django_db, pytest.mark.engine]

CAT, DOG = "Lenkki kissan kanssa", "Lenkki koiran kanssa"


@pytest.fixture
def walks(publish: Publish) -> None:
    publish(CAT)
    publish(DOG)


@pytest.mark.usefixtures("engine", "walks")
def test_without_the_option_the_words_decide(catch_up_all: CatchUp, find: Find) -> None:
    catch_up_all()
    assert find("hauvan lenkki") == [CAT, DOG]


@pytest.mark.usefixtures("on", "walks")
def test_what_means_the_same_comes_first(catch_up_all: CatchUp, find: Find) -> None:
    catch_up_all()
    assert find("hauvan lenkki") == [DOG, CAT]
    assert find("kattens lenkki") == [CAT, DOG]


@pytest.mark.usefixtures("on", "walks")
def test_words_are_found_before_there_is_a_vector(catch_up: CatchUp, search: Search) -> None:
    catch_up()
    found = search("hauvan lenkki")
    assert ([result.title for result in found.results], found.engine) == ([CAT, DOG], Engine.ELASTICSEARCH)


@pytest.mark.usefixtures("on")
def test_what_no_word_finds_is_not_found_by_meaning(publish: Publish, catch_up_all: CatchUp, search: Search) -> None:
    publish("Koira")
    catch_up_all()
    found = search("hauva")
    assert (found.total, found.results, found.counts[Facet.TYPE]) == (0, (), {})


@pytest.mark.usefixtures("on", "walks")
def test_the_total_and_the_counts_are_those_of_the_words(
    use: Use, catch_up_all: CatchUp, search: Search, publish: Publish
) -> None:
    publish("Hauva ja koira")
    catch_up_all()
    on = search("lenkki koira")
    use("")
    off = search("lenkki koira")
    assert (on.total, on.counts) == (off.total, off.counts)
    assert {result.id for result in on.results} == {result.id for result in off.results}


@pytest.mark.usefixtures("on")
def test_what_was_removed_a_moment_ago_does_not_come_back(
    publish: Publish, catch_up_all: CatchUp, find: Find, search: Search
) -> None:
    publish(CAT)
    dog = publish(DOG)
    catch_up_all()
    outbox.remove(dog)
    assert find("hauvan lenkki") == [CAT]
    assert search("hauvan lenkki").total == 1
    dog.unpublish()
    catch_up_all()
    assert find("hauvan lenkki") == [CAT]


@pytest.mark.usefixtures("on")
def test_filters_leave_out_what_is_near(tell: Tell, catch_up_all: CatchUp, find: Find) -> None:
    tell(CAT, kind=Kind.BLOG)
    tell(DOG, kind=Kind.PAGE)
    catch_up_all()
    assert find("hauvan lenkki", filters={Facet.TYPE: ("blog",)}) == [CAT]
    assert find("hauvan lenkki", filters={Facet.LANGUAGE: ("sv",)}) == []


@pytest.mark.usefixtures("on")
def test_every_result_stands_on_one_page_only(
    publish: Publish, catch_up_all: CatchUp, find: Find, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fusing, "WINDOW", 5)
    animals = ["kissan", "koiran", "kissan", "koiran", "koiran", "kissan", "kissan"]
    titles = [publish(f"Lenkki {animal} kanssa {place}").title for place, animal in enumerate(animals)]
    catch_up_all()
    pages = [find("hauvan lenkki", page=page, page_size=2) for page in (1, 2, 3, 4)]
    assert sum(pages, []) == [titles[place] for place in (1, 3, 0, 2, 4, 5, 6)]


@pytest.mark.usefixtures("on", "walks")
def test_a_model_that_fails_leaves_the_words_alone(
    use: Use, catch_up_all: CatchUp, search: Search, caplog: pytest.LogCaptureFixture
) -> None:
    catch_up_all()
    use("Broken")
    with caplog.at_level(logging.WARNING):
        found = search("hauvan lenkki")
    assert ([result.title for result in found.results], found.engine) == ([CAT, DOG], Engine.ELASTICSEARCH)
    assert "the words answer alone: the embedder the model is broken" in caplog.text


def test_a_model_that_failed_three_times_is_left_alone_for_a_while(use: Use) -> None:
    use("Broken")
    for _time in range(ALLOWED_FAILURES):
        answer = asking._vectors.begin("koira")
        assert answer
        assert answer(10.0) is None
    assert asking._vectors.begin("koira") is None


@pytest.mark.usefixtures("on", "walks")
def test_a_model_that_takes_too_long_is_not_waited_for(
    use: Use, catch_up_all: CatchUp, find: Find, monkeypatch: pytest.MonkeyPatch
) -> None:
    catch_up_all()
    use("Slow")
    monkeypatch.setattr(asking, "PATIENCE", 0.01)
    Slow.let_go.clear()
    try:
        assert find("hauvan lenkki") == [CAT, DOG]
    finally:
        Slow.let_go.set()
    asking._vectors._thread.shutdown(wait=True)
    assert find("hauvan lenkki") == [DOG, CAT], "what came too late is known the next time"


@pytest.mark.usefixtures("on", "walks")
def test_the_engines_failing_at_vectors_leaves_the_words_alone(
    catch_up_all: CatchUp, search: Search, monkeypatch: pytest.MonkeyPatch
) -> None:
    catch_up_all()
    monkeypatch.setattr(asking_engine.query, "near", lambda *_args: {"query": {"unheard_of": {}}})
    found = search("hauvan lenkki")
    assert ([result.title for result in found.results], found.engine) == ([CAT, DOG], Engine.ELASTICSEARCH)


@pytest.mark.usefixtures("on", "walks")
def test_a_query_is_embedded_once(catch_up_all: CatchUp, find: Find, use: Use) -> None:
    catch_up_all()
    find("hauvan lenkki")
    known = dict(asking._vectors._known)
    use("Broken")
    asking._vectors._known.update(known)
    assert find("hauvan lenkki") == [DOG, CAT]


def test_the_queries_that_are_remembered_are_bounded(use: Use, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(asking, "REMEMBERED", 2)
    use("Fake")
    for text in ("koira", "kissa", "koira", "hund"):
        answer = asking._vectors.begin(text)
        assert answer
        assert answer(10.0)
    assert list(asking._vectors._known) == ["koira", "hund"]


def test_the_built_in_search_has_no_vectors(use: Use, publish: Publish, catch_up_all: CatchUp, find: Find) -> None:
    use("Fake")
    publish(CAT)
    publish(DOG)
    catch_up_all()
    assert sorted(find("hauvan lenkki")) == [CAT, DOG]
    assert not Meaning.objects.exists()
