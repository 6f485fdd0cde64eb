"""The pages around the form for a statement: no barrier in either language, and fit for paper."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from consultations.addresses import confirmation_address, form_address, own_statement_address
from consultations.attachment_uploads import store_upload
from consultations.confirmation import confirmation_token
from consultations.models import Consultation
from consultations.submission import Receipt, submit_statement
from hyte.pages.models import HomePage
from tests.browser.accessibility import targets_below, violations, wider_than_the_screen
from tests.consultations.factories import add_page, open_consultation, written
from tests.consultations.files import corpus

pytestmark = [pytest.mark.browser, pytest.mark.django_db]

SMALL = {"viewport": {"width": 320, "height": 800}}
EMAIL = "meri@yhdistys.example"
ACTS = {"fi": ("", "korjaa/", "peru/", "poista/"), "sv": ("", "ratta/", "aterta/", "radera/")}
CHECK = {"fi": "Tarkista ja lähetä", "sv": "Kontrollera och skicka"}


@pytest.fixture
def consultation(home_fi: HomePage, home_sv: HomePage) -> Consultation:
    consultation = open_consultation(home_fi, timezone.now() - timedelta(minutes=5), confirm_email=True)
    add_page(home_sv, consultation, title="Program för samarbete", slug="program")
    return consultation


@pytest.fixture
def receipt(consultation: Consultation) -> Receipt:
    """A statement with two comments and a file, whose address waits to be confirmed."""
    at, key = timezone.now(), uuid4()
    name = "Hyvin pitkä tiedostonnimi " + "a" * 80 + ".pdf"
    file = store_upload(consultation=consultation, form_key=key, name=name, content=corpus.pdf(), at=at)
    statement = written("## Otsikko\nTavoite.", "Raha.", email=EMAIL, role="sihteeri", attachments=(file.sha256,))
    return submit_statement(consultation=consultation, statement=statement, key=key, at=at)


def has_no_barrier(page: Page) -> None:
    assert violations(page) == []
    assert wider_than_the_screen(page) == []
    assert targets_below(page, 24) == []


@pytest.mark.parametrize("language", ["fi", "sv"])
@pytest.mark.parametrize("reader", [SMALL], indirect=True, ids=["320"])
def test_the_pages_of_the_signed_link_have_no_barrier(reader: Page, receipt: Receipt, language: str) -> None:
    own = own_statement_address(receipt.statement, receipt.token, language)
    for act in ACTS[language]:
        reader.goto(own + act)
        has_no_barrier(reader)
    reader.goto(confirmation_address(receipt.statement, confirmation_token(receipt.statement, EMAIL), language))
    has_no_barrier(reader)


@pytest.mark.parametrize("language", ["fi", "sv"])
@pytest.mark.parametrize("reader", [SMALL], indirect=True, ids=["320"])
def test_the_preview_has_no_barrier(reader: Page, consultation: Consultation, language: str) -> None:
    reader.goto(form_address(consultation.public_id, language))
    reader.locator("#id_capacity_1").check(force=True)
    reader.locator("#id_organisation").fill("Rannikon Yhdistys ry")
    reader.locator("#id_email").fill(EMAIL)
    reader.locator("textarea").first.fill("## Otsikko\nTavoite.")
    reader.get_by_role("button", name=CHECK[language]).click()
    expect(reader.get_by_role("heading", name="Otsikko")).to_be_visible()
    has_no_barrier(reader)


@pytest.mark.parametrize("reader", [SMALL], indirect=True, ids=["320"])
def test_on_paper_the_receipt_has_the_words_and_not_the_buttons(reader: Page, receipt: Receipt) -> None:
    reader.goto(own_statement_address(receipt.statement, receipt.token, "fi"))
    expect(reader.locator(".permanent-address")).to_have_css("hyphens", "none")
    reader.emulate_media(media="print")
    expect(reader.get_by_role("heading", name="Otsikko")).to_be_visible()
    expect(reader.get_by_text(receipt.statement.public_id, exact=True)).to_be_visible()
    expect(reader.get_by_role("link", name="Peru lausuntosi")).to_be_hidden()
