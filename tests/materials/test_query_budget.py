"""What the pages of partnership days may ask of the database, warm: the second request for an address."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from hyte.pages.models import HomePage
from materials.models import PartnershipDayPage
from tests.materials.factories import (
    MaterialArchivePageFactory,
    MaterialFactory,
    PartnershipDayIndexPageFactory,
    PartnershipDayPageFactory,
)
from tests.media.factories import DocumentFactory, ImageFactory
from tests.pages.factories import TopicFactory
from tests.pages.streams import stream
from tests.people.factories import PersonFactory

pytestmark = pytest.mark.django_db
Budget = Callable[[int], Any]


@pytest.mark.parametrize("count", [1, 20])
def test_a_day_asks_six_times_however_many_materials_it_has(
    home_fi: HomePage, client: Client, django_assert_num_queries: Budget, count: int
) -> None:
    index = PartnershipDayIndexPageFactory(parent=home_fi)
    PartnershipDayPageFactory.create_batch(2, parent=index)
    picture = ("image", {"image": ImageFactory().pk, "caption": ""})
    day = PartnershipDayPageFactory(
        parent=index,
        slug="paiva",
        image=ImageFactory(),
        body=stream(PartnershipDayPage, "body", picture),
        attachments=stream(PartnershipDayPage, "attachments", ("document", DocumentFactory().pk)),
    )
    day.topics.add(*TopicFactory.create_batch(count))
    day.contact_people.add(*PersonFactory.create_batch(count, portrait=ImageFactory()))
    day.save()
    MaterialFactory.create_batch(count, day=day, transcript=DocumentFactory())
    client.get("/fi/kumppanuuspaivat/paiva/")
    with django_assert_num_queries(6):
        # The day with its topics, the frame with the neighbours, materials, documents, people, pictures.
        client.get("/fi/kumppanuuspaivat/paiva/")


@pytest.mark.parametrize("count", [1, 20])
def test_the_list_of_days_asks_six_times_however_many_there_are(
    home_fi: HomePage, client: Client, django_assert_num_queries: Budget, count: int
) -> None:
    index = PartnershipDayIndexPageFactory(parent=home_fi)
    MaterialArchivePageFactory(parent=index)
    PartnershipDayPageFactory.create_batch(count, parent=index, image=ImageFactory())
    client.get("/fi/kumppanuuspaivat/")
    with django_assert_num_queries(6):
        # The page, the frame, the coming days, the archive's address, the number of past days, one page of them.
        client.get("/fi/kumppanuuspaivat/")


@pytest.mark.parametrize("count", [1, 20])
def test_the_archive_asks_five_times_however_much_it_holds(
    home_fi: HomePage, client: Client, django_assert_num_queries: Budget, count: int
) -> None:
    MaterialArchivePageFactory(parent=home_fi)
    index = PartnershipDayIndexPageFactory(parent=home_fi)
    for day in PartnershipDayPageFactory.create_batch(count, parent=index):
        MaterialFactory(day=day, transcript=DocumentFactory())
    client.get("/fi/materiaalit/")
    with django_assert_num_queries(5):
        # The page, the frame, the values to choose from, the number of materials, one page of them.
        client.get("/fi/materiaalit/")


def test_the_calendar_file_asks_once(home_fi: HomePage, client: Client, django_assert_num_queries: Budget) -> None:
    day = PartnershipDayPageFactory(parent=PartnershipDayIndexPageFactory(parent=home_fi))
    with django_assert_num_queries(1):
        client.get(f"/fi/kalenteri/kumppanuuspaiva-{day.pk}.ics")
