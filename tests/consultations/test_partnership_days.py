"""A partnership day and the consultation that it prepares: linked once, both show it in both languages."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
import time_machine
from django.core.cache import cache
from django.test import Client

from consultations.models import Consultation
from hyte.pages.models import HomePage
from materials.models import PartnershipDayPage
from tests.consultations.factories import add_page
from tests.materials.factories import PartnershipDayIndexPageFactory, PartnershipDayPageFactory

pytestmark = pytest.mark.django_db
FI, SV = "/fi/kuulemiset/ohjelma/", "/sv/kuulemiset/program/"


@pytest.fixture
def bilingual(consultation: Consultation, home_sv: HomePage) -> Consultation:
    add_page(home_sv, consultation, title="Program", slug="program")
    cache.clear()
    return consultation


@pytest.fixture
def days(bilingual: Consultation, home_fi: HomePage, home_sv: HomePage, now: datetime) -> list[PartnershipDayPage]:
    """The same day in Finnish and in Swedish, not linked with anything."""
    start = now + timedelta(days=2)
    times = {"starts_at": start, "ends_at": start + timedelta(hours=3)}
    finnish = PartnershipDayPageFactory(
        parent=PartnershipDayIndexPageFactory(parent=home_fi), title="Syyspäivä", slug="syys", **times
    )
    index = PartnershipDayIndexPageFactory(parent=home_sv, slug="dagar", locale=home_sv.locale)
    swedish = PartnershipDayPageFactory(
        parent=index, title="Höstdag", slug="host", locale=home_sv.locale, translation_key=finnish.translation_key,
        **times,
    )  # fmt: skip
    return [finnish, swedish]


def link(day: PartnershipDayPage, consultation: Consultation) -> None:
    day.linked_page_id = consultation.pages.get(locale=day.locale).pk
    day.save()


@pytest.mark.parametrize("linked", [0, 1], ids=["in Finnish", "in Swedish"])
def test_linked_once_both_show_it_in_both_languages(
    client: Client, bilingual: Consultation, days: list[PartnershipDayPage], now: datetime, linked: int
) -> None:
    link(days[linked], bilingual)
    with time_machine.travel(now, tick=False):
        for address, day, title in ((FI, days[0], "Syyspäivä"), (SV, days[1], "Höstdag")):
            timeline = client.get(address).content.decode().split('<ol class="timeline">')[1].split("</ol>")[0]
            assert f'<a href="{day.get_url()}">{title}</a>' in timeline
            assert f'href="{address}"' in client.get(day.get_url()).content.decode().split("<main")[1]


def test_what_is_not_published_is_not_on_the_timeline(
    client: Client, bilingual: Consultation, days: list[PartnershipDayPage]
) -> None:
    link(days[0], bilingual)
    assert "Syyspäivä" in client.get(FI).content.decode()
    days[0].unpublish()
    assert "Syyspäivä" not in client.get(FI).content.decode()


@pytest.mark.parametrize("count", [1, 20])
def test_the_days_cost_one_query_whatever_their_number(
    client: Client,
    bilingual: Consultation,
    days: list[PartnershipDayPage],
    django_assert_max_num_queries: Callable[[int], object],
    count: int,
) -> None:
    for number in range(count):
        day = PartnershipDayPageFactory(parent=days[0].get_parent().specific, title="Päivä", slug=f"paiva-{number}")
        link(day, bilingual)
    client.get(FI)
    with django_assert_max_num_queries(6):
        client.get(FI)
