"""A material is a document or the address of a recording, of a day or of the archive."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import IntegrityError
from django.test import Client
from wagtail.models import Collection, CollectionViewRestriction

from hyte.media.models import DocumentKind
from hyte.pages.models import HomePage
from materials.models import Material, MaterialKind, PartnershipDayPage
from tests.materials.factories import MaterialFactory, PartnershipDayIndexPageFactory, PartnershipDayPageFactory
from tests.media.factories import DocumentFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def day(home_fi: HomePage) -> PartnershipDayPage:
    return PartnershipDayPageFactory(parent=PartnershipDayIndexPageFactory(parent=home_fi), slug="paiva")


def test_every_kind_of_document_is_a_kind_of_material() -> None:
    assert set(DocumentKind.values) < set(MaterialKind.values)


def test_a_document_brings_its_own_kind_and_language(day: PartnershipDayPage) -> None:
    material = MaterialFactory(day=day, document=DocumentFactory(kind="slides", language="sv"), kind="memo")
    assert (material.kind, material.language) == ("slides", "sv")


def test_a_link_tells_type_and_size(day: PartnershipDayPage, client: Client) -> None:
    MaterialFactory(day=day, document=DocumentFactory(title="Diat", language="sv"))
    text = client.get("/fi/kumppanuuspaivat/paiva/").content.decode()
    assert '<span class="file-link__details">(TXT, 1' in text


def test_a_recording_tells_its_captions_and_its_note(day: PartnershipDayPage, client: Client) -> None:
    MaterialFactory(
        day=day, document=None, title="Tallenne", address="https://t.example/4", captions="fi sv", note="Osa puuttuu."
    )
    text = client.get("/fi/kumppanuuspaivat/paiva/").content.decode()
    assert 'href="https://t.example/4"' in text
    assert "Osa puuttuu." in text


def test_a_document_of_a_closed_collection_is_not_shown(day: PartnershipDayPage, client: Client) -> None:
    closed = Collection.get_first_root_node().add_child(name="Sisäiset")
    CollectionViewRestriction.objects.create(collection=closed, restriction_type="login")
    MaterialFactory(day=day, document=DocumentFactory(title="Sisäinen muistio", collection=closed))
    assert "Sisäinen muistio" not in client.get("/fi/kumppanuuspaivat/paiva/").content.decode()
    assert "Sisäinen muistio" not in day.search_document().body


@pytest.mark.parametrize(
    ("rule", "fields"),
    [
        ("document_or_address", {"document": None}),
        ("document_or_address", {"address": "https://t.example", "title": "Tallenne"}),
        ("address_has_a_title", {"document": None, "address": "https://t.example"}),
        ("of_a_day_or_of_the_archive", {"day": None}),
        ("known_kind", {"document": None, "address": "https://t.example", "title": "Tallenne", "kind": "elokuva"}),
    ],
)
def test_the_database_refuses_what_is_no_material(day: PartnershipDayPage, rule: str, fields: dict[str, Any]) -> None:
    given = {"day": day, "document": DocumentFactory()} | fields
    with pytest.raises(IntegrityError, match=f"materials_material_{rule}"):
        Material.objects.bulk_create([Material(**given)])
