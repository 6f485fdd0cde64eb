"""The list of partnership days and the tag that other pages use."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.test import Client

from hyte.pages.models import HomePage
from materials.models import PartnershipDayIndexPage
from materials.templatetags.partnership_days import upcoming_days
from tests.materials.factories import PartnershipDayIndexPageFactory, PartnershipDayPageFactory

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 10, 12, 9, 0, tzinfo=UTC)


@pytest.fixture
def index(home_fi: HomePage) -> PartnershipDayIndexPage:
    index = PartnershipDayIndexPageFactory(parent=home_fi)
    for days in (-40, -3, 5, 60):
        start = NOW + timedelta(days=days)
        PartnershipDayPageFactory(parent=index, title=str(days), starts_at=start, ends_at=start + timedelta(hours=3))
    return index


@time_machine.travel(NOW, tick=False)
def test_the_next_day_and_the_latest_past_day_come_first(index: PartnershipDayIndexPage, client: Client) -> None:
    listing = client.get("/fi/kumppanuuspaivat/").context["listing"]
    assert [day.title for day in listing.coming] == ["5", "60"]
    assert [day.title for day in listing.past] == ["-3", "-40"]


@time_machine.travel(NOW + timedelta(days=5, hours=2), tick=False)
def test_a_day_that_is_going_on_is_still_the_next(index: PartnershipDayIndexPage) -> None:
    assert [day.title for day in upcoming_days("fi")] == ["5"]


@time_machine.travel(NOW, tick=False)
def test_a_cancelled_day_is_not_the_next(index: PartnershipDayIndexPage) -> None:
    day = index.get_children().get(title="5").specific
    day.change, day.change_note = "cancelled", "Myrsky"
    day.save()
    assert [day.title for day in upcoming_days("fi")] == ["60"]
