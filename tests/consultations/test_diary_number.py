"""The diary number has one place, the consultation's own field, whoever writes it down."""

from __future__ import annotations

import pytest
from django.test import Client

from consultations import diary_number
from consultations.models import Consultation, ConsultationPage
from search.findables import label_of
from search.models import Entry

pytestmark = pytest.mark.django_db

NUMBER = "RHVA/538/00.01.02"


@pytest.mark.parametrize(
    ("label", "is_it"),
    [("Diaarinumero", True), ("diarienummer:", True), (" DIAARINUMERO ", True), ("Diaarinumerot", False), ("", False)],
)
def test_a_fact_is_known_by_what_it_is_called(label: str, is_it: bool) -> None:
    assert diary_number.is_called_so(label) is is_it


def test_readers_find_it_among_the_basic_facts_once(client: Client, consultation: Consultation) -> None:
    page = ConsultationPage.objects.get()
    page.facts = [
        ("fact", {"label": "Diaarinumero", "value": "VANHA/1"}),
        ("fact", {"label": "Yksikkö", "value": "HYTE"}),
    ]
    page.save()
    diary_number.write_down(consultation=consultation, number=NUMBER)
    shown = client.get("/fi/kuulemiset/ohjelma/").content.decode()
    assert f"<dt>Diaarinumero</dt><dd>{NUMBER}</dd>" in shown
    assert shown.count("Diaarinumero") == 1
    assert "<dt>Yksikkö</dt>" in shown
    assert "VANHA/1" not in shown


def test_a_fact_is_shown_while_the_field_is_empty(client: Client, consultation: Consultation) -> None:
    page = ConsultationPage.objects.get()
    page.facts = [("fact", {"label": "Diaarinumero", "value": "VANHA/1"})]
    page.save()
    assert "VANHA/1" in client.get("/fi/kuulemiset/ohjelma/").content.decode()


def test_the_search_is_told_and_knows_it_in_the_language_of_the_page(consultation: Consultation) -> None:
    page = ConsultationPage.objects.get()
    entry = Entry.objects.get(model=label_of(ConsultationPage), object_id=page.pk)
    assert diary_number.write_down(consultation=consultation, number=NUMBER)
    assert Entry.objects.get(pk=entry.pk).version == entry.version + 1
    assert f"Diaarinumero: {NUMBER}" in ConsultationPage.objects.get().search_document().body
    assert not diary_number.write_down(consultation=consultation, number=NUMBER)
