"""What followers are told of partnership days: once a day, when the public can read it, in both languages."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
import time_machine

from hyte.following.models import Event
from hyte.pages.models import HomePage
from materials.models import Change, PartnershipDayPage
from materials.news import SECOND_THOUGHTS
from tests.materials.factories import PartnershipDayIndexPageFactory, PartnershipDayPageFactory

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def clock(now: datetime):
    with time_machine.travel(now, tick=False):
        yield


@pytest.fixture
def day(home_fi: HomePage) -> PartnershipDayPage:
    return PartnershipDayPageFactory(parent=PartnershipDayIndexPageFactory(parent=home_fi), title="Viides päivä")


def last() -> Event:
    return Event.objects.latest("pk")


def test_a_published_day_is_told_after_second_thoughts(day: PartnershipDayPage, now: datetime) -> None:
    event = Event.objects.get()
    assert event.subject_fi == "Uusi kumppanuuspäivä: Viides päivä"
    assert "Aika: ma 2.11.2026 klo 9.00–15.00." in event.text_fi
    assert event.due_at == now + SECOND_THOUGHTS


def test_the_page_in_the_other_language_joins_the_same_event(day: PartnershipDayPage, home_sv: HomePage) -> None:
    index = PartnershipDayIndexPageFactory(parent=home_sv, slug="partnerskapsdagar")
    PartnershipDayPageFactory(parent=index, title="Femte dagen", slug="femte", translation_key=day.translation_key)
    event = Event.objects.get()
    assert event.subject_sv == "Ny partnerskapsdag: Femte dagen"
    assert event.link_sv == "/sv/partnerskapsdagar/femte/"


def test_saving_again_and_saving_a_draft_tell_nothing(day: PartnershipDayPage) -> None:
    day.save()
    day.change, day.change_note = Change.CANCELLED, "Luonnos."
    day.save_revision()
    assert Event.objects.count() == 1


def test_a_moved_day_tells_both_times_and_the_note(day: PartnershipDayPage) -> None:
    day.change, day.change_note = Change.MOVED, "Sali vaihtui."
    day.starts_at, day.ends_at = day.starts_at + timedelta(days=1), day.ends_at + timedelta(days=1)
    day.save()
    assert last().subject_fi == "Kumppanuuspäivä siirtyy: Viides päivä"
    assert "Päivän piti olla ma 2.11.2026 klo 9.00–15.00. Uusi aika: ti 3.11.2026 klo 9.00–15.00." in last().text_fi
    assert "Sali vaihtui." in last().text_fi


def test_a_cancelled_day_is_told_once(day: PartnershipDayPage) -> None:
    day.change, day.change_note = Change.CANCELLED, "Sairastapaus."
    day.save_revision().publish()
    day.refresh_from_db()
    day.save_revision().publish()
    assert Event.objects.count() == 2
    assert last().subject_fi == "Kumppanuuspäivä on peruttu: Viides päivä"


def test_a_day_that_is_over_is_no_news(home_fi: HomePage, now: datetime) -> None:
    index = PartnershipDayIndexPageFactory(parent=home_fi)
    PartnershipDayPageFactory(parent=index, starts_at=now - timedelta(hours=2), ends_at=now)
    assert not Event.objects.exists()


def test_a_day_that_is_taken_back_before_anybody_was_told_is_not_told(day: PartnershipDayPage) -> None:
    day.unpublish()
    assert not Event.objects.exists()
