"""Mails and the author's data name a consultation as the public knows it, and never by the title of a draft."""

from __future__ import annotations

from datetime import datetime

import pytest
from wagtail.models import PageViewRestriction

from consultations.distribution.mails import context_of as context_of_invitation
from consultations.distribution.models import Invitee
from consultations.mails import title_of
from consultations.models import Consultation
from consultations.own_data import data_of
from hyte.pages.models import HomePage
from tests.consultations.factories import add_page, send

pytestmark = pytest.mark.django_db

FINNISH = "Järjestöyhteistyön ohjelma"


def titles_told(consultation: Consultation, at: datetime) -> tuple[str, str, list[str]]:
    """Return what a mail about a Swedish statement, an invitation and the author's own data call the consultation."""
    statement = send(consultation, at, language="sv").statement
    invitee = Invitee(consultation=consultation, name="Kuststadens förening", language="sv")
    invitation = context_of_invitation(invitee)["consultation_title"]
    return title_of(statement), str(invitation), data_of(statement)["consultation"]


def test_a_published_translation_is_named_in_its_language(
    consultation: Consultation, home_sv: HomePage, now: datetime
) -> None:
    add_page(home_sv, consultation, title="Programmet")
    assert titles_told(consultation, now) == ("Programmet", "Programmet", [FINNISH, "Programmet"])


def test_a_draft_is_not_named(consultation: Consultation, home_sv: HomePage, now: datetime) -> None:
    add_page(home_sv, consultation, title="Utkastrubriken", live=False)
    assert titles_told(consultation, now) == (FINNISH, FINNISH, [FINNISH])


def test_a_page_that_is_closed_to_the_public_is_not_named(
    consultation: Consultation, home_sv: HomePage, now: datetime
) -> None:
    page = add_page(home_sv, consultation, title="Hemlig rubrik")
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)
    assert titles_told(consultation, now) == (FINNISH, FINNISH, [FINNISH])


def test_where_nobody_may_read_the_page_the_reference_stands_for_it(consultation: Consultation, now: datetime) -> None:
    PageViewRestriction.objects.create(page=consultation.pages.get(), restriction_type=PageViewRestriction.LOGIN)
    assert titles_told(consultation, now) == (consultation.public_id, consultation.public_id, [])
