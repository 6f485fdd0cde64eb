"""A statement from the empty form to its erasure, on a small screen without JavaScript, in both languages."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone
from playwright.sync_api import Browser, FilePayload, Page, expect

from consultations.addresses import form_address, own_statement_address
from consultations.distribution.inviting import invite
from consultations.distribution.keeping import Party, add_parties
from consultations.models import Attachment, Comment, Consultation, Decision, Statement, Status
from hyte.pages.models import HomePage
from hyte.users.models import User
from tests.consultations.factories import add_page, open_consultation, put_in_status, send, sent_comment
from tests.consultations.files import corpus

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

WORDS = {
    "fi": {
        "organisation": "Organisaation puolesta",
        "name": "Organisaation virallinen nimi",
        "section": "Tavoitteet",
        "files": "Liitteet",
        "check": "Tarkista ja lähetä",
        "wrong": "Kirjoita organisaation nimi.",
        "refused": "ei lisätty",
        "preview": "Tarkista lausuntosi",
        "edit": "Palaa muokkaamaan",
        "send": "Lähetä lausunto",
        "received": "Lausuntosi on vastaanotettu",
        "correct": "Korjaa tekstiäsi",
        "save": "Tallenna korjaukset",
        "saved": "Korjauksesi tallennettiin.",
        "withdraw": "Peru lausuntosi",
        "withdraw_button": "Peru",
        "withdrawn": "Peruminen kirjattiin.",
        "erase": "Poista lausuntosi",
        "sure": "Ymmärrän, ettei lausuntoani voi palauttaa.",
        "erase_button": "Poista pysyvästi",
        "erased": "Lausuntosi on poistettu",
    },
    "sv": {
        "organisation": "På en organisations vägnar",
        "name": "Organisationens officiella namn",
        "section": "Mål",
        "files": "Bilagor",
        "check": "Kontrollera och skicka",
        "wrong": "Ange organisationens namn.",
        "refused": "lades inte till",
        "preview": "Kontrollera ditt utlåtande",
        "edit": "Gå tillbaka och redigera",
        "send": "Skicka utlåtandet",
        "received": "Ditt utlåtande har tagits emot",
        "correct": "Rätta din text",
        "save": "Spara rättelserna",
        "saved": "Dina rättelser sparades.",
        "withdraw": "Återkalla ditt utlåtande",
        "withdraw_button": "Återkalla",
        "withdrawn": "Återkallelsen antecknades.",
        "erase": "Radera ditt utlåtande",
        "sure": "Jag förstår att mitt utlåtande inte kan återställas.",
        "erase_button": "Radera för gott",
        "erased": "Ditt utlåtande har raderats",
    },
}
PDF = FilePayload(name="lausunto.pdf", mimeType="application/pdf", buffer=corpus.pdf())
PHOTO = FilePayload(name="valokuva.jpg", mimeType="image/jpeg", buffer=corpus.picture_with_place())
HOSTILE = FilePayload(name="kuva.png", mimeType="image/png", buffer=corpus.HTML)


@pytest.fixture
def consultation(languages: None, home_fi: HomePage, home_sv: HomePage) -> Consultation:
    consultation = open_consultation(home_fi, timezone.now() - timedelta(minutes=5))
    add_page(home_sv, consultation, title="Program för samarbete", slug="program")
    return consultation


@pytest.fixture
def page(browser: Browser, live_server: Any) -> Iterator[Page]:
    context = browser.new_context(
        base_url=live_server.url, java_script_enabled=False, viewport={"width": 320, "height": 800}
    )
    yield context.new_page()
    assert context.cookies() == []
    context.close()


@pytest.mark.parametrize("language", ["fi", "sv"])
def test_a_statement_from_the_empty_form_to_its_erasure(page: Page, consultation: Consultation, language: str) -> None:
    words = WORDS[language]
    heading = page.get_by_role("heading", level=1)

    page.goto(form_address(consultation.public_id, language))
    page.get_by_text(words["organisation"], exact=True).click()
    page.get_by_label(words["section"], exact=True).fill("## Otsikko\nTavoite on hyvä.")
    page.get_by_label(words["files"]).set_input_files([PDF, HOSTILE])
    page.get_by_role("button", name=words["check"]).click()

    expect(page.locator("#error-summary")).to_contain_text(words["wrong"])
    expect(page.locator("#error-summary")).to_contain_text(words["refused"])
    expect(page.get_by_label(words["section"], exact=True)).to_have_value("## Otsikko\nTavoite on hyvä.")
    expect(page.get_by_label("lausunto.pdf")).to_be_visible()
    page.get_by_label(words["name"]).fill("Rannikon Yhdistys ry")
    page.get_by_label(words["files"]).set_input_files([PHOTO])
    page.get_by_role("button", name=words["check"]).click()

    expect(heading).to_have_text(words["preview"])
    expect(page.get_by_role("heading", name="Otsikko")).to_be_visible()
    expect(page.locator("main")).to_contain_text("valokuva.jpg")
    assert not Statement.objects.exists()
    page.get_by_role("button", name=words["edit"]).click()
    expect(page.get_by_label(words["name"])).to_have_value("Rannikon Yhdistys ry")
    page.get_by_role("button", name=words["check"]).click()
    page.get_by_role("button", name=words["send"]).click()

    expect(heading).to_have_text(words["received"])
    assert Statement.objects.get().language == language
    assert Attachment.objects.filter(statement__isnull=False).count() == 2
    receipt = page.url

    page.get_by_role("link", name=words["correct"]).click()
    page.get_by_label(words["section"], exact=True).fill("Tavoite on erinomainen.")
    page.get_by_role("button", name=words["save"]).click()
    expect(page.locator("main")).to_contain_text(words["saved"])
    expect(page.locator("main")).to_contain_text("Tavoite on erinomainen.")

    page.get_by_role("link", name=words["withdraw"]).click()
    page.get_by_role("button", name=words["withdraw_button"], exact=True).click()
    expect(page.locator("main")).to_contain_text(words["withdrawn"])
    assert Comment.objects.get().status == Status.WITHDRAWN

    page.goto(receipt)
    page.get_by_role("link", name=words["erase"]).click()
    page.get_by_text(words["sure"]).click()
    page.get_by_role("button", name=words["erase_button"]).click()
    expect(heading).to_have_text(words["erased"])
    assert "Rannikon" not in page.content()
    assert Decision.objects.count() == 3


WITH_SCRIPT = {"viewport": {"width": 1280, "height": 900}}


DRAFT = {
    "fi": {
        "person": "Yksityishenkilönä",
        "name": "Nimesi tai nimimerkkisi",
        "mail": "Sähköpostiosoite",
        "kept": "Kirjoittamasi säilyy vain tällä laitteella",
    },
    "sv": {
        "person": "Som privatperson",
        "name": "Ditt namn eller din pseudonym",
        "mail": "E-postadress",
        "kept": "Det du skriver sparas bara på den här enheten",
    },
}


@pytest.mark.parametrize("language", ["fi", "sv"])
def test_a_draft_survives_a_reload_and_goes_when_the_statement_is_sent(
    browser: Browser, live_server: Any, consultation: Consultation, language: str
) -> None:
    words = WORDS[language] | DRAFT[language]
    context = browser.new_context(base_url=live_server.url, **WITH_SCRIPT)
    page = context.new_page()
    page.goto(form_address(consultation.public_id, language))
    page.get_by_text(words["person"], exact=True).click()
    page.get_by_label(words["name"]).fill("Meri")
    page.get_by_label(words["mail"]).fill("meri@yhdistys.example")
    page.get_by_label(words["section"], exact=True).fill("Keskeneräinen ajatus.")
    expect(page.get_by_text(words["kept"])).to_be_visible()
    page.reload()
    expect(page.get_by_label(words["section"], exact=True)).to_have_value("Keskeneräinen ajatus.")
    expect(page.get_by_label(words["name"])).to_have_value("Meri")
    expect(page.get_by_label(words["mail"])).to_have_value("")
    expect(page.locator("#id_capacity_0")).to_be_checked()
    page.get_by_role("button", name=words["check"]).click()
    page.get_by_role("button", name=words["send"]).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(words["received"])
    page.goto(form_address(consultation.public_id, language))
    expect(page.get_by_label(words["section"], exact=True)).to_have_value("")
    assert page.evaluate("localStorage.length") == 0
    context.close()


NOTHING_KEPT = "localStorage.length === 0"
MADE_OLD = """
for (const name of Object.keys(localStorage)) localStorage[name] = localStorage[name].replace("Lähetetty", "Vanha");
"""


@pytest.fixture
def scripted(browser: Browser, live_server: Any) -> Iterator[Page]:
    context = browser.new_context(base_url=live_server.url, **WITH_SCRIPT)
    yield context.new_page()
    context.close()


def type_and_reload(page: Page, label: str, text: str) -> None:
    page.get_by_label(label, exact=True).fill(text)
    expect(page.get_by_text(DRAFT["fi"]["kept"])).to_be_visible()
    page.reload()
    expect(page.get_by_label(label, exact=True)).to_have_value(text)


def test_a_draft_survives_a_reload_of_a_form_that_came_with_the_name_of_who_was_asked(
    scripted: Page, consultation: Consultation
) -> None:
    (invitee,) = add_parties(consultation=consultation, parties=[Party("Rannikon Yhdistys ry")])
    invite(consultation=consultation, by=User.objects.create_user("koordinaattori"), at=timezone.now())
    scripted.goto(f"{form_address(consultation.public_id, 'fi')}?kutsu={invitee.code}")
    organisation = scripted.get_by_label(WORDS["fi"]["name"])
    organisation.fill("")
    type_and_reload(scripted, WORDS["fi"]["section"], "Keskeneräinen ajatus.")
    expect(organisation).to_have_value("")


def test_what_the_server_hands_back_is_newer_than_a_draft(scripted: Page, consultation: Consultation) -> None:
    scripted.goto(form_address(consultation.public_id, "fi"))
    scripted.get_by_label("Tavoitteet", exact=True).fill("Lähetetty.")
    scripted.get_by_role("button", name=WORDS["fi"]["check"]).click()
    expect(scripted.locator("#error-summary")).to_be_visible()
    scripted.evaluate(MADE_OLD)
    scripted.reload()
    expect(scripted.get_by_label("Tavoitteet", exact=True)).to_have_value("Lähetetty.")


def test_a_reply_is_kept_until_it_is_sent(scripted: Page, consultation: Consultation) -> None:
    comment = sent_comment(consultation, timezone.now())
    put_in_status(Comment.objects.all(), Status.PUBLISHED, timezone.now())
    scripted.goto(f"/fi/kommentit/{comment.public_id}/vastaa/")
    type_and_reload(scripted, "Vastauksesi", "Keskeneräinen vastaus.")
    scripted.get_by_role("button", name="Lähetä vastaus").click()
    expect(scripted.locator("#error-summary")).to_be_visible()
    assert not scripted.evaluate(NOTHING_KEPT)
    scripted.get_by_text(DRAFT["fi"]["person"], exact=True).click()
    scripted.get_by_label(DRAFT["fi"]["name"]).fill("Meri")
    scripted.get_by_role("button", name="Lähetä vastaus").click()
    expect(scripted.get_by_role("heading", level=1)).to_have_text(WORDS["fi"]["received"])
    scripted.wait_for_function(NOTHING_KEPT)


def test_a_correction_is_kept_until_it_is_saved(scripted: Page, consultation: Consultation) -> None:
    sent = send(consultation, timezone.now(), "Tavoite on hyvä.")
    scripted.goto(own_statement_address(sent.statement, sent.token, "fi"))
    scripted.get_by_role("link", name=WORDS["fi"]["correct"]).click()
    scripted.wait_for_load_state()
    type_and_reload(scripted, WORDS["fi"]["section"], "Tavoite on erinomainen.")
    scripted.get_by_role("button", name=WORDS["fi"]["save"]).click()
    expect(scripted.locator("main")).to_contain_text(WORDS["fi"]["saved"])
    scripted.wait_for_function(NOTHING_KEPT)
