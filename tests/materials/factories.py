"""Partnership days and their materials. Fixed dates, no chance."""

from __future__ import annotations

from datetime import UTC, datetime

import factory
from wagtail_factories import PageFactory

from materials.models import Material, MaterialArchivePage, PartnershipDayIndexPage, PartnershipDayPage
from tests.media.factories import DocumentFactory


class PartnershipDayIndexPageFactory(PageFactory):
    title = "Kumppanuuspäivät"
    slug = "kumppanuuspaivat"

    class Meta:
        model = PartnershipDayIndexPage


class PartnershipDayPageFactory(PageFactory):
    """A day on site, three weeks after the clock of the tests."""

    title = factory.Sequence("Kumppanuuspäivä {}".format)
    slug = factory.Sequence("kumppanuuspaiva-{}".format)
    starts_at = datetime(2026, 11, 2, 7, 0, tzinfo=UTC)
    ends_at = datetime(2026, 11, 2, 13, 0, tzinfo=UTC)

    class Meta:
        model = PartnershipDayPage


class MaterialArchivePageFactory(PageFactory):
    title = "Materiaalit"
    slug = "materiaalit"

    class Meta:
        model = MaterialArchivePage


class MaterialFactory(factory.django.DjangoModelFactory):
    """A document of a day."""

    day = factory.SubFactory(PartnershipDayPageFactory)
    document = factory.SubFactory(DocumentFactory)
    sort_order = factory.Sequence(int)

    class Meta:
        model = Material
