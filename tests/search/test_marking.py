"""Telling the search that something changed."""

from __future__ import annotations

from contextlib import suppress
from typing import Any

import pytest
from django.db import transaction

from search import outbox
from search.models import Entry
from tests.search.conftest import CatchUp, Find, Publish
from tests.search.things import entry_of

pytestmark = [pytest.mark.django_db, pytest.mark.smoke]


class Undone(Exception):
    """Raised in a transaction so that it is rolled back."""


def test_what_is_published_is_marked(publish: Publish) -> None:
    entry = entry_of(publish("Avustukset"))
    assert entry.built_version < entry.version


def test_each_mark_raises_the_version(publish: Publish) -> None:
    page = publish("Avustukset")
    before = entry_of(page).version
    outbox.mark(page)
    assert entry_of(page).version == before + 1


def test_many_things_are_marked_with_one_statement(publish: Publish, django_assert_num_queries: Any) -> None:
    pages = [publish("Avustukset"), publish("Kumppanuus"), publish("Osallisuus")]
    with django_assert_num_queries(1):
        outbox.mark(*pages, pages[0])


def test_marking_nothing_asks_nothing(db: None, django_assert_num_queries: Any) -> None:
    with django_assert_num_queries(0):
        outbox.mark()


def test_a_save_that_is_rolled_back_reaches_nothing(publish: Publish, catch_up: CatchUp, find: Find) -> None:
    with suppress(Undone), transaction.atomic():
        publish("Avustukset")
        raise Undone
    assert not Entry.objects.public().exists()
    catch_up()
    assert find("avustus") == []


def test_a_change_that_is_rolled_back_leaves_what_was_found(publish: Publish, catch_up: CatchUp, find: Find) -> None:
    page = publish("Avustukset")
    catch_up()
    with suppress(Undone), transaction.atomic():
        page.title = "Kumppanuus"
        page.save()
        raise Undone
    catch_up()
    assert find("avustus kumppanuus") == ["Avustukset"]


def test_what_is_removed_is_gone_before_the_worker_comes(publish: Publish, catch_up: CatchUp, find: Find) -> None:
    page = publish("Avustukset")
    catch_up()
    outbox.remove(page)
    assert find("avustus") == []


def test_what_was_removed_and_is_public_all_the_same_comes_back(
    publish: Publish, catch_up: CatchUp, find: Find
) -> None:
    page = publish("Avustukset")
    catch_up()
    outbox.remove(page)
    catch_up()
    assert find("avustus") == ["Avustukset"]


def test_the_row_of_a_deleted_thing_stays_without_its_text(publish: Publish, catch_up: CatchUp) -> None:
    page = publish("Avustukset")
    catch_up()
    key = page.pk
    page.delete()
    catch_up()
    entry = Entry.objects.get(model="pages.contentpage", object_id=key)
    assert (entry.public, entry.document, entry.words) == (False, None, None)
    assert entry.built_version == entry.version
