"""The search page in a real browser: for everybody, also without JavaScript, by keyboard and on a small screen."""

from __future__ import annotations

from datetime import datetime

import pytest
from django.conf import LazySettings
from playwright.sync_api import Page, expect

from hyte.pages.models import ContentPage, HomePage
from search.worker import SearchWorker
from tests.browser.accessibility import targets_below, violations, wider_than_the_screen
from tests.pages.factories import ContentPageFactory
from tests.pages.streams import stream

pytestmark = [pytest.mark.browser, pytest.mark.django_db, pytest.mark.usefixtures("found")]

LONG = "Järjestöavustussuunnitelmaluonnoksenlausuntokierrosyhteenvetopalaverimuistio"
STATES = ["", "?q=avustus", "?q=avustus&content_language=sv", "?q=qwertz&type=blog", f"?q={'x' * 201}&page=99"]


@pytest.fixture
def found(home_fi: HomePage, home_sv: HomePage, now: datetime, settings: LazySettings) -> None:
    """Twelve Finnish pages and a Swedish one that a search for "avustus" finds in the built-in search."""
    settings.ELASTICSEARCH_URL = ""
    for number in range(12):
        text = stream(ContentPage, "body", ("paragraph", f"<p>Näin haet avustusta. {LONG} {number}.</p>"))
        ContentPageFactory(parent=home_fi, locale=home_fi.locale, title=f"Avustus {number} {LONG}", body=text)
    ContentPageFactory(parent=home_sv, locale=home_sv.locale, title="Bidrag, på finska avustus")
    worker = SearchWorker()
    while worker.drain(at=now):
        pass


@pytest.mark.parametrize("query", STATES)
@pytest.mark.parametrize("address", ["/fi/haku/", "/sv/sok/"])
def test_a_machine_finds_no_barrier_in_any_state(reader: Page, address: str, query: str) -> None:
    reader.goto(f"{address}{query}")
    assert violations(reader) == []


@pytest.mark.parametrize("reader", [{"viewport": {"width": 320, "height": 640}}], indirect=True)
def test_it_fits_on_a_small_screen_with_targets_for_fingers(reader: Page) -> None:
    reader.goto("/fi/haku/?q=avustus&type=page")
    assert wider_than_the_screen(reader) == []
    # The link of a result is stretched over the whole of it.
    assert targets_below(reader, 24) == []


@pytest.mark.parametrize("reader", [{"java_script_enabled": False}], indirect=True)
def test_searching_narrowing_and_turning_the_page_need_no_script(reader: Page) -> None:
    reader.goto("/fi/haku/")
    reader.get_by_role("searchbox").fill("avustuksista")
    reader.get_by_role("searchbox").press("Enter")
    expect(reader.get_by_role("article")).to_have_count(10)
    reader.get_by_role("link", name="Seuraava").click()
    expect(reader.get_by_role("article")).to_have_count(3)
    reader.get_by_role("link", name="ruotsiksi (1)").click()
    expect(reader.get_by_role("article")).to_have_count(1)
    reader.get_by_role("link", name="Poista rajaus: Kieli: ruotsiksi").click()
    expect(reader.get_by_role("article")).to_have_count(10)


def test_the_form_is_reached_by_keyboard_and_sends_with_enter(reader: Page) -> None:
    reader.goto("/fi/haku/")
    reader.keyboard.press("Tab")
    reader.keyboard.press("Enter")
    reader.keyboard.press("Tab")
    expect(reader.get_by_role("combobox")).to_be_focused()
    reader.keyboard.type("avustus")
    reader.keyboard.press("Enter")
    expect(reader).to_have_url("http://testserver/fi/haku/?q=avustus")
    expect(reader.get_by_text("13 tulosta")).to_be_visible()


def test_a_swedish_result_on_the_finnish_page_is_marked_as_swedish(reader: Page) -> None:
    reader.goto("/fi/haku/?q=avustus&content_language=sv")
    heading = reader.get_by_role("article").get_by_role("heading")
    expect(heading).to_have_attribute("lang", "sv")
    expect(reader.get_by_role("article")).to_contain_text("ruotsiksi")


@pytest.mark.parametrize("reader", [{"viewport": {"width": 320, "height": 640}}], indirect=True)
def test_on_a_small_screen_the_facets_unfold(reader: Page) -> None:
    reader.goto("/fi/haku/?q=avustus")
    swedish = reader.get_by_role("link", name="ruotsiksi (1)")
    expect(swedish).to_be_hidden()
    reader.get_by_text("Rajaa tuloksia", exact=True).last.click()
    swedish.click()
    expect(reader.get_by_role("article")).to_have_count(1)


def test_the_results_can_be_put_in_another_order(reader: Page) -> None:
    reader.goto("/fi/haku/?q=avustus&type=page")
    reader.get_by_role("link", name="Uusimmat ensin").click()
    expect(reader).to_have_url("http://testserver/fi/haku/?q=avustus&type=page&sort=newest")
    expect(reader.get_by_role("link", name="Uusimmat ensin")).to_have_attribute("aria-current", "true")
