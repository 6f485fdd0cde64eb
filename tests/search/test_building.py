"""Building the documents of what was marked."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import pytest
from django.db import connection

from hyte.pages.models import ContentPage
from search import building, outbox
from search.documents import Kind, SearchDocument
from search.findables import load
from search.models import Entry
from tests.search.conftest import CatchUp, Find, Publish
from tests.search.things import entry_of

pytestmark = [pytest.mark.django_db, pytest.mark.smoke]


def break_pages(monkeypatch: pytest.MonkeyPatch, title: str) -> None:
    """Make pages with this title unable to say what to find them by."""
    document = ContentPage.search_document

    def fail(self: ContentPage) -> SearchDocument | None:
        if self.title == title:
            raise ValueError(title)
        return document(self)

    monkeypatch.setattr(ContentPage, "search_document", fail)


def test_a_document_is_built_once_for_each_mark(publish: Publish, now: datetime) -> None:
    entry = entry_of(publish("Avustukset"))
    assert building.build(at=now) >= 1
    assert building.build(at=now) == 0
    assert Entry.objects.get(pk=entry.pk).built_version == entry.version


def test_facts_become_columns(publish: Publish, catch_up: CatchUp, now: datetime) -> None:
    page = publish("Avustukset", first_published_at=now, external_id="x-1")
    catch_up()
    entry = entry_of(page)
    assert (entry.kind, entry.language, entry.date, entry.year) == (Kind.PAGE, "fi", now.date(), 2026)
    assert (entry.external_id, entry.public) == ("x-1", True)


def test_what_is_not_public_is_kept_without_its_text(publish: Publish, catch_up: CatchUp) -> None:
    page = publish("Luonnos", live=False)
    catch_up()
    assert (entry_of(page).public, entry_of(page).document) == (False, None)


def test_a_thing_that_fails_keeps_no_other_from_being_found(
    publish: Publish, catch_up: CatchUp, find: Find, monkeypatch: pytest.MonkeyPatch
) -> None:
    break_pages(monkeypatch, "Rikki")
    publish("Rikki"), publish("Ehjä")
    catch_up()
    assert find("rikki ehjä") == ["Ehjä"]


def test_a_thing_that_fails_after_it_was_public_is_no_longer_found(
    publish: Publish, catch_up: CatchUp, find: Find, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = publish("Rikki")
    catch_up()
    break_pages(monkeypatch, "Rikki")
    outbox.mark(page)
    catch_up()
    assert find("rikki") == []


def test_what_failed_is_tried_again_when_its_pause_is_over(
    publish: Publish, catch_up: CatchUp, find: Find, now: datetime
) -> None:
    page = publish("Rikki")
    with pytest.MonkeyPatch.context() as broken:
        break_pages(broken, "Rikki")
        catch_up()
    pause = building.FIRST_PAUSE
    catch_up(at=now + pause - timedelta(microseconds=1))
    assert find("rikki") == []
    catch_up(at=now + pause)
    assert find("rikki") == ["Rikki"]
    assert entry_of(page).failures == 0


def test_pauses_double_up_to_ten_minutes() -> None:
    assert [building.pause_after(failures).seconds for failures in (0, 1, 2, 9, 10, 60_000)] == [1, 2, 4, 512, 600, 600]


def test_a_document_that_the_database_refuses_keeps_no_other_from_being_found(
    publish: Publish, catch_up: CatchUp, find: Find, monkeypatch: pytest.MonkeyPatch
) -> None:
    if connection.vendor == "sqlite":
        pytest.skip("SQLite takes texts of any length")
    document = ContentPage.search_document
    monkeypatch.setattr(ContentPage, "search_document", lambda page: too_long(document(page)))
    publish("Rikki"), publish("Ehjä")
    catch_up()
    assert find("rikki ehjä") == ["Ehjä"]


def too_long(document: SearchDocument) -> SearchDocument:
    if document.title != "Rikki":
        return document
    return SearchDocument(kind=Kind.PAGE, language="fi", title="Rikki", urls={}, external_id="x" * 201)


def test_a_mark_during_the_building_is_not_lost(publish: Publish, catch_up: CatchUp, find: Find, now: datetime) -> None:
    page = publish("Vanha")
    document, once = ContentPage.search_document, pytest.MonkeyPatch()

    def change_meanwhile(self: ContentPage) -> Any:
        once.undo()
        built = document(self)
        ContentPage.objects.filter(pk=page.pk).update(title="Uusi")
        outbox.mark(page)
        return built

    once.setattr(ContentPage, "search_document", change_meanwhile)
    building.build(at=now)
    assert find("vanha") == []
    catch_up()
    assert find("uusi vanha") == ["Uusi"]


def test_an_older_result_never_replaces_a_newer_one(publish: Publish, catch_up: CatchUp) -> None:
    page = publish("Uusi")
    catch_up()
    entry = entry_of(page)
    late = building.Task(entry.pk, entry.model, entry.object_id, entry.version - 1, 0)
    building.store(late, building.NOTHING)
    assert entry_of(page).public


def test_loading_many_things_takes_one_query(publish: Publish, django_assert_num_queries: Any) -> None:
    keys = [publish(f"Sivu {number}").pk for number in range(3)]
    with django_assert_num_queries(1):
        assert {page.locale.language_code for page in load("pages.contentpage", keys).values()} == {"fi"}
