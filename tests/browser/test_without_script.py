"""One reader without JavaScript on a small screen: gives a statement, replies, reports and narrows the thread."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from consultations.addresses import form_address, statement_address
from consultations.models import Comment, Consultation, Statement, Status
from hyte.users.models import User
from tests.browser.conftest import PAGES, Clock
from tests.consultations.factories import put_in_status, send
from tests.consultations.moderation.deciding import judged

pytestmark = [pytest.mark.browser, pytest.mark.django_db]

WORDS = {
    "fi": {
        "organisation": "Organisaation puolesta", "name": "Organisaation virallinen nimi", "section": "Tavoitteet",
        "check": "Tarkista ja lähetä", "send": "Lähetä lausunto", "received": "Lausuntosi on vastaanotettu",
        "reply": "Vastaa (Rannikon Yhdistys ry", "person": "Yksityishenkilönä", "own_name": "Nimesi tai nimimerkkisi",
        "words": "Vastauksesi", "send_reply": "Lähetä vastaus", "narrow": "Rajaa kommentteja",
        "link": "Linkki tähän kommenttiin (Rannikon Yhdistys ry", "report": "Ilmianna",
        "why": "Se on lainvastainen", "send_report": "Lähetä ilmoitus", "thanks": "Kiitos ilmoituksesta",
    },
    "sv": {
        "organisation": "På en organisations vägnar", "name": "Organisationens officiella namn", "section": "Mål",
        "check": "Kontrollera och skicka", "send": "Skicka utlåtandet", "received": "Ditt utlåtande har tagits emot",
        "reply": "Svara (Rannikon Yhdistys ry", "person": "Som privatperson",
        "own_name": "Ditt namn eller din pseudonym", "words": "Ditt svar", "send_reply": "Skicka svaret",
        "narrow": "Begränsa kommentarerna", "link": "Länk till den här kommentaren (Rannikon Yhdistys ry",
        "report": "Rapportera", "why": "Den strider mot lagen", "send_report": "Skicka rapporten",
        "thanks": "Tack för din rapport",
    },
}  # fmt: skip


@pytest.fixture
def moderator(db: None) -> User:
    return User.objects.create_superuser("moderaattori", "moderaattori@hyte.example", "salasana")


@pytest.mark.parametrize("language", ["fi", "sv"])
def test_the_full_journey_needs_no_script(
    consulted: Consultation, visitor: Page, moderator: User, clock: Clock, language: str
) -> None:
    words = WORDS[language]
    heading = visitor.get_by_role("heading", level=1)

    visitor.goto(form_address(consulted.public_id, language))
    visitor.get_by_text(words["organisation"], exact=True).click()
    visitor.get_by_label(words["name"]).fill("Rannikon Yhdistys ry")
    visitor.get_by_label(words["section"], exact=True).fill("Tavoite on hyvä.")
    visitor.get_by_role("button", name=words["check"]).click()
    visitor.get_by_role("button", name=words["send"]).click()
    expect(heading).to_have_text(words["received"])
    judged(Comment.objects.get(), Status.PUBLISHED, moderator, clock.at)

    visitor.goto(PAGES[language])
    visitor.get_by_role("link", name=words["reply"]).click()
    visitor.get_by_text(words["person"], exact=True).click()
    visitor.get_by_label(words["own_name"]).fill("Meri")
    visitor.get_by_label(words["words"]).fill("Samaa mieltä.")
    visitor.get_by_role("button", name=words["send_reply"]).click()
    expect(heading).to_have_text(words["received"])

    visitor.goto(PAGES[language])
    visitor.get_by_role("link", name=words["link"]).click()
    visitor.get_by_role("link", name=words["report"]).click()
    visitor.get_by_text(words["why"], exact=True).click()
    visitor.get_by_role("button", name=words["send_report"]).click()
    expect(visitor.get_by_role("heading", name=words["thanks"])).to_be_visible()

    visitor.goto(PAGES[language])
    visitor.locator("#comments summary", has_text=words["narrow"]).click()
    visitor.locator("#comments").get_by_role("link", name={"fi": "svenska", "sv": "suomi"}[language]).click()
    expect(visitor.locator("#comments article")).to_have_count(0)


@pytest.mark.parametrize("language", ["fi", "sv"])
def test_on_paper_a_statement_has_its_words_its_author_and_its_address_and_no_menu(
    consulted: Consultation, visitor: Page, clock: Clock, language: str
) -> None:
    send(consulted, clock.at, "Tavoite on hyvä.", "Avustus on pieni.")
    put_in_status(Comment.objects.all(), Status.PUBLISHED, clock.at)
    visitor.goto(statement_address(Statement.objects.get(), language))
    visitor.emulate_media(media="print")
    for text in ("Rannikon Yhdistys ry", "Tavoite on hyvä.", "Avustus on pieni."):
        expect(visitor.locator("main").get_by_text(text)).to_be_visible()
    assert visitor.pdf()[:5] == b"%PDF-"
    for unwanted in ("header nav", "footer nav"):
        for part in visitor.locator(unwanted).all():
            expect(part).to_be_hidden()
