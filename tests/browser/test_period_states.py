"""Each state of a comment period has its own words and its own look, which does not rest on colour alone."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from playwright.sync_api import Page, expect

from consultations import acts
from consultations.models import Consultation
from consultations.period import State
from hyte.pages.models import HomePage
from tests.browser.conftest import PAGES, Clock
from tests.consultations.factories import add_page, announce

pytestmark = [pytest.mark.browser, pytest.mark.django_db]

CALLED_OFF = {language: f"{address[:-1]}-2/" for language, address in PAGES.items()}
STATES = {
    "fi": ["Luonnos", "Tulossa", "Avoinna", "Päättyy pian", "Päättynyt", "Yhteenveto julkaistu", "Peruttu"],
    "sv": ["Utkast", "Kommande", "Öppet", "Avslutas snart", "Avslutat", "Sammandrag publicerat", "Återkallad"],
}


@pytest.mark.parametrize("language", ["fi", "sv"])
def test_each_state_has_its_words_and_its_look(
    home_fi: HomePage, home_sv: HomePage, visitor: Page, clock: Clock, now: datetime, language: str
) -> None:
    draft, called_off = described(home_fi, home_sv, ""), described(home_fi, home_sv, "-2")
    opens_at, closes_at = now + timedelta(days=1), now + timedelta(days=8)
    summary_at = closes_at + timedelta(days=1)
    announce(called_off, summary_at, summary_at + timedelta(days=7))
    life = {
        now: lambda: None,
        now + timedelta(hours=1): lambda: announce(draft, opens_at, closes_at),
        opens_at: lambda: None,
        closes_at - timedelta(hours=72) + timedelta(seconds=1): lambda: None,
        closes_at: lambda: None,
        summary_at: lambda: acts.publish_summary(consultation=draft, by=None, at=clock.at),
        summary_at + timedelta(days=1): lambda: cancel(called_off, clock.at),
    }
    looks = set()
    for (at, act), state in zip(life.items(), STATES[language], strict=True):
        clock.at = at
        act()
        visitor.goto(CALLED_OFF[language] if at > summary_at else PAGES[language])
        expect(visitor.locator(".consultation-state .status")).to_have_text(state)
        looks.add(look_of(visitor))
    assert len(looks) == len(life) == len(State)


def described(home_fi: HomePage, home_sv: HomePage, number: str) -> Consultation:
    consultation = add_page(home_fi, slug=f"ohjelma{number}").consultation
    add_page(home_sv, consultation, title="Programmet", slug=f"program{number}")
    return consultation


def cancel(consultation: Consultation, at: datetime) -> None:
    acts.cancel(consultation=consultation, reason_fi="Syy.", reason_sv="Skäl.", by=None, at=at)


def look_of(page: Page) -> str:
    """Return the sign and the colours of the state, which differ beside the words."""
    label = page.locator(".consultation-state .status")
    return label.evaluate("it => [it.firstChild.innerHTML, getComputedStyle(it).backgroundColor].join()")
