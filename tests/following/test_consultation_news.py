"""What followers are told of a comment period: every act, with its reason and the deadlines as the site writes them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from consultations import acts
from consultations.models import Consultation, ConsultationPage
from hyte.following.models import Event
from hyte.following.topics import consultation_topic
from hyte.pages.models import HomePage
from tests.consultations.factories import add_page, announce, close_early, open_consultation

pytestmark = pytest.mark.django_db

MIDNIGHT = datetime(2026, 10, 31, 22, 0, tzinfo=UTC)  # 1.11. klo 0.00 in Finland


@pytest.fixture
def consultation(home_fi: HomePage, home_sv: HomePage, now: datetime) -> Consultation:
    consultation = add_page(home_fi).consultation
    add_page(home_sv, consultation, title="Programmet", slug="program")
    announce(consultation, now - timedelta(days=1), now + timedelta(days=7))
    return Consultation.objects.get(pk=consultation.pk)


def last() -> Event:
    return Event.objects.latest("pk")


def test_an_announcement_tells_the_period_in_both_languages(consultation: Consultation) -> None:
    event = last()
    assert event.topic == consultation_topic(consultation.public_id)
    assert event.subject_fi == "Uusi lausuntopyyntö: Järjestöyhteistyön ohjelma"
    assert event.subject_sv == "Ny begäran om utlåtande: Programmet"
    assert "ma 19.10.2026 klo 12.00" in event.text_fi
    assert "må 19.10.2026 kl. 12.00" in event.text_sv
    assert (event.link_fi, event.link_sv) == ("/fi/kuulemiset/ohjelma/", "/sv/kuulemiset/program/")


def test_an_extension_tells_the_old_and_the_new_deadline_and_why(consultation: Consultation, now: datetime) -> None:
    acts.extend(
        consultation=consultation, closes_at=MIDNIGHT, reason_fi="Syysloma.", reason_sv="Höstlov.", by=None, at=now
    )
    assert last().text_fi == (
        "Määräaika oli ma 19.10.2026 klo 12.00. Uusi määräaika on la 31.10.2026 klo 23.59.\n\nSyy: Syysloma."
    )
    assert last().text_sv.endswith("Orsak: Höstlov.")


def test_an_early_end_and_a_cancellation_tell_why(home_fi: HomePage, consultation: Consultation, now: datetime) -> None:
    close_early(consultation, now)
    assert last().subject_fi == "Lausuntoaika päättyi ennenaikaisesti: Järjestöyhteistyön ohjelma"
    assert "Määräaika oli ma 19.10.2026 klo 12.00." in last().text_fi
    other = add_page(home_fi, slug="toinen").consultation
    announce(other, now - timedelta(days=1), now + timedelta(days=7))
    acts.cancel(consultation=other, reason_fi="Raukesi.", reason_sv="Förföll.", by=None, at=now)
    assert last().text_fi.endswith("Syy: Raukesi.")


def test_a_published_outcome_is_told(consultation: Consultation, now: datetime) -> None:
    acts.publish_summary(consultation=consultation, by=None, at=now + timedelta(days=8))
    assert last().subject_sv == "Resultatet har publicerats: Programmet"


def test_a_page_that_the_public_cannot_read_is_not_told_of(home_fi: HomePage, now: datetime) -> None:
    page = add_page(home_fi)
    ConsultationPage.objects.update(live=False)
    announce(page.consultation, now, now + timedelta(days=7))
    assert not Event.objects.exists()


def test_where_one_language_is_missing_the_other_page_is_named(home_fi: HomePage, now: datetime) -> None:
    open_consultation(home_fi, now)
    assert last().subject_sv == "Ny begäran om utlåtande: Järjestöyhteistyön ohjelma"
    assert last().link_sv == "/fi/kuulemiset/ohjelma/"
