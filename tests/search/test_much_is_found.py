"""The built-in search where it finds much: PostgreSQL chooses by its index what it ranks, and ranks nothing else."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.db import connection

from search import building, fallback, outbox
from search.analysis import query_words
from search.documents import Kind, SearchDocument
from search.fallback import candidates, finding, keeping
from search.fallback.planning import by_index, estimates
from search.models import Entry
from search.preparing import prepared
from search.request import Facet, SearchRequest, Sort
from tests.search.questions import questions

pytestmark = [pytest.mark.django_db, pytest.mark.smoke]

on_postgresql = pytest.mark.skipif(
    connection.vendor != "postgresql", reason="SQLite ranks what it finds by what its index knows"
)

Put = Callable[..., int]
Titles = Callable[..., list[str]]


@pytest.fixture
def put(db: None) -> Put:
    """Store an entry as the worker does, without a thing that it stands for; return its key."""

    def store(title: str, body: str = "", **details: Any) -> int:
        details = {"kind": Kind.PAGE, "language": "fi", "urls": {"fi": "/fi/"}} | details
        entry = Entry.objects.create(model="tests.thing", object_id=Entry.objects.count() + 1)
        columns = prepared(SearchDocument(title=title, body=body, **details))
        task = building.Task(entry.pk, entry.model, entry.object_id, version=1, failures=0)
        building.store(task, {"public": True, "held": True, **columns})
        return entry.pk

    return store


@pytest.fixture
def titles(now: datetime) -> Titles:
    """Return the names of what is found, in their order."""

    def found(query: str, **details: Any) -> list[str]:
        request = SearchRequest(query=query, **details)
        scores = fallback.find(query_words(query), request, now).scores
        entries = Entry.objects.in_bulk(list(scores))
        return [entries[key].document["title"] for key in scores]

    return found


@pytest.fixture
def much(monkeypatch: pytest.MonkeyPatch) -> Callable[[int], None]:
    """Let one entry be much already, and only so many be ranked."""

    def set_most(ranked: int) -> None:
        monkeypatch.setattr(finding, "MANY", 0)
        for module in (finding, candidates):
            monkeypatch.setattr(module, "MOST_RANKED", ranked)

    return set_most


TEXTS = [
    ("Avustukset", ""),
    ("Järjestöjen avustukset", "Avustus ja avustus ja avustus."),
    ("Kirje", "Avustus kunnalle."),
    ("Kirje kunnasta", "Kunta ja järjestö saavat avustuksen, sanoo kunta."),
    ("Muistio", "Järjestö, kunta ja asukas."),
    ("Bidrag", "Förening och kommun får bidrag."),
    ("Järjestöyhteistyö", "Yhteistyö on voimaa."),
]


@on_postgresql
@pytest.mark.parametrize("query", ["avustus", "järjestöavustus kunta", "kunta", "bidrag kommun", "järjestöyhteistyö"])
def test_what_is_chosen_and_ranked_has_the_order_that_it_has_where_everything_is_ranked(
    query: str, put: Put, titles: Titles, much: Callable[[int], None]
) -> None:
    for title, body in TEXTS:
        put(title, body)
    everything = titles(query)
    much(100)
    assert titles(query) == everything != []


@on_postgresql
def test_of_more_than_can_be_ranked_what_has_the_word_in_its_title_is_chosen(
    put: Put, titles: Titles, much: Callable[[int], None]
) -> None:
    put("Avustukset vuonna 2026", "Pitkä teksti kaikenlaisesta muusta asiasta.", date=date(2020, 1, 1))
    for number in range(8):
        put(f"Kirje {number}", "Avustus.", date=date(2026, 1, 1))
    much(2)
    assert titles("avustus")[0] == "Avustukset vuonna 2026"


@on_postgresql
def test_what_has_the_rare_word_is_chosen_before_what_has_the_common_one(
    put: Put, titles: Titles, much: Callable[[int], None]
) -> None:
    put("Muistio", "Kunta ja karhu.")
    for number in range(8):
        put(f"Kirje {number}", "Kunta.")
    much(1)
    assert titles("kunta karhu")[0] == "Muistio"


@on_postgresql
def test_what_has_a_common_word_only_is_found_too_though_it_is_not_looked_up(
    put: Put, titles: Titles, much: Callable[[int], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    put("Muistio", "Kunta ja karhu.")
    for number in range(8):
        put(f"Kirje {number}", "Kunta.")
    much(1)
    monkeypatch.setattr(candidates, "MOST_LOOKED_UP", 0)
    assert len(titles("kunta karhu")) == 9


@on_postgresql
def test_what_is_called_just_so_is_chosen_first(put: Put, titles: Titles, much: Callable[[int], None]) -> None:
    put("Avustus", "Sanoja " * 30, date=date(2020, 1, 1))
    for number in range(8):
        put(f"Avustus, avustus {number}", date=date(2026, 1, 1))
    much(1)
    assert titles("Avustus")[0] == "Avustus"


@on_postgresql
def test_what_is_open_and_then_what_is_newest_is_chosen_of_equals(
    put: Put, titles: Titles, much: Callable[[int], None], now: datetime
) -> None:
    put("Kirje 1", "Avustus.", date=date(2026, 1, 1))
    put("Kirje 2", "Avustus.", date=date(2026, 1, 2))
    hour = timedelta(hours=1)
    put("Kirje 3", "Avustus.", date=date(2020, 1, 1), opens_at=now - hour, closes_at=now + hour)
    put("Kirje 4", "Avustus.", date=date(2020, 1, 1), opens_at=now - hour, closes_at=now)
    much(0)
    assert titles("avustus") == ["Kirje 3", "Kirje 2", "Kirje 1", "Kirje 4"]


@on_postgresql
def test_pages_of_results_follow_one_another_beyond_what_is_ranked(
    put: Put, titles: Titles, much: Callable[[int], None]
) -> None:
    for number in range(7):
        put(f"Kirje {number}", "Avustus.")
    much(3)
    pages = [titles("avustus", page=page, page_size=2) for page in (1, 2, 3, 4, 5)]
    assert [len(page) for page in pages] == [2, 2, 2, 1, 0]
    assert len({title for page in pages for title in page}) == 7


@on_postgresql
@pytest.mark.parametrize("sort", list(Sort))
def test_filters_and_removals_hold_for_what_is_chosen(
    sort: Sort, put: Put, titles: Titles, much: Callable[[int], None]
) -> None:
    put("Avustus 1"), put("Avustus 2", kind=Kind.BLOG)
    hidden = Entry.objects.get(pk=put("Avustus 3", kind=Kind.BLOG))
    much(1)
    outbox.remove_keys([(hidden.model, hidden.object_id)])
    assert titles("avustus", sort=sort, filters={Facet.TYPE: ("blog",)}) == ["Avustus 2"]
    assert sorted(titles("avustus", sort=sort)) == ["Avustus 1", "Avustus 2"]


@pytest.mark.parametrize("many", [False, pytest.param(True, marks=on_postgresql)])
@pytest.mark.parametrize("sort", [Sort.NEWEST, Sort.CLOSING])
def test_what_is_sorted_otherwise_is_not_ranked(
    sort: Sort, many: bool, put: Put, titles: Titles, much: Callable[[int], None], now: datetime
) -> None:
    put("Kirje 1", "Avustus.", date=date(2026, 1, 1))
    put("Avustus 2", "Avustus.", date=date(2025, 1, 1))
    asked: list[str] = []
    with connection.execute_wrapper(lambda execute, sql, *rest: (asked.append(sql), execute(sql, *rest))[1]):
        if many:
            much(1)
        assert titles("avustus", sort=sort) == ["Kirje 1", "Avustus 2"]
    assert not [sql for sql in asked if "rank" in sql.replace("ranked", "") or "bm25" in sql]


@on_postgresql
def test_marks_tell_where_words_stand_and_leave_with_them(put: Put) -> None:
    key = put("Avustukset", "Kunta.", people=("Anna Haaja",), tags=("Järjestöt",))
    assert marks_of(key) >= {"^avustus", "@haaja", "@järjestö", "=avustukset"}
    assert not {"^kunta", "@kunta", "@avustus"} & marks_of(key)
    keeping.keep(key, None)
    assert marks_of(key) == set()


def marks_of(key: int) -> set[str]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT unnest(tsvector_to_array(marks)) FROM search_marks WHERE entry_id = %s", [key])
        return {mark for (mark,) in cursor.fetchall()}


@on_postgresql
def test_what_postgresql_was_told_for_one_search_holds_no_longer() -> None:
    with connection.cursor() as cursor:
        before = settings_of(cursor)
        with by_index():
            assert settings_of(cursor) != before
        assert settings_of(cursor) == before


def settings_of(cursor: Any) -> list[str]:
    cursor.execute("SELECT name, setting FROM pg_settings WHERE name IN ('enable_seqscan', 'jit', 'work_mem')")
    return sorted(cursor.fetchall())


@on_postgresql
def test_how_many_hold_something_is_told_beforehand_and_for_everything_at_once(put: Put) -> None:
    put("Avustukset")
    asked = questions(lambda: estimates(["'avustus'", "'kunta'"]))
    assert len(asked) == 1
    assert len(estimates(["'avustus'", "'kunta'"])[1]) == 2
