"""Each state of a comment period has its own words and its own look, which does not rest on colour alone."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from playwright.sync_api import Page, expect

from consultations import acts
from hyte.pages.models import HomePage
from tests.browser.conftest import PAGES, Clock
from tests.consultations.factories import add_page, announce

pytestmark = [pytest.mark.browser, pytest.mark.django_db]

STATES = {
    "fi": ["Luonnos", "Tulossa", "Avoinna", "Päättyy pian", "Päättynyt", "Yhteenveto julkaistu"],
    "sv": ["Utkast", "Kommande", "Öppet", "Avslutas snart", "Avslutat", "Sammandrag publicerat"],
}


@pytest.mark.parametrize("language", ["fi", "sv"])
def test_each_state_has_its_words_and_its_look(
    home_fi: HomePage, home_sv: HomePage, visitor: Page, clock: Clock, now: datetime, language: str
) -> None:
    draft = add_page(home_fi).consultation
    add_page(home_sv, draft, title="Programmet", slug="program")
    opens_at, closes_at = now + timedelta(days=1), now + timedelta(days=8)
    life = {
        now: lambda: None,
        now + timedelta(hours=1): lambda: announce(draft, opens_at, closes_at),
        opens_at: lambda: None,
        closes_at - timedelta(hours=72) + timedelta(seconds=1): lambda: None,
        closes_at: lambda: None,
        closes_at + timedelta(days=1): lambda: acts.publish_summary(consultation=draft, by=None, at=clock.at),
    }
    looks = set()
    for (at, act), state in zip(life.items(), STATES[language], strict=True):
        clock.at = at
        act()
        visitor.goto(PAGES[language])
        expect(visitor.locator(".consultation-state .status")).to_have_text(state)
        looks.add(look_of(visitor))
    assert len(looks) == len(life)


def look_of(page: Page) -> str:
    """Return the sign and the colours of the state, which differ beside the words."""
    label = page.locator(".consultation-state .status")
    return label.evaluate("it => [it.firstChild.innerHTML, getComputedStyle(it).backgroundColor].join()")
