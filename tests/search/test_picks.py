"""Staff picks: shown to whom, for which searches, and only while they are public."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError
from django.test import Client

from search import outbox
from search.picks.choosing import MOST, picks_for
from search.picks.models import StaffPick
from tests.search.conftest import CatchUp, Publish

pytestmark = [pytest.mark.django_db, pytest.mark.smoke]


@pytest.fixture
def picked(publish: Publish, catch_up: CatchUp) -> StaffPick:
    """A Finnish page that is picked for two searches."""
    pick = StaffPick.objects.create(page=publish("Näin haet"), searches="avustus\nrahaa järjestöille", reason="Ohje.")
    catch_up()
    return pick


@pytest.mark.parametrize("query", ["avustus", "Avustuksia", "AVUSTUKSISTA", "rahat järjestölle"])
def test_a_pick_is_for_its_searches_in_any_form_of_their_words(query: str, picked: StaffPick) -> None:
    assert [pick.title for pick in picks_for(query, "fi")] == ["Näin haet"]


@pytest.mark.parametrize("query", ["", "raha", "uusi avustus", "järjestöille rahaa", "avustushakemus"])
def test_a_pick_is_for_no_other_searches(query: str, picked: StaffPick) -> None:
    assert picks_for(query, "fi") == []


def test_a_page_is_picked_for_readers_of_its_language(picked: StaffPick) -> None:
    assert picks_for("avustus", "sv") == []


def test_what_is_hidden_is_picked_no_more_from_that_moment_on(picked: StaffPick) -> None:
    outbox.remove(picked.page.specific)
    assert picks_for("avustus", "fi") == []


def test_picks_come_in_their_places_and_are_few(publish: Publish, catch_up: CatchUp) -> None:
    for place in (4, 2, 3, 1):
        StaffPick.objects.create(page=publish(f"Sivu {place}"), searches="avustus", place=place)
    catch_up()
    assert [pick.title for pick in picks_for("avustus", "fi")] == [f"Sivu {place}" for place in range(1, MOST + 1)]


def test_a_pick_without_a_word_to_search_for_is_refused(picked: StaffPick) -> None:
    picked.searches = " \n ?"
    with pytest.raises(ValidationError):
        picked.full_clean()


def test_the_page_shows_a_pick_above_the_results_even_where_there_are_none(picked: StaffPick, client: Client) -> None:
    html = client.get("/fi/haku/", {"q": "rahaa järjestöille"}).content.decode()
    assert '<section class="picks"' in html
    assert "Ohje." in html
    assert '<section class="picks"' not in client.get("/fi/haku/", {"q": "raha"}).content.decode()


def test_a_pick_is_not_shown_where_the_reader_has_narrowed_the_search(picked: StaffPick, client: Client) -> None:
    html = client.get("/fi/haku/", {"q": "rahaa järjestöille", "type": "blog"}).content.decode()
    assert '<section class="picks"' not in html
