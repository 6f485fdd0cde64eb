"""Without an account: the mailed link confirms the address, and the signed link hands out everything that is held."""

from __future__ import annotations

import json
import re

import pytest
from django.test import Client
from playwright.sync_api import Page, expect

from consultations.models import Consultation
from hyte.mail.models import OutgoingMail
from tests.browser.conftest import Barriers, Clock
from tests.consultations.factories import send

pytestmark = [pytest.mark.browser, pytest.mark.django_db]

EMAIL = "meri@yhdistys.example"
WORDS = {
    "fi": {
        "ask": "Vahvista sähköpostiosoitteesi", "confirm": "Vahvista osoite",
        "confirmed": "Sähköpostiosoitteesi on vahvistettu", "received": "Lausuntosi on vastaanotettu",
        "download": "Lataa tietosi", "everybody": "Katso, miten se näkyy kaikille",
        "mark": "vahvistettu",
    },
    "sv": {
        "ask": "Bekräfta din e-postadress", "confirm": "Bekräfta adressen",
        "confirmed": "Din e-postadress har bekräftats", "received": "Ditt utlåtande har tagits emot",
        "download": "Ladda ner dina uppgifter", "everybody": "Se hur det visas för alla",
        "mark": "bekräftad",
    },
}  # fmt: skip


def link_in_the_last_mail() -> str:
    return re.search(r"https?://[^/]+(/\S+)", OutgoingMail.objects.latest("pk").body)[1]


@pytest.mark.parametrize("language", ["fi", "sv"])
def test_an_address_is_confirmed_and_the_data_are_handed_out(
    consulted: Consultation, visitor: Page, barriers: Barriers, clock: Clock, language: str
) -> None:
    words = WORDS[language]
    Consultation.objects.update(confirm_email=True, moderation="post")
    consulted.refresh_from_db()
    send(consulted, clock.at, "Kannatamme.", email=EMAIL, language=language)
    heading = visitor.get_by_role("heading", level=1)
    visitor.goto(link_in_the_last_mail())
    expect(heading).to_have_text(words["ask"])
    assert barriers(visitor) == []
    visitor.get_by_role("button", name=words["confirm"]).focus()
    visitor.keyboard.press("Enter")
    expect(heading).to_have_text(words["confirmed"])

    visitor.goto(link_in_the_last_mail())
    expect(heading).to_have_text(words["received"])
    expect(visitor.locator("main")).to_contain_text(words["mark"])
    data = visitor.get_by_role("link", name=words["download"]).get_attribute("href")
    assert json.loads(Client().get(data).content)["email"] == EMAIL
    visitor.get_by_role("link", name=words["everybody"]).click()
    expect(visitor.locator("main")).to_contain_text("Kannatamme.")
    expect(visitor.locator("main")).to_contain_text(words["mark"])
    expect(visitor.locator("main")).not_to_contain_text(EMAIL)
