"""The vocabulary in the staff interface."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from hyte.users.roles import Role
from search.vocabulary.models import Concept
from tests.search.vocabulary.conftest import Name
from tests.users.factories import signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def staff(client: Client, vocabulary: None) -> Client:
    return signed_in(client, Role.COMMUNICATIONS)


def page(name: str, *arguments: object) -> str:
    return reverse(Concept.snippet_viewset.get_url_name(name), args=arguments)


def form(*terms: tuple[str, str, str], note: str = "") -> dict[str, str]:
    """The data of the form with the terms in it: language, kind, text."""
    data = {"note": note, "terms-TOTAL_FORMS": str(len(terms)), "terms-INITIAL_FORMS": "0"}
    for number, (language, kind, text) in enumerate(terms):
        data |= {
            f"terms-{number}-language": language,
            f"terms-{number}-kind": kind,
            f"terms-{number}-text": text,
            f"terms-{number}-id": "",
        }
    return data


@pytest.mark.parametrize(("role", "may"), [(role, role in (Role.COMMUNICATIONS, Role.ADMINISTRATOR)) for role in Role])
def test_the_communications_staff_and_the_administrators_edit_it(role: Role, may: bool, client: Client) -> None:
    user = signed_in(client, role)
    assert {user.get(reverse(name)).status_code == 200 for name in ("vocabulary_export", "vocabulary_import")} == {may}
    assert (user.get(page("add")).status_code == 200) == may


def test_a_concept_is_added_with_its_terms_and_gets_a_key(staff: Client) -> None:
    terms = (("fi", "official", "Äitiysneuvola"), ("sv", "official", "Mödrarådgivning"))
    assert staff.post(page("add"), form(*terms)).status_code == 302
    concept = Concept.objects.get()
    assert (concept.key, concept.terms_in("sv")) == ("aitiysneuvola", "Mödrarådgivning")


def test_a_term_that_is_there_twice_is_refused_in_the_form(staff: Client) -> None:
    terms = (("fi", "official", "neuvola"), ("fi", "everyday", "neuvola"))
    assert staff.post(page("add"), form(*terms)).status_code == 200
    assert not Concept.objects.exists()


def test_a_concept_that_nothing_is_called_by_is_refused_in_the_form(staff: Client) -> None:
    terms = (("fi", "leading", "rollaattori"), ("sv", "leading", "rollator"))
    answer = staff.post(page("add"), form(*terms))
    assert "Käsitteellä on oltava termi, joka on sen nimi." in answer.content.decode()
    assert not Concept.objects.exists()


def test_the_last_name_of_a_concept_is_not_taken_away_in_the_form(staff: Client) -> None:
    terms = (("fi", "official", "apuväline"), ("fi", "leading", "rollaattori"), ("sv", "leading", "rollator"))
    staff.post(page("add"), form(*terms))
    concept = Concept.objects.get()
    keys = [str(key) for key in concept.terms.values_list("pk", flat=True)]
    changed = form(*terms) | {f"terms-{number}-id": key for number, key in enumerate(keys)}
    changed |= {"terms-INITIAL_FORMS": "3", "terms-0-DELETE": "on"}
    assert staff.post(page("edit", concept.pk), changed).status_code == 200
    assert Concept.objects.get().terms_in("fi") == "apuväline"


def test_the_list_is_searched_by_any_term_and_shows_a_concept_once(name: Name, staff: Client) -> None:
    name(("neuvola", "lastenneuvola"), ("rådgivning",))
    name(("kirjasto",), ("bibliotek",))
    shown = staff.get(page("list"), {"q": "neuvola"}).content.decode()
    assert shown.count("rådgivning") == 1
    assert "bibliotek" not in shown


def test_the_list_is_filtered_by_kind_and_by_missing_language(name: Name, staff: Client) -> None:
    name(("neuvola",), ("rådgivning",))
    name(("kirjasto", "lainaamo"), ())
    lacking = staff.get(page("list"), {"missing": "sv"}).content.decode()
    assert ("kirjasto" in lacking, "neuvola" in lacking) == (True, False)
    assert "neuvola" not in staff.get(page("list"), {"kind": "abbreviation"}).content.decode()


@pytest.mark.parametrize("concepts", [1, 20])
def test_the_list_asks_as_often_for_many_concepts_as_for_one(
    name: Name, staff: Client, django_assert_max_num_queries: Any, concepts: int
) -> None:
    for number in range(concepts):
        name((f"sana {number}",), (f"ord {number}",))
    staff.get(page("list"))
    with django_assert_max_num_queries(12):
        staff.get(page("list"))


def test_what_is_downloaded_can_be_imported(name: Name, staff: Client) -> None:
    name(("neuvola",), ("rådgivning",), key="neuvola")
    file = staff.get(reverse("vocabulary_export")).content
    Concept.objects.all().delete()
    upload = SimpleUploadedFile("vocabulary.csv", file)
    assert staff.post(reverse("vocabulary_import"), {"file": upload}).status_code == 302
    assert Concept.objects.get(key="neuvola").terms_in("sv") == "rådgivning"


def test_the_import_says_what_it_is_and_leads_back_to_the_list(staff: Client) -> None:
    shown = staff.get(reverse("vocabulary_import")).content.decode()
    assert "Sanaston tuonti" in shown
    assert f'href="{page("list")}"' in shown


def test_a_bad_file_is_refused_with_its_lines(staff: Client) -> None:
    upload = SimpleUploadedFile("vocabulary.csv", b"key;fi_official\nkunta;kunta\n")
    refused = staff.post(reverse("vocabulary_import"), {"file": upload})
    assert refused.status_code == 422
    assert "2:" in refused.content.decode()
