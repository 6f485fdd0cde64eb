"""Somebody asks what is held about them and wants it erased: the registry does both, by keyboard, in both languages."""

from __future__ import annotations

import json

import pytest
from playwright.sync_api import Locator, Page, expect

from consultations.models import Comment, Consultation, StatementContact
from hyte.users.roles import Role
from tests.browser.accessibility import violations
from tests.browser.conftest import Clock, Staff
from tests.consultations.factories import send

pytestmark = [pytest.mark.browser, pytest.mark.django_db]

EMAIL = "meri@yhdistys.example"
MOST_STOPS = 80
WORDS = {
    "fi": {
        "menu": "Henkilötietopyynnöt", "asked": "Sähköpostiosoite tai lausunnon viite",
        "show": "Näytä tallessa olevat tiedot", "file": "Lataa kaikki tiedot (JSON)",
        "address": "Sähköpostiosoite kaikkialta", "on": "Jatka poistamiseen", "stays": "Tämä säilyy",
        "erase": "Poista pysyvästi", "done": "Poistettu pysyvästi: 1 lausunnon osoite, 1 viesti.", "step": "Poistettu",
    },
    "sv": {
        "menu": "Begäranden om personuppgifter", "asked": "E-postadress eller ett utlåtandes referens",
        "show": "Visa uppgifterna", "file": "Ladda ner alla uppgifter (JSON)",
        "address": "E-postadressen överallt", "on": "Fortsätt till raderingen", "stays": "Det här finns kvar",
        "erase": "Radera för gott", "done": "Raderat för gott: adressen till 1 utlåtande, 1 meddelande.",
        "step": "Raderat",
    },
}  # fmt: skip


def reached(page: Page, place: Locator) -> Locator:
    """Go from stop to stop with the tab key until `place` has the focus."""
    for _stop in range(MOST_STOPS):
        if place.evaluate("element => element === document.activeElement"):
            return place
        page.keyboard.press("Tab")
    raise AssertionError(f"{place} cannot be reached by keyboard")


def pressed(page: Page, button: str) -> None:
    reached(page, page.get_by_role("button", name=button)).press("Enter")


@pytest.mark.parametrize("language", ["fi", "sv"])
def test_what_is_held_is_shown_taken_and_erased_by_keyboard(
    consulted: Consultation, staff: Staff, clock: Clock, language: str
) -> None:
    words = WORDS[language]
    send(consulted, clock.at, "Kannatamme.", email=EMAIL)
    page = staff(Role.REGISTRY, java_script_enabled=True)
    found = {}
    page.goto("/admin/data-requests/")
    expect(page.locator("h1")).to_contain_text(words["menu"])
    found["form"] = violations(page, "main")
    reached(page, page.get_by_label(words["asked"])).fill(EMAIL)
    pressed(page, words["show"])

    expect(page.locator("main")).to_contain_text(EMAIL)
    found["held"] = violations(page, "main")
    with page.expect_download() as download:
        pressed(page, words["file"])
    assert json.loads(download.value.path().read_bytes())["statements"][0]["email"] == EMAIL
    reached(page, page.get_by_label(words["address"])).press("Space")
    pressed(page, words["on"])

    expect(page.get_by_role("heading", name=words["stays"])).to_be_visible()
    found["confirmation"] = violations(page, "main")
    assert StatementContact.objects.exists()
    pressed(page, words["erase"])

    expect(page.locator(".messages .success")).to_contain_text(words["done"])
    expect(page.get_by_role("row", name="registry").first).to_contain_text(words["step"])
    assert EMAIL not in page.url + page.content()
    assert not StatementContact.objects.exists()
    assert Comment.objects.get().text == "Kannatamme."
    page.reload()
    found["record"] = violations(page, "main")
    assert {place: objections for place, objections in found.items() if objections} == {}


@pytest.mark.parametrize("language", ["fi", "sv"])
def test_without_a_script_it_is_the_same(consulted: Consultation, staff: Staff, clock: Clock, language: str) -> None:
    words = WORDS[language]
    statement = send(consulted, clock.at, "Kannatamme.", email=EMAIL).statement
    page = staff(Role.REGISTRY)
    page.goto("/admin/data-requests/")
    page.get_by_label(words["asked"]).fill(statement.public_id)
    page.get_by_role("button", name=words["show"]).click()
    page.get_by_label(statement.public_id).check()
    page.get_by_role("button", name=words["on"]).click()
    page.get_by_role("button", name=words["erase"]).click()
    expect(page.locator(".messages .success")).to_be_visible()
    assert Comment.objects.get().text == ""
