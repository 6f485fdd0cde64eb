"""The frame of every public page as people meet it: by keyboard, on small screens, in the dark, without JavaScript."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from hyte.pages.models import ContentPage, HomePage
from tests.browser.accessibility import targets_below, violations, wider_than_the_screen

pytestmark = pytest.mark.browser

COMPOUND = "Lääkintävoimistelijakoulutustarkoituksenmukaisuusperiaatteellisuus"

OUTLINE = """
() => [getComputedStyle(document.activeElement).outlineStyle, getComputedStyle(document.activeElement).outlineWidth]
"""

SCREENS: list[dict[str, Any]] = [
    {"viewport": {"width": width, "height": 800}, "color_scheme": scheme}
    for width in (320, 768, 1280)
    for scheme in ("light", "dark")
]


def name_of(screen: dict[str, Any]) -> str:
    return f"{screen['viewport']['width']}-{screen['color_scheme']}"


@pytest.fixture
def finnish_only(home_sv: HomePage, home_fi: HomePage) -> ContentPage:
    """A page with a word too long for a small screen, which does not exist in Swedish."""
    section = home_fi.add_child(
        instance=ContentPage(title="Tietoa", slug="tietoa", locale=home_fi.locale, show_in_menus=True)
    )
    return section.add_child(
        instance=ContentPage(title=COMPOUND, slug="sana", locale=home_fi.locale, introduction=f"Johdanto: {COMPOUND}")
    )


@pytest.mark.parametrize(
    "reader", SCREENS, indirect=True, ids=lambda s: f"{s['viewport']['width']}-{s['color_scheme']}"
)
def test_a_page_fits_every_screen_and_nothing_is_out_of_reach(reader: Page, finnish_only: ContentPage) -> None:
    reader.goto("/fi/tietoa/sana/")
    assert violations(reader) == []
    assert wider_than_the_screen(reader) == []
    assert targets_below(reader, 24) == []


@pytest.mark.parametrize(
    "reader", [{"viewport": {"width": 360, "height": 800}, "java_script_enabled": False}], indirect=True
)
def test_the_menu_of_a_small_screen_needs_no_javascript(reader: Page, finnish_only: ContentPage) -> None:
    reader.goto("/fi/tietoa/sana/")
    section = reader.get_by_role("navigation", name="Päävalikko").get_by_role("link", name="Tietoa")
    expect(section).to_be_hidden()
    reader.get_by_role("button", name="Valikko", exact=True).click()
    expect(section).to_be_visible()
    reader.keyboard.press("Escape")
    expect(section).to_be_hidden()


def test_the_first_stop_of_the_keyboard_leads_past_the_menu(reader: Page, finnish_only: ContentPage) -> None:
    reader.goto("/fi/tietoa/sana/")
    reader.keyboard.press("Tab")
    expect(reader.get_by_role("link", name="Siirry sisältöön")).to_be_focused()
    reader.keyboard.press("Enter")
    expect(reader.locator("main")).to_be_focused()


def test_every_stop_of_the_keyboard_is_marked(reader: Page, finnish_only: ContentPage) -> None:
    reader.goto("/fi/tietoa/sana/")
    for _stop in range(8):
        reader.keyboard.press("Tab")
        assert reader.evaluate(OUTLINE) == ["solid", "3px"]


def test_the_language_switch_says_where_a_page_is_missing(reader: Page, finnish_only: ContentPage) -> None:
    reader.goto("/fi/tietoa/sana/")
    switch = reader.get_by_role("link", name="På svenska")
    expect(switch).to_have_attribute("href", "/sv/")
    expect(reader.locator("#language-missing")).to_contain_text("finns inte på svenska")


def test_an_unknown_address_offers_a_search_and_the_way_home(reader: Page, finnish_only: ContentPage) -> None:
    reader.goto("/sv/saknas/")
    expect(reader.get_by_role("heading", level=1)).to_have_text("Sidan hittades inte")
    expect(reader.get_by_role("link", name="Till förstasidan")).to_have_attribute("href", "/sv/")
    assert violations(reader) == []
