"""The material archive: everything in one list that can be narrowed."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from django.test import Client
from wagtail.models import Collection, CollectionViewRestriction, PageViewRestriction

from hyte.pages.models import HomePage
from materials.models import MaterialArchivePage, PartnershipDayIndexPage
from tests.materials.factories import (
    MaterialArchivePageFactory,
    MaterialFactory,
    PartnershipDayIndexPageFactory,
    PartnershipDayPageFactory,
)
from tests.media.factories import DocumentFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def archive(home_fi: HomePage) -> MaterialArchivePage:
    return MaterialArchivePageFactory(parent=home_fi)


@pytest.fixture
def index(home_fi: HomePage) -> PartnershipDayIndexPage:
    return PartnershipDayIndexPageFactory(parent=home_fi)


def add(index: PartnershipDayIndexPage, year: int, *titles: str, **fields: object) -> None:
    """Add a day in the June of `year` with a document for each title."""
    at = datetime(year, 6, 1, 9, tzinfo=UTC)
    day = PartnershipDayPageFactory(parent=index, starts_at=at, ends_at=at + timedelta(hours=3), title=f"Päivä {year}")
    for title in titles:
        MaterialFactory(day=day, document=DocumentFactory(title=title, **fields))


def shown(client: Client, query: str = "") -> list[str]:
    response = client.get(f"/fi/materiaalit/{query}")
    return [material.text for material in response.context["archive"].page]


def test_the_latest_day_comes_first_in_the_order_of_its_page(
    archive: MaterialArchivePage, index: PartnershipDayIndexPage, client: Client
) -> None:
    add(index, 2025, "Vanha")
    add(index, 2026, "Diat", "Muistio")
    assert shown(client) == ["Diat", "Muistio", "Vanha"]


@pytest.mark.parametrize(
    ("query", "expected"),
    [("?year=2026", ["Uusi"]), ("?language=sv", ["Vanha"]), ("?kind=memo", ["Vanha"]), ("?year=2026&kind=memo", [])],
)
def test_the_list_can_be_narrowed(
    archive: MaterialArchivePage, index: PartnershipDayIndexPage, client: Client, query: str, expected: list[str]
) -> None:
    add(index, 2025, "Vanha", language="sv", kind="memo")
    add(index, 2026, "Uusi", language="fi", kind="slides")
    assert shown(client, query) == expected


def test_the_list_can_be_narrowed_to_a_day(
    archive: MaterialArchivePage, index: PartnershipDayIndexPage, client: Client
) -> None:
    add(index, 2025, "Vanha")
    add(index, 2026, "Uusi")
    day = index.get_children().get(title="Päivä 2025")
    assert shown(client, f"?day={day.pk}") == ["Vanha"]


def test_what_no_material_has_is_passed_over(
    archive: MaterialArchivePage, index: PartnershipDayIndexPage, client: Client
) -> None:
    add(index, 2026, "Uusi")
    assert shown(client, "?year=1999&kind=elokuva&language=en&day=0") == ["Uusi"]


def test_a_file_of_no_day_has_its_own_date(archive: MaterialArchivePage, client: Client) -> None:
    MaterialFactory(day=None, archive=archive, document=DocumentFactory(title="Opas", date=date(2024, 3, 1)))
    assert shown(client, "?year=2024") == ["Opas"]


def test_materials_of_unpublished_and_restricted_days_are_left_out(
    archive: MaterialArchivePage, index: PartnershipDayIndexPage, client: Client
) -> None:
    MaterialFactory(day=PartnershipDayPageFactory(parent=index, live=False))
    hidden = PartnershipDayPageFactory(parent=index)
    MaterialFactory(day=hidden)
    PageViewRestriction.objects.create(page=hidden, restriction_type="login")
    assert shown(client) == []


def test_documents_of_closed_collections_are_left_out(
    archive: MaterialArchivePage, index: PartnershipDayIndexPage, client: Client
) -> None:
    closed = Collection.get_first_root_node().add_child(name="Sisäiset").add_child(name="Luonnokset")
    CollectionViewRestriction.objects.create(collection=closed.get_parent(), restriction_type="login")
    add(index, 2026, "Sisäinen", collection=closed)
    add(index, 2025, "Avoin")
    assert shown(client) == ["Avoin"]


def test_each_language_has_the_materials_of_its_own_pages(
    archive: MaterialArchivePage, home_sv: HomePage, client: Client
) -> None:
    swedish = PartnershipDayIndexPageFactory(parent=home_sv, locale=home_sv.locale, slug="dagar")
    MaterialFactory(day=PartnershipDayPageFactory(parent=swedish, locale=home_sv.locale))
    assert shown(client) == []
