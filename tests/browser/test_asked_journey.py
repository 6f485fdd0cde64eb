"""Who was asked: the list comes from a spreadsheet, the mail leads to the form, and it is seen who has answered."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from playwright.sync_api import FilePayload, Page, expect

from consultations.distribution import reminding
from consultations.models import Consultation
from hyte.mail.models import OutgoingMail
from hyte.users.roles import Role
from tests.browser.conftest import PAGES, Barriers, Clock, Staff

pytestmark = [pytest.mark.browser, pytest.mark.django_db]

LIST = """nimi;laji;kieli;sähköposti
Rannikon Yhdistys ry;järjestö;{0};y@rannikko.example
Merilinna;viranomainen;{0};k@m.example
"""
WORDS = {
    "fi": {
        "file": "Taulukkotiedosto", "read": "Lue tiedosto", "preview": "Nämä tahot lisätään", "add": "Lisää jakeluun",
        "ask": "Lähetä pyyntö 2 taholle", "asked": "Lausuntopyyntö on lähetetty taholle Rannikon Yhdistys ry.",
        "check": "Tarkista ja lähetä", "send": "Lähetä lausunto", "received": "Lausuntosi on vastaanotettu",
        "section": "Tavoitteet", "answered": "1/2 on vastannut.", "yes": "Kyllä", "reminded": "Muistutettu",
        "public": "Keneltä lausuntoa on pyydetty", "language": "suomi",
    },
    "sv": {
        "file": "Kalkylblad", "read": "Läs filen", "preview": "De här parterna läggs till",
        "add": "Lägg till på sändlistan",
        "ask": "Skicka begäran till 2 parter", "asked": "Begäran om utlåtande har skickats till Rannikon Yhdistys ry.",
        "check": "Kontrollera och skicka", "send": "Skicka utlåtandet", "received": "Ditt utlåtande har tagits emot",
        "section": "Mål", "answered": "1/2 har svarat.", "yes": "Ja", "reminded": "Påmind",
        "public": "Vem som har ombetts lämna utlåtande", "language": "ruotsi",
    },
}  # fmt: skip


@pytest.mark.parametrize("language", ["fi", "sv"])
def test_parties_are_imported_asked_reminded_and_answer(
    consulted: Consultation, visitor: Page, staff: Staff, barriers: Barriers, clock: Clock, language: str
) -> None:
    words = WORDS[language]
    coordinator = staff(Role.COORDINATOR)
    listed = f"/admin/distributions/{consulted.pk}/"
    coordinator.goto(listed)
    content = LIST.format(words["language"]).encode()
    coordinator.get_by_role("button", name=f"{words['file']}*").set_input_files(
        FilePayload(name="jakelu.csv", mimeType="text/csv", buffer=content)
    )
    coordinator.get_by_role("button", name=words["read"]).click()
    expect(coordinator.get_by_role("table")).to_contain_text(words["preview"])
    expect(coordinator.get_by_role("row")).to_have_count(3)
    coordinator.get_by_role("button", name=words["add"]).click()
    coordinator.get_by_role("button", name=words["ask"]).click()
    expect(coordinator.locator(".messages .success")).to_be_visible()

    mail = OutgoingMail.objects.get(recipient="y@rannikko.example")
    visitor.goto(re.search(r"https?://[^/]+(/\S+\?\S+)", mail.body)[1])
    expect(visitor.locator("main")).to_contain_text(words["asked"])
    assert barriers(visitor) == []
    visitor.get_by_label(words["section"], exact=True).fill("Tavoite on hyvä.")
    visitor.get_by_role("button", name=words["check"]).click()
    visitor.get_by_role("button", name=words["send"]).click()
    expect(visitor.get_by_role("heading", level=1)).to_have_text(words["received"])

    clock.at += timedelta(days=3)
    assert reminding.drain(at=clock.at) == 1
    coordinator.goto(listed)
    expect(coordinator.locator("main")).to_contain_text(words["answered"])
    expect(coordinator.get_by_role("row", name="Rannikon Yhdistys ry")).to_contain_text(words["yes"])
    expect(coordinator.get_by_role("row", name="Merilinna")).to_contain_text(words["reminded"])
    visitor.goto(PAGES[language])
    visitor.get_by_role("link", name=words["public"]).click()
    for name in ("Rannikon Yhdistys ry", "Merilinna"):
        expect(visitor.locator("main")).to_contain_text(name)
    assert "@" not in visitor.locator("main").inner_text()
    assert barriers(visitor) == []
