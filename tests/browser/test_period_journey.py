"""The life of a comment period as a coordinator makes it and as a reader sees it, in Finnish and in Swedish."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from django.test import Client
from playwright.sync_api import Locator, Page, expect

from consultations.addresses import form_address
from consultations.models import Consultation
from hyte.pages.models import HomePage
from hyte.people.models import Person
from hyte.users.models import User
from hyte.users.roles import Role
from tests.browser.conftest import PAGES, Barriers, Clock, Staff
from tests.consultations.factories import add_page, announce

pytestmark = [pytest.mark.browser, pytest.mark.django_db]

ACTS = {
    "fi": {
        "announce": ("Ilmoita kommentointiaika", "Kirjattu: Ilmoitettu."),
        "extend": ("Jatka kommentointiaikaa", "Kirjattu: Jatkettu."),
        "end": ("Päätä kommentointiaika nyt", "Kirjattu: Päätetty ennenaikaisesti."),
        "cancel": ("Peru lausuntopyyntö", "Kirjattu: Peruttu."),
    },
    "sv": {
        "announce": ("Meddela kommentarstiden", "Antecknat: Meddelad."),
        "extend": ("Förläng kommentarstiden", "Antecknat: Förlängd."),
        "end": ("Avsluta kommentarstiden nu", "Antecknat: Avslutad i förtid."),
        "cancel": ("Återkalla begäran om utlåtande", "Antecknat: Återkallad."),
    },
}
FIELDS = {
    "fi": ("Avautuu", "Viimeinen päivä", "Uusi viimeinen päivä", "Perustelu suomeksi", "Perustelu ruotsiksi"),
    "sv": ("Öppnas", "Sista dag", "Ny sista dag", "Motivering på finska", "Motivering på svenska"),
}
REASON = {"fi": "Moni yhdistys kokoontuu vasta kuun lopussa.", "sv": "Många föreningar möts först i slutet av månaden."}
BEFORE = {"fi": "pe 23.10.2026 klo 23.59", "sv": "fr 23.10.2026 kl. 23.59"}
AFTER = {"fi": "pe 30.10.2026 klo 23.59", "sv": "fr 30.10.2026 kl. 23.59"}
EXTENDED = {
    "fi": ("Kommentointiaikaa on jatkettu", "Aiempi määräaika oli ", "Kommentointiaikaa jatkettiin", "kalenteriin"),
    "sv": ("Kommentarstiden har förlängts", "Den tidigare tidsfristen var ", "Kommentarstiden förlängdes", "kalendern"),
}  # fmt: skip
ENDED = {
    ("end", "fi"): ("Päättynyt", "Kommentointiaika päätettiin ennenaikaisesti: ma 12.10.2026 klo 12.00"),
    ("end", "sv"): ("Avslutat", "Kommentarstiden avslutades i förtid: må 12.10.2026 kl. 12.00"),
    ("cancel", "fi"): ("Peruttu", "Lausuntopyyntö peruttiin: ma 12.10.2026 klo 12.00"),
    ("cancel", "sv"): ("Återkallad", "Begäran om utlåtande återkallades: må 12.10.2026 kl. 12.00"),
}
REFUSED = {"fi": "Lausuntoja ei oteta nyt vastaan", "sv": "Utlåtanden tas inte emot nu"}
LOOK = {"fi": "Katso, mitä lukijoille kerrotaan", "sv": "Se vad läsarna får veta"}
BACK = {"fi": "Palaa muuttamaan", "sv": "Gå tillbaka och ändra"}
STATES = {
    "fi": ["Luonnos", "Tulossa", "Avoinna", "Päättyy pian", "Päättynyt"],
    "sv": ["Utkast", "Kommande", "Öppet", "Avslutas snart", "Avslutat"],
}


@pytest.fixture
def draft(home_fi: HomePage, home_sv: HomePage, clock: Clock, now: datetime) -> Consultation:
    """A consultation that can be announced: both pages, a contact person, and somebody who may moderate."""
    clock.at = now
    User.objects.create_superuser("moderaattori", "moderaattori@hyte.example", "salasana")
    consultation = add_page(home_fi).consultation
    add_page(home_sv, consultation, title="Programmet", slug="program")
    for page in consultation.pages.all():
        page.contact_people.add(Person.objects.get_or_create(name="Meri Ranta")[0])
        page.save()
    return consultation


def state_of(page: Page, language: str) -> Locator:
    page.goto(PAGES[language])
    return page.locator(".consultation-state")


def do(page: Page, act: str, language: str, *values: tuple[int, str]) -> None:
    """Fill in the form of an act, read what the public will read, go back once, and confirm."""
    heading, recorded = ACTS[language][act]
    form = page.get_by_role("region", name=heading)
    for field, value in values:
        form.get_by_label(FIELDS[language][field]).fill(value)
    form.get_by_role("button", name=LOOK[language]).click()
    page.get_by_role("button", name=BACK[language]).click()
    form.get_by_role("button", name=LOOK[language]).click()
    for field, value in values:
        if field > 2:
            expect(page.get_by_text(value)).to_be_visible()
    page.get_by_role("button", name=heading, exact=True).click()
    expect(page.locator(".messages .success")).to_contain_text(recorded)


@pytest.mark.parametrize("language", ["fi", "sv"])
def test_a_period_is_announced_opens_is_extended_and_ends(
    draft: Consultation, visitor: Page, staff: Staff, barriers: Barriers, clock: Clock, now: datetime, language: str
) -> None:
    banner, earlier, entry, calendar = EXTENDED[language]
    words = STATES[language]
    expect(state_of(visitor, language)).to_contain_text(words[0])
    coordinator = staff(Role.COORDINATOR)
    coordinator.goto(f"/admin/consultations/{draft.pk}/")
    do(coordinator, "announce", language, (0, "2026-10-13"), (1, "2026-10-23"))
    expect(state_of(visitor, language)).to_contain_text(words[1])
    clock.at = now + timedelta(days=1)
    expect(state_of(visitor, language)).to_contain_text(words[2])
    expect(visitor.locator(".consultation-state")).to_contain_text(BEFORE[language])
    clock.at = now + timedelta(days=10)
    expect(state_of(visitor, language)).to_contain_text(words[3])
    coordinator.reload()
    do(coordinator, "extend", language, (2, "2026-10-30"), (3, REASON["fi"]), (4, REASON["sv"]))
    expect(state_of(visitor, language)).to_contain_text(AFTER[language])
    notice = visitor.locator(".hds-notification")
    expect(notice).to_contain_text(f"{banner}: {AFTER[language]}")
    expect(notice).to_contain_text(earlier + BEFORE[language])
    expect(notice).to_contain_text(REASON[language])
    expect(visitor.locator(".timeline__entry", has_text=entry)).to_contain_text(BEFORE[language])
    assert barriers(visitor) == []
    link = visitor.get_by_role("link", name=calendar).get_attribute("href")
    assert b"SEQUENCE:1" in Client().get(link).content
    clock.at = now + timedelta(days=19)
    expect(state_of(visitor, language)).to_contain_text(words[4])
    expect(notice).to_have_count(0)


@pytest.mark.parametrize("language", ["fi", "sv"])
@pytest.mark.parametrize("act", ["end", "cancel"])
def test_a_period_ends_before_its_time(
    draft: Consultation, visitor: Page, staff: Staff, barriers: Barriers, now: datetime, act: str, language: str
) -> None:
    state, told = ENDED[act, language]
    announce(draft, now - timedelta(days=1), now + timedelta(days=7))
    coordinator = staff(Role.COORDINATOR)
    coordinator.goto(f"/admin/consultations/{draft.pk}/")
    do(coordinator, act, language, (3, REASON["fi"]), (4, REASON["sv"]))
    expect(state_of(visitor, language)).to_contain_text(state)
    expect(visitor.locator(".hds-notification")).to_contain_text(told)
    expect(visitor.locator(".hds-notification")).to_contain_text(REASON[language])
    assert barriers(visitor) == []
    visitor.goto(form_address(draft.public_id, language))
    expect(visitor.get_by_role("heading", level=1)).to_have_text(REFUSED[language])
