"""The partnership day in the reader's calendar."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client

from hyte.pages.models import HomePage
from materials.event import day_event
from materials.models import PartnershipDayPage
from tests.materials.factories import PartnershipDayIndexPageFactory, PartnershipDayPageFactory

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 10, 12, 9, 0, tzinfo=UTC)


@pytest.fixture
def day(home_fi: HomePage) -> PartnershipDayPage:
    index = PartnershipDayIndexPageFactory(parent=home_fi)
    return PartnershipDayPageFactory(
        parent=index, title="Kumppanuuspäivä; syksy", place="Kirjasto, sali 2", slug="syksy"
    )


def test_the_file_is_a_calendar_with_the_day(day: PartnershipDayPage, client: Client) -> None:
    response = client.get(f"/fi/kalenteri/kumppanuuspaiva-{day.pk}.ics")
    text = response.content.decode()
    assert response["Content-Type"] == "text/calendar; charset=utf-8"
    assert "DTSTART:20261102T070000Z\r\n" in text
    assert "SUMMARY:Kumppanuuspäivä\\; syksy\r\n" in text
    assert "LOCATION:Kirjasto\\, sali 2\r\n" in text


def test_a_draft_has_no_file(day: PartnershipDayPage, client: Client) -> None:
    day.unpublish()
    assert client.get(f"/fi/kalenteri/kumppanuuspaiva-{day.pk}.ics").status_code == 404


def test_a_day_has_its_file_in_its_own_language_only(day: PartnershipDayPage, client: Client) -> None:
    assert client.get(f"/sv/kalender/partnerskapsdag-{day.pk}.ics").status_code == 404


def event(day: PartnershipDayPage, at: datetime = NOW):
    return day_event(day, host="hyte.example", scheme="https", at=at)


def test_both_languages_are_one_event(day: PartnershipDayPage) -> None:
    swedish = PartnershipDayPage(translation_key=day.translation_key, locale=day.locale, url_path="/hem/dag/")
    swedish.starts_at, swedish.ends_at = day.starts_at, day.ends_at
    assert event(swedish).uid == event(day).uid


def test_a_published_change_raises_the_sequence(day: PartnershipDayPage) -> None:
    day.first_published_at = day.last_published_at = NOW
    before = event(day).sequence
    day.last_published_at = NOW + timedelta(minutes=1)
    assert event(day).sequence > before == 0


def test_a_cancelled_day_is_cancelled_in_the_calendar_too(day: PartnershipDayPage) -> None:
    day.change = "cancelled"
    assert event(day).cancelled


def test_the_remote_link_goes_with_the_day(day: PartnershipDayPage) -> None:
    day.remote_link = "https://etana.example"
    assert "https://etana.example" in event(day).text
    assert "https://etana.example" not in event(day, at=day.ends_at).text
