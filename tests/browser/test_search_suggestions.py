"""The search box while somebody types: by keyboard, by mouse, for a screen reader, and without the script."""

from __future__ import annotations

from datetime import datetime

import pytest
from django.conf import LazySettings
from playwright.sync_api import Locator, Page, expect

from hyte.pages.models import HomePage
from search.spelling import learning
from search.suggesting.finding import terms_of_version
from search.vocabulary.models import Concept
from search.worker import SearchWorker
from tests.browser.accessibility import targets_below, violations, wider_than_the_screen
from tests.pages.factories import ContentPageFactory

pytestmark = [pytest.mark.browser, pytest.mark.django_db, pytest.mark.usefixtures("offered")]

NARROW = {"viewport": {"width": 320, "height": 640}}


@pytest.fixture
def offered(home_fi: HomePage, home_sv: HomePage, now: datetime, settings: LazySettings) -> None:
    """Three titles that begin with "Kumppanuus", one of them Swedish in the middle."""
    settings.ELASTICSEARCH_URL = ""
    Concept.objects.all().delete()  # the vocabulary that ships would offer terms of its own
    learning.forget_learning()
    terms_of_version.cache_clear()
    ContentPageFactory(parent=home_fi, locale=home_fi.locale, title="Kumppanuuspäivä keväällä")
    ContentPageFactory(parent=home_fi, locale=home_fi.locale, title="Kumppanuuspöydän kokoonpano")
    ContentPageFactory(parent=home_sv, locale=home_sv.locale, title="På finska: kumppanuuspöytä")
    worker = SearchWorker()
    while worker.drain(at=now):
        pass


def typed(reader: Page, text: str = "kumppanuusp") -> Locator:
    """Type into the box of the search page, wait for the list, and return the box."""
    reader.goto("/fi/haku/")
    box = reader.get_by_role("combobox")
    box.press_sequentially(text)
    expect(reader.get_by_role("option")).to_have_count(3)
    return box


def test_the_list_is_tied_to_the_box_and_names_itself(reader: Page) -> None:
    box = typed(reader)
    expect(box).to_have_attribute("aria-expanded", "true")
    expect(box).to_have_attribute("aria-controls", "search-suggestions")
    expect(box).to_have_accessible_name("Mitä etsit?")
    expect(reader.get_by_role("listbox")).to_have_accessible_name("Ehdotuksia")
    expect(reader.get_by_role("option").last.locator("span").first).to_have_attribute("lang", "sv")


def test_arrows_choose_and_enter_searches_while_the_focus_stays_in_the_box(reader: Page) -> None:
    box = typed(reader)
    box.press("ArrowDown")
    box.press("ArrowDown")
    second = reader.get_by_role("option").nth(1)
    expect(second).to_have_attribute("aria-selected", "true")
    expect(box).to_have_attribute("aria-activedescendant", second.get_attribute("id") or "")
    expect(box).to_be_focused()
    expect(box).to_have_value("kumppanuusp")
    text = second.locator("span").first.inner_text()
    box.press("Enter")
    expect(reader.get_by_role("combobox")).to_have_value(text)
    expect(reader.get_by_role("article").first).to_contain_text(text)


def test_the_arrows_go_round_and_pass_by_the_text_that_was_typed(reader: Page) -> None:
    box = typed(reader)
    box.press("ArrowUp")
    expect(reader.get_by_role("option").last).to_have_attribute("aria-selected", "true")
    box.press("ArrowDown")
    expect(reader.locator("[aria-activedescendant]")).to_have_count(0)
    expect(reader.get_by_role("option", selected=True)).to_have_count(0)


def test_escape_closes_the_list_and_leaves_the_text(reader: Page) -> None:
    box = typed(reader)
    box.press("Escape")
    expect(reader.get_by_role("listbox")).to_be_hidden()
    expect(box).to_have_attribute("aria-expanded", "false")
    expect(box).to_have_value("kumppanuusp")
    expect(box).to_be_focused()


def test_leaving_the_box_closes_the_list(reader: Page) -> None:
    box = typed(reader)
    box.press("Tab")
    expect(reader.get_by_role("listbox")).to_be_hidden()
    expect(reader.get_by_role("button", name="Hae")).to_be_focused()


def test_enter_without_a_choice_searches_for_what_was_typed(reader: Page) -> None:
    typed(reader).press("Enter")
    expect(reader).to_have_url("http://testserver/fi/haku/?q=kumppanuusp")


def test_a_click_on_an_option_searches_for_it(reader: Page) -> None:
    typed(reader)
    reader.get_by_role("option", name="Kumppanuuspöydän kokoonpano").click()
    expect(reader.get_by_role("article").first).to_contain_text("Kumppanuuspöydän kokoonpano")


def test_the_number_is_said_after_a_pause(reader: Page) -> None:
    typed(reader)
    expect(reader.get_by_role("status")).to_have_text("Ehdotuksia: 3")


def test_the_list_is_usable_in_swedish_and_on_the_front_page(reader: Page) -> None:
    reader.goto("/sv/")
    box = reader.get_by_role("combobox").last
    box.press_sequentially("kumppanuusp")
    expect(reader.get_by_role("listbox")).to_have_accessible_name("Förslag")
    reader.get_by_role("option").last.click()
    expect(reader.get_by_role("article")).not_to_have_count(0)


@pytest.mark.parametrize("reader", [{}, NARROW, {"color_scheme": "dark"}], indirect=True)
def test_a_machine_finds_no_barrier_in_the_open_list(reader: Page) -> None:
    typed(reader).press("ArrowDown")
    assert violations(reader) == []
    assert wider_than_the_screen(reader) == []
    assert targets_below(reader, 24) == []


@pytest.mark.parametrize("reader", [{"java_script_enabled": False}], indirect=True)
def test_without_the_script_it_is_a_plain_search_box(reader: Page) -> None:
    reader.goto("/fi/haku/")
    box = reader.get_by_role("searchbox")
    box.fill("kumppanuuspäivä")
    box.press("Enter")
    expect(reader.get_by_role("article").first).to_contain_text("Kumppanuuspäivä")
