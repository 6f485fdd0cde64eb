"""Editors write days and their materials in the staff interface."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.test import Client
from django.urls import reverse
from wagtail.test.utils.form_data import inline_formset, nested_form_data, streamfield

from hyte.pages.models import HomePage
from hyte.pages.moments import HELSINKI
from materials.models import Material, PartnershipDayIndexPage, PartnershipDayPage
from tests.materials.factories import PartnershipDayIndexPageFactory
from tests.media.factories import DocumentFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def index(home_fi: HomePage) -> PartnershipDayIndexPage:
    return PartnershipDayIndexPageFactory(parent=home_fi)


@pytest.fixture
def editor(client: Client, db: None) -> Client:
    client.force_login(get_user_model().objects.create_superuser("koordinaattori", "k@hyte.example", "salasana"))
    return client


def form(materials: list[dict[str, Any]], **fields: Any) -> dict[str, Any]:
    """Return what the editor's form sends for a day with these materials."""
    empty = streamfield([])
    texts = dict.fromkeys(("body", "programme", "speakers", "attachments", "related_links"), empty)
    return nested_form_data(
        {
            "title": "Syyspäivä",
            "slug": "syyspaiva",
            "starts_at": "2026-11-02 09:00",
            "ends_at": "2026-11-02 15:00",
            "form": "onsite",
            "materials": inline_formset(materials),
            "comments": inline_formset([]),
            "action-publish": "1",
        }
        | texts
        | fields
    )


def material(**fields: Any) -> dict[str, Any]:
    return {"kind": "recording", "language": "fi", "document": "", "address": "", "title": ""} | fields


def add(editor: Client, index: PartnershipDayIndexPage, data: dict[str, Any]) -> Any:
    return editor.post(reverse("wagtailadmin_pages:add", args=["materials", "partnershipdaypage", index.pk]), data)


def test_a_day_is_published_with_its_materials(editor: Client, index: PartnershipDayIndexPage) -> None:
    recording = material(address="https://t.example/1", title="Tallenne", captions="fi")
    add(editor, index, form([material(document=DocumentFactory().pk), recording]))
    day = PartnershipDayPage.objects.get()
    assert day.live
    assert [row.text for row in day.materials.all()][1] == "Tallenne"


@pytest.mark.parametrize("typed", ["1.2.27 9", "1.2.2027 klo 9.00", "2027-02-01 09:00"])
def test_a_day_begins_when_it_is_typed_to_begin(editor: Client, index: PartnershipDayIndexPage, typed: str) -> None:
    add(editor, index, form([], starts_at=typed, ends_at="1.2.2027 klo 15"))
    assert PartnershipDayPage.objects.get().starts_at == datetime(2027, 2, 1, 9, tzinfo=HELSINKI)


def test_a_beginning_without_its_time_is_not_taken_for_midnight(editor: Client, index: PartnershipDayIndexPage) -> None:
    response = add(editor, index, form([], starts_at="1.2.2027", ends_at="1.2.2027 15"))
    assert response.context["form"].errors["starts_at"] == ["Kirjoita päivä ja kellonaika näin: 30.11.2026 16.00."]


@pytest.mark.parametrize("fields", [{}, {"address": "https://t.example/1"}])
def test_a_material_that_leads_nowhere_or_has_no_words_is_refused(
    editor: Client, index: PartnershipDayIndexPage, fields: dict[str, str]
) -> None:
    response = add(editor, index, form([material(**fields)]))
    assert response.status_code == 200
    assert not Material.objects.exists()


def test_a_day_that_ends_before_it_begins_is_refused_in_words(editor: Client, index: PartnershipDayIndexPage) -> None:
    response = add(editor, index, form([], ends_at="2026-11-02 08:00"))
    assert response.context["form"].errors["__all__"]
    assert not PartnershipDayPage.objects.exists()


@pytest.mark.parametrize(("transcribed", "warned"), [(False, True), (True, False)])
def test_a_recording_without_a_transcript_shows_a_warning_to_the_editor(
    editor: Client, index: PartnershipDayIndexPage, transcribed: bool, warned: bool
) -> None:
    transcript = DocumentFactory().pk if transcribed else ""
    recording = material(address="https://t.example/1", title="Aamun tallenne", transcript=transcript)
    response = add(editor, index, form([recording]))
    page = editor.get(response["Location"]).content.decode()
    assert PartnershipDayPage.objects.get().live
    assert ("Aamun tallenne" in page and "puuttuu tekstivastine" in page) == warned


def test_a_document_needs_no_transcript(editor: Client, index: PartnershipDayIndexPage) -> None:
    response = add(editor, index, form([material(document=DocumentFactory().pk)]))
    assert "puuttuu tekstivastine" not in editor.get(response["Location"]).content.decode()
