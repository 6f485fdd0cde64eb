"""The built-in search: the same words found, in the database."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.db import connection

from hyte.pages.models import ContentPage
from search.documents import Kind, SearchDocument
from search.fallback import finding
from search.fallback.keeping import word_list
from search.models import Entry
from search.request import Facet, SearchRequest, State, state_at
from tests.search.conftest import CatchUp, Find, Publish, Search

pytestmark = [pytest.mark.django_db, pytest.mark.smoke]


@pytest.mark.parametrize(
    ("query", "text", "language"),
    [
        ("järjestö", "Järjestöjen ääni kuuluu", "fi"),
        ("järjestöjen avustuksista", "Järjestöavustus", "fi"),
        ("yhteistyö", "Järjestöyhteistyön periaatteet", "fi"),
        ("område", "Välfärdsområdets plan", "sv"),
        ("jarjesto", "Järjestöt", "fi"),
        ("THL:n", "THL ohjeistaa", "fi"),
        ("Hahl", "Anna Hahl-Weckström", "fi"),
        ("hahl-weckström", "Anna Hahl-Weckströmin kirje", "fi"),
        ("kirje@hyte.example", "Kirjoita osoitteeseen kirje@hyte.example", "fi"),
        ("2026", "Ohjelma vuodelle 2026", "fi"),
    ],
)
def test_the_prepared_words_are_found(
    query: str, text: str, language: str, publish: Publish, catch_up: CatchUp, find: Find
) -> None:
    publish(text, language=language)
    catch_up()
    assert find(query) == [text]


def test_a_title_beats_a_body(publish: Publish, catch_up: CatchUp, find: Find) -> None:
    publish("Muuta asiaa", "Kerromme avustuksista.")
    publish("Avustukset", "Kerromme muusta.")
    catch_up()
    assert find("avustus") == ["Avustukset", "Muuta asiaa"]


def test_what_has_every_word_in_its_title_is_favoured_as_on_the_engine(
    publish: Publish, catch_up: CatchUp, find: Find, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish("Kunnan avustus", " ".join(f"asia{number}" for number in range(300)))
    publish("Avustus", "Kunta, kunta ja kunta. Avustus ja avustus.")
    publish("Muuta asiaa", "Kunta, kunta ja kunta. Avustus, avustus ja avustus.")
    catch_up()
    monkeypatch.setattr(finding, "IN_TITLE", 50.0)
    assert find("avustus kunnalle")[0] == "Kunnan avustus"
    monkeypatch.setattr(finding, "IN_TITLE", 0.01)
    assert find("avustus kunnalle")[-1] == "Kunnan avustus"


def test_nothing_is_left_in_the_index_of_what_was_taken_out(publish: Publish, catch_up: CatchUp) -> None:
    for number in range(20):
        publish(f"Kirje {number}")
        catch_up()
    secret = publish("Salaisuus", "Kanarialintu laulaa.")
    catch_up()
    assert "kanarialintu" in all_words()
    secret.unpublish()
    catch_up()
    assert "kanarialintu" not in all_words()


def all_words() -> str:
    """Return everything in the tables of words, as the database keeps it."""
    with connection.cursor() as cursor:
        tables = [name for name in connection.introspection.table_names(cursor) if name.startswith("search_words")]
        rows = [row for name in tables for row in cursor.execute(f"SELECT * FROM {name}").fetchall()]
    values = [value for row in rows for value in row]
    return " ".join(value.decode(errors="replace") if isinstance(value, bytes) else str(value) for value in values)


def test_a_rare_word_beats_a_common_one(publish: Publish, catch_up: CatchUp, find: Find) -> None:
    for title in ("Kunta 1", "Kunta 2", "Kunta 3", "Avustus 4"):
        publish(title)
    catch_up()
    assert find("kunta avustus")[0] == "Avustus 4"


def test_whole_words_beat_parts_of_compounds(publish: Publish, catch_up: CatchUp, find: Find) -> None:
    publish("Järjestö toimii")
    publish("Yhteistyö toimii")
    publish("Järjestöyhteistyö toimii")
    catch_up()
    assert find("järjestöyhteistyö")[0] == "Järjestöyhteistyö toimii"


@pytest.mark.parametrize("query", ["\"'()*:^-", "avustus OR NEAR(", "a:b {title} : x", "' | ! & <->", "\\", "%s %(x)s"])
def test_what_readers_write_is_never_a_question_of_its_own(
    query: str, publish: Publish, catch_up: CatchUp, find: Find
) -> None:
    publish("Avustus")
    catch_up()
    assert find(query) in ([], ["Avustus"])


def test_pages_of_results_follow_one_another(publish: Publish, catch_up: CatchUp, search: Search) -> None:
    for number in range(5):
        publish(f"Avustus {number}")
    catch_up()
    pages = [search("avustus", page=page, page_size=2) for page in (1, 2, 3, 4)]
    assert [found.total for found in pages] == [5, 5, 5, 5]
    assert [len(found.results) for found in pages] == [2, 2, 1, 0]
    assert len({result.id for found in pages for result in found.results}) == 5


@pytest.fixture
def consultation(publish: Publish, monkeypatch: pytest.MonkeyPatch, now: datetime) -> Callable[..., Any]:
    """Publish a page that is found as a consultation with a period."""
    document = ContentPage.search_document

    def as_consultation(page: ContentPage) -> SearchDocument | None:
        if not page.title.startswith("Kuuleminen"):
            return document(page)
        opens = now + timedelta(days=int(page.title.split()[1]))
        return page.document(Kind.CONSULTATION, opens_at=opens, closes_at=opens + timedelta(days=7))

    monkeypatch.setattr(ContentPage, "search_document", as_consultation)
    return publish


def test_facets_count_what_the_other_filters_leave(
    consultation: Callable[..., Any], catch_up: CatchUp, search: Search
) -> None:
    consultation("Kuuleminen 0 avustuksista"), consultation("Kuuleminen -7 avustuksista"), consultation("Avustukset")
    consultation("Kuuleminen 1 avustuksista", language="sv")
    catch_up()
    found = search("kuuleminen avustus", filters={Facet.TYPE: ("consultation",), Facet.LANGUAGE: ("fi",)})
    assert found.total == 2
    assert found.counts[Facet.TYPE] == {"consultation": 2, "page": 1}
    assert found.counts[Facet.LANGUAGE] == {"fi": 2, "sv": 1}
    assert found.counts[Facet.STATE] == {"open": 1, "closed": 1}


def test_the_state_of_a_filter_is_that_of_the_instant(
    consultation: Callable[..., Any], catch_up: CatchUp, search: Search, now: datetime
) -> None:
    consultation("Kuuleminen 0 avustuksista")
    catch_up()
    closes = now + timedelta(days=7)
    open_now = {Facet.STATE: ("open",)}
    assert search("avustus", at=closes - timedelta(microseconds=1), filters=open_now).total == 1
    assert search("avustus", at=closes, filters=open_now).total == 0


def test_the_database_and_python_agree_on_every_state(
    consultation: Callable[..., Any], catch_up: CatchUp, now: datetime
) -> None:
    for days in (-8, -7, -6, 0, 1):
        consultation(f"Kuuleminen {days}")
    catch_up()
    for hours in range(-48, 48, 8):
        at = now + timedelta(hours=hours)
        for entry in Entry.objects.public().with_state(at):
            assert (entry.state or None) == state_at(entry.opens_at, entry.closes_at, at)


def test_words_keep_their_quotes_in_postgresqls_word_lists() -> None:
    fields = {"title": "o'brien c\\d", "people": "", "tags": "", "body": "o'brien"}
    none = dict.fromkeys(fields, "")
    assert word_list({"words": fields, "folded": none}) == "'o''brien':1A,3D 'c\\\\d':2A"


def test_a_book_of_words_fits_into_the_database(publish: Publish, catch_up: CatchUp, find: Find) -> None:
    publish("Kirja", " ".join(f"sana{number}kirja" for number in range(16_000)))
    catch_up()
    assert find("kirja") == ["Kirja"]


def test_a_search_without_words_finds_nothing(search: Search, db: None) -> None:
    assert search("...").total == 0
    assert search("").counts == {}


def test_a_request_object_is_all_it_needs(search: Search, db: None) -> None:
    assert search("avustus", filters={Facet.STATE: (State.OPEN.value,)}).request == SearchRequest(
        query="avustus", filters={Facet.STATE: ("open",)}
    )
