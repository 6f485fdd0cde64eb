"""Searches in vain: counted for the staff, with nothing about the reader."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.db import InterfaceError
from django.test import Client

from hyte.users.roles import Role
from search import views
from search.vain import counting
from search.vain.counting import VainCounter
from search.vain.models import ENOUGH, KEPT, VainSearch
from search.vain.privacy import kept_form
from search.vain.storing import MOST_A_DAY, digest_of, store
from tests.search.conftest import CatchUp, Publish
from tests.users.factories import signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.smoke]


@pytest.fixture
def counter(monkeypatch: pytest.MonkeyPatch) -> VainCounter:
    fresh = VainCounter()
    monkeypatch.setattr(views, "counter", fresh)
    return fresh


@pytest.mark.parametrize(
    ("query", "kept"),
    [
        ("  Omais­hoito ", "omais­hoito"),
        ("avustus 2026", "avustus 2026"),
        ("vuosina 2025-2026", "vuosina 2025-2026"),
        ("a b c d e", "a b c d e"),
        ("x" * 60, "x" * 60),
        ("pykälä 1234", "pykälä 1234"),
    ],
)
def test_a_word_is_kept_in_one_form(query: str, kept: str) -> None:
    assert kept_form(query) == kept


@pytest.mark.parametrize(
    "query",
    [
        "",
        "anna.virtanen@example.com",
        "anna virtanen (at) example.com",
        "www.example.com",
        "040 123 4567",
        "+358401234567",
        "010203-123A",
        "010203A123B oikaisu",
        "010203 - 123 A",
        "FI21 1234 5600 0007 85",
        "12345",
        "a b c d e f",
        "x" * 61,
    ],
)
def test_what_may_tell_of_a_person_is_not_kept(query: str) -> None:
    assert kept_form(query) == ""


@pytest.mark.parametrize("asked", ["max-age=0", "no-cache", "no-cache, no-store"])
def test_a_page_that_is_loaded_again_is_no_new_search(
    asked: str, counter: VainCounter, client: Client, home_fi: Any
) -> None:
    client.get("/fi/haku/?q=omaishoito")
    client.get("/fi/haku/?q=omaishoito", headers={"Cache-Control": asked})
    assert counter.take() == {"omaishoito": 1}


def test_a_search_in_vain_is_counted_in_memory_and_writes_nothing(
    counter: VainCounter, client: Client, django_assert_num_queries: Any, home_sv: Any
) -> None:
    client.get("/fi/haku/", {"q": "omaishoito"})
    client.get("/fi/haku/", {"q": "Omaishoito"})
    assert counter.take() == {"omaishoito": 2}
    assert not VainSearch.objects.exists()


@pytest.mark.parametrize("parameters", [{"q": "avustus"}, {"q": "omaishoito", "type": "blog"}, {"q": ""}])
def test_what_finds_something_or_is_narrowed_is_not_counted(
    parameters: dict[str, str], counter: VainCounter, publish: Publish, catch_up: CatchUp, client: Client
) -> None:
    publish("Avustus")
    catch_up()
    client.get("/fi/haku/", parameters)
    assert counter.take() == {}


def on_days(searches: Mapping[str, int], number: int, *, first: datetime) -> None:
    """Make the same searches on each of some days."""
    for day in range(number):
        store(searches, at=first + timedelta(days=day))


def test_what_is_searched_again_and_again_on_few_days_is_not_kept_in_words(now: datetime) -> None:
    on_days({"matti meikäläinen": 50}, ENOUGH - 1, first=now)
    assert {row.query for row in VainSearch.objects.all()} == {""}


def test_words_are_kept_when_they_were_searched_on_enough_days(now: datetime) -> None:
    on_days({"omaishoito": 1}, ENOUGH, first=now)
    assert {row.query for row in VainSearch.objects.all()} == {"omaishoito"}


def test_days_that_are_forgotten_do_not_count(now: datetime) -> None:
    on_days({"omaishoito": 1}, ENOUGH - 1, first=now)
    store({"omaishoito": 1}, at=now + KEPT)
    assert {row.query for row in VainSearch.objects.all()} == {""}


def test_the_report_adds_up_the_days(now: datetime) -> None:
    on_days({"omaishoito": 3, "kuljetus": 2}, ENOUGH, first=now)
    store({"harvinainen": 1}, at=now)
    commonest = VainSearch.objects.commonest((now + timedelta(days=ENOUGH)).date())
    assert [(row["query"], row["total"]) for row in commonest] == [("omaishoito", 9), ("kuljetus", 6)]


def test_the_thread_that_stores_goes_on_after_any_error(
    counter: VainCounter, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.VAIN_SEARCHES_EVERY = 1
    stored: list[dict[str, int]] = []

    def fail_at_first(counts: dict[str, int], *, at: datetime) -> None:
        stored.append(dict(counts))
        if len(stored) == 1:
            raise InterfaceError

    def search_meanwhile(_seconds: float) -> None:
        if len(stored) == 2:
            raise SystemExit
        counter.counts["omaishoito"] += 1

    monkeypatch.setattr(counting, "store", fail_at_first)
    monkeypatch.setattr(counting.time, "sleep", search_meanwhile)
    with pytest.raises(SystemExit):
        counter.keep_storing()
    assert stored == [{"omaishoito": 1}, {"omaishoito": 1}]


def test_old_counts_are_forgotten(now: datetime) -> None:
    store({"omaishoito": 5}, at=now)
    store({}, at=now + KEPT)
    assert not VainSearch.objects.exists()


def test_a_flood_of_nonsense_ends_somewhere(now: datetime) -> None:
    day = now.date()
    VainSearch.objects.bulk_create(VainSearch(day=day, digest=str(number)) for number in range(MOST_A_DAY))
    store({"omaishoito": 5}, at=now)
    assert not VainSearch.objects.filter(digest=digest_of("omaishoito")).exists()


@pytest.mark.parametrize(("role", "status"), [(Role.COMMUNICATIONS, 200), (Role.TRANSLATOR, 302)])
def test_the_communications_staff_read_the_report(role: Role, status: int, client: Client, now: datetime) -> None:
    assert signed_in(client, role).get("/admin/reports/searches-in-vain/").status_code == status


def test_the_report_lists_what_was_looked_for(admin_client: Client, now: datetime) -> None:
    on_days({"omaishoito": 4}, ENOUGH, first=now - timedelta(days=ENOUGH))
    with time_machine.travel(now):
        html = admin_client.get("/admin/reports/searches-in-vain/").content.decode()
    assert "omaishoito" in html
