"""Searches on the real engine: what is found, in which order, and what never is."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import pytest

from hyte.pages.models import ContentPage
from search import building, outbox, sending, service, syncing
from search.backend.connection import client
from search.backend.indexes import serving_alias
from search.backend.writing import write
from search.documents import Kind
from search.models import Entry
from search.request import Facet
from search.service import Engine
from tests.search.conftest import CatchUp, Find, Publish, Search
from tests.search.things import entry_of

pytestmark = [pytest.mark.django_db, pytest.mark.engine, pytest.mark.usefixtures("engine")]


@pytest.mark.parametrize(
    ("query", "text", "language"),
    [
        ("järjestö", "Järjestöjen ääni kuuluu", "fi"),
        ("järjestöjen avustuksista", "Järjestöavustus", "fi"),
        ("yhteistyö", "Järjestöyhteistyön periaatteet", "fi"),
        ("område", "Välfärdsområdets plan", "sv"),
        ("jarjesto", "Järjestöt", "fi"),
        ("hahl-weckström", "Anna Hahl-Weckströmin kirje", "fi"),
        ("kumppanuuspäivvä", "Kumppanuuspäivä on tulossa", "fi"),
        ("partnerskapsdgen", "Välkommen till partnerskapsdagen", "sv"),
    ],
)
def test_inflected_compound_and_misspelt_words_are_found(
    query: str, text: str, language: str, publish: Publish, catch_up: CatchUp, search: Search
) -> None:
    publish(text, language=language)
    publish("Jotain aivan muuta")
    catch_up()
    found = search(query)
    assert ([result.title for result in found.results], found.engine) == ([text], Engine.ELASTICSEARCH)


def test_a_title_beats_a_body(publish: Publish, catch_up: CatchUp, find: Find) -> None:
    publish("Muuta asiaa", "Kerromme avustuksista.")
    publish("Avustukset", "Kerromme muusta.")
    catch_up()
    assert find("avustus") == ["Avustukset", "Muuta asiaa"]


def test_a_long_text_with_the_word_in_its_title_beats_a_short_one_that_repeats_it(
    publish: Publish, catch_up: CatchUp, find: Find
) -> None:
    publish("Muuta asiaa", "Avustus, avustus ja avustus. " * 4)
    publish("Avustuksen hakeminen", " ".join(f"asia{number}" for number in range(300)))
    catch_up()
    assert find("avustus") == ["Avustuksen hakeminen", "Muuta asiaa"]


def test_a_name_that_is_there_is_not_taken_for_a_misspelt_one(publish: Publish, catch_up: CatchUp, find: Find) -> None:
    publish("Helena Haaja")
    publish("Niina Haake")
    catch_up()
    assert find("Haaja") == ["Helena Haaja"]


def test_a_removed_thing_is_gone_at_once_from_results_counts_and_facets(
    publish: Publish, catch_up: CatchUp, search: Search
) -> None:
    hidden = publish("Avustus piilotettu")
    publish("Avustus julkinen")
    catch_up()
    outbox.remove(hidden)
    found = search("avustus")
    assert ([result.title for result in found.results], found.total) == (["Avustus julkinen"], 1)
    assert found.counts[Facet.TYPE] == {"page": 1}
    assert found.engine == Engine.ELASTICSEARCH


def test_a_removed_thing_leaves_no_trace_after_the_engine_has_confirmed_it(
    publish: Publish, catch_up: CatchUp, search: Search
) -> None:
    hidden = publish("Avustus piilotettu")
    catch_up()
    hidden.unpublish()
    catch_up()
    assert not Entry.objects.withheld().exists()
    assert (search("avustus").total, search("avustus").counts[Facet.TYPE]) == (0, {})


def test_what_is_removed_while_the_engine_answers_is_not_shown_either(
    publish: Publish, catch_up: CatchUp, search: Search
) -> None:
    hidden = publish("Avustus piilotettu")
    publish("Avustus julkinen")
    catch_up()
    find, once = service.engine.find, pytest.MonkeyPatch()

    def find_and_remove(*args: Any) -> Any:
        found = find(*args)
        once.undo()
        outbox.remove(hidden)
        return found

    once.setattr(service.engine, "find", find_and_remove)
    found = search("avustus")
    assert [result.title for result in found.results] == ["Avustus julkinen"]
    assert found.total == 1


def test_facets_count_what_the_other_filters_leave(
    publish: Publish, catch_up: CatchUp, search: Search, monkeypatch: pytest.MonkeyPatch, now: datetime
) -> None:
    def document(page: ContentPage) -> Any:
        opens = now + timedelta(days=int(page.title.split()[1]))
        return page.document(Kind.CONSULTATION, opens_at=opens, closes_at=opens + timedelta(days=7), date=opens.date())

    monkeypatch.setattr(ContentPage, "search_document", document)
    publish("Kuuleminen 0"), publish("Kuuleminen -7"), publish("Hörande 1 kuuleminen", language="sv")
    catch_up()
    found = search("kuuleminen", filters={Facet.LANGUAGE: ("fi",), Facet.STATE: ("open",)})
    assert [result.title for result in found.results] == ["Kuuleminen 0"]
    assert found.counts == {
        Facet.TYPE: {"consultation": 1},
        Facet.LANGUAGE: {"fi": 1},
        Facet.YEAR: {"2026": 1},
        Facet.STATE: {"open": 1, "closed": 1},
        Facet.THEME: {},
        Facet.ORGANISATION: {},
    }


def test_the_engine_and_the_database_count_alike(
    publish: Publish, catch_up: CatchUp, search: Search, settings: Any, now: datetime
) -> None:
    for number in range(4):
        publish(f"Avustus {number}", first_published_at=now - timedelta(days=200 * number))
    publish("Bidrag avustus", language="sv")
    catch_up()
    by_engine = search("avustus", filters={Facet.LANGUAGE: ("fi",)})
    settings.ELASTICSEARCH_URL = ""
    by_database = search("avustus", filters={Facet.LANGUAGE: ("fi",)})
    assert (by_engine.engine, by_database.engine) == (Engine.ELASTICSEARCH, Engine.FALLBACK)
    assert by_engine.total == by_database.total == 4
    assert by_engine.counts == by_database.counts


def test_nothing_but_words_and_facts_is_kept_in_the_engine(publish: Publish, catch_up: CatchUp, engine: str) -> None:
    publish("Avustus", "Salaisuuksia ei lueta indeksistä.")
    catch_up()
    (hit,) = client().search(index=engine, query={"match_all": {}}, source=True)["hits"]["hits"]
    assert "_source" not in hit


def test_a_search_takes_three_queries(
    publish: Publish, catch_up: CatchUp, search: Search, django_assert_num_queries: Any
) -> None:
    for number in range(20):
        publish(f"Avustus {number}")
    catch_up()
    for size in (1, 20):
        with django_assert_num_queries(3):  # the index, what is withheld, the entries shown
            assert len(search("avustus", page_size=size).results) == size


def test_what_was_never_public_keeps_the_engine_from_nothing(
    publish: Publish, catch_up: CatchUp, search: Search, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("search.engine.MOST_WITHHELD", 0)
    publish("Avustus julkinen")
    draft = publish("Avustus luonnos", live=False)
    assert not Entry.objects.withheld().exists()
    catch_up()
    outbox.mark(draft)
    syncing.mark_everything()
    assert search("avustus").engine == Engine.ELASTICSEARCH


def test_what_was_sent_and_removed_is_left_out_until_its_removal_is_confirmed(
    publish: Publish, catch_up: CatchUp, now: datetime
) -> None:
    page = publish("Avustus")
    catch_up()
    outbox.remove(page)
    assert Entry.objects.withheld().get() == entry_of(page)
    page.unpublish()
    building.build(at=now)
    assert Entry.objects.withheld().get() == entry_of(page)
    sending.send(at=now)
    assert not Entry.objects.withheld().exists()


def test_what_was_sent_and_never_confirmed_is_left_out_when_it_is_removed(
    publish: Publish, catch_up: CatchUp, search: Search, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    catch_up()
    page = publish("Avustus")
    with monkeypatch.context() as crash:
        crash.setattr("search.sending.confirm", lambda entries: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            catch_up()
    page.unpublish()
    building.build(at=now)
    assert entry_of(page).sent_version == 0
    found = search("avustus")
    assert (found.total, found.engine) == (0, Engine.ELASTICSEARCH)


def test_a_confirmed_removal_says_nothing_of_what_was_public_again_meanwhile(
    publish: Publish, catch_up: CatchUp, now: datetime
) -> None:
    page = publish("Avustus")
    catch_up()
    page.unpublish()
    building.build(at=now)
    late = entry_of(page)
    page.save_revision().publish()
    catch_up()
    outbox.remove(page)
    sending.confirm([late])
    assert Entry.objects.withheld().get() == entry_of(page)


def test_what_the_engine_should_not_have_is_left_out_until_it_is_gone(
    publish: Publish, catch_up: CatchUp, search: Search
) -> None:
    page = publish("Avustus")
    catch_up()
    ghost = entry_of(page)
    page.unpublish()
    catch_up()
    ghost.built_version += 9
    list(write(serving_alias(), [ghost], refresh=True))
    assert search("avustus").total == 1
    syncing.repair()
    assert search("avustus").total == 0


def test_a_search_whose_index_goes_while_it_is_searched_is_answered_by_the_next_one(
    publish: Publish, catch_up: CatchUp, search: Search, engine: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish("Avustukset")
    catch_up()
    gone = f"{engine}-gone"
    client().indices.create(index=gone)
    client().indices.close(index=gone)  # closed, it fails as a deleted one does to whoever has begun to search it
    names = iter([gone])
    monkeypatch.setattr("search.engine.serving_alias", lambda: next(names, serving_alias()))
    found = search("avustus")
    client().indices.delete(index=gone)
    assert ([result.title for result in found.results], found.engine) == (["Avustukset"], Engine.ELASTICSEARCH)
