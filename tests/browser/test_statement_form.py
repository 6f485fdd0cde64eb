"""The statement form and what surrounds it, as people meet them: small screens, the keyboard, without JavaScript."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from consultations.addresses import form_address
from consultations.models import Consultation
from hyte.pages.models import HomePage
from tests.browser.accessibility import targets_below, violations, wider_than_the_screen
from tests.consultations.factories import add_page, close_early, open_consultation, send

pytestmark = [pytest.mark.browser, pytest.mark.django_db]

SMALL = {"viewport": {"width": 320, "height": 800}, "java_script_enabled": True}
WIDE = {"viewport": {"width": 1280, "height": 900}}
WITHOUT_SCRIPT = {"viewport": {"width": 320, "height": 800}, "java_script_enabled": False}


@pytest.fixture
def consultation(home_fi: HomePage, home_sv: HomePage) -> Consultation:
    consultation = open_consultation(home_fi, timezone.now())
    add_page(home_sv, consultation, title="Program för samarbete", slug="program")
    return consultation


def has_no_barrier(page: Page) -> None:
    assert violations(page) == []
    assert wider_than_the_screen(page) == []
    assert targets_below(page, 24) == []


@pytest.mark.parametrize("language", ["fi", "sv"])
@pytest.mark.parametrize("reader", [SMALL, WIDE], indirect=True, ids=["320", "1280"])
def test_the_form_has_no_barrier_empty_or_with_errors(reader: Page, consultation: Consultation, language: str) -> None:
    reader.goto(form_address(consultation.public_id, language))
    has_no_barrier(reader)
    reader.locator("form.public-form button[type=submit]").click()
    expect(reader.locator("#error-summary")).to_be_focused()
    expect(reader).to_have_title(re.compile({"fi": "^Virhe:", "sv": "^Fel:"}[language]))
    has_no_barrier(reader)


@pytest.mark.parametrize("reader", [WITHOUT_SCRIPT], indirect=True, ids=["without-script"])
def test_an_error_leads_to_its_field_and_keeps_everything_typed(reader: Page, consultation: Consultation) -> None:
    reader.goto(form_address(consultation.public_id, "fi"))
    reader.get_by_text("Organisaation puolesta", exact=True).click()
    reader.get_by_label("Avustukset", exact=True).fill("Avustusten ehdot ovat selkeät.")
    reader.locator("form.public-form button[type=submit]").click()
    reader.get_by_role("link", name="Kirjoita organisaation nimi.").click()
    expect(reader).to_have_url(re.compile("#id_organisation$"))
    expect(reader.get_by_label("Avustukset", exact=True)).to_have_value("Avustusten ehdot ovat selkeät.")
    expect(reader.locator("#id_capacity_1")).to_be_checked()


@pytest.mark.parametrize("language", ["fi", "sv"])
@pytest.mark.parametrize("reader", [WIDE], indirect=True, ids=["1280"])
def test_the_characters_that_are_left_are_written_as_the_limit_is(
    reader: Page, consultation: Consultation, language: str
) -> None:
    reader.goto(form_address(consultation.public_id, language))
    field = reader.locator("textarea[data-maximum]").first
    limit = reader.locator(f"#{field.get_attribute('id')}_limit")
    assert limit.text_content().count("10\xa0000") == 2
    field.fill("a")
    assert limit.text_content().endswith(" 9\xa0999")


@pytest.mark.parametrize("language", ["fi", "sv"])
@pytest.mark.parametrize("reader", [SMALL], indirect=True, ids=["320"])
def test_the_receipt_and_the_closed_form_have_no_barrier(
    reader: Page, consultation: Consultation, language: str
) -> None:
    receipt = send(consultation, timezone.now(), "## Otsikko\nKannatamme.")
    own = {"fi": "/fi/oma-lausunto", "sv": "/sv/eget-utlatande"}[language]
    reader.goto(f"{own}/{receipt.statement.public_id}/{receipt.token}/")
    has_no_barrier(reader)
    close_early(consultation, timezone.now() - timedelta(minutes=1))
    reader.goto(form_address(consultation.public_id, language))
    has_no_barrier(reader)
