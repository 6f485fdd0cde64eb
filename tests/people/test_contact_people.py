"""Contact people: one record in both languages, whose contact data is gone the day they leave."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
import time_machine
from django.db.models import ProtectedError
from django.test import Client
from django.utils import translation

from hyte.pages.models import HomePage
from hyte.people.models import ContactIndexPage, ContactPage, Person
from search.documents import Kind
from tests.blog.factories import BlogIndexPageFactory, BlogPageFactory
from tests.pages.factories import TopicFactory
from tests.pages.marks import forget_marks, is_marked
from tests.people.factories import ContactIndexPageFactory, ContactPageFactory, PersonFactory

pytestmark = pytest.mark.django_db

LEAVES_ON = date(2026, 11, 1)
EVE = datetime(2026, 10, 31, 21, 59, tzinfo=UTC)
"""One minute before midnight in Finland, the day before."""
MIDNIGHT = datetime(2026, 10, 31, 22, 0, tzinfo=UTC)


@pytest.fixture
def index(home_fi: HomePage) -> ContactIndexPage:
    return ContactIndexPageFactory(parent=home_fi)


@pytest.fixture
def person(index: ContactIndexPage) -> Person:
    """Somebody with a page who leaves on the first of November."""
    person = PersonFactory(name="Aino Esimerkki", left_on=LEAVES_ON)
    ContactPageFactory(parent=index, person=person, slug="aino", ask_about="Avustuksista ja tiloista.")
    return person


@pytest.mark.parametrize(("on", "left"), [(date(2026, 10, 31), False), (LEAVES_ON, True), (date(2026, 11, 2), True)])
def test_a_person_has_left_from_the_day_of_leaving_on(person: Person, on: date, left: bool) -> None:
    assert person.has_left(on) is left
    assert Person.objects.in_service(on).exists() is not left


@pytest.mark.parametrize(("at", "shown"), [(EVE, True), (MIDNIGHT, False)])
@pytest.mark.parametrize("address", ["/fi/yhteystiedot/", "/fi/yhteystiedot/aino/"])
def test_contact_data_is_gone_at_midnight_in_finland(
    person: Person, client: Client, address: str, at: datetime, shown: bool
) -> None:
    with time_machine.travel(at, tick=False):
        assert ("aino@rantamaa.example" in client.get(address).content.decode()) is shown


def test_the_name_stays_on_the_pages_that_chose_the_person(person: Person, home_fi: HomePage, client: Client) -> None:
    post = BlogPageFactory(parent=BlogIndexPageFactory(parent=home_fi), slug="vanha")
    post.contact_people.add(person)
    post.save()
    with time_machine.travel(MIDNIGHT, tick=False):
        text = client.get("/fi/ajankohtaista/vanha/").content.decode()
    assert "Aino Esimerkki" in text
    assert "aino@rantamaa.example" not in text


def test_a_person_with_a_page_cannot_be_deleted(person: Person) -> None:
    with pytest.raises(ProtectedError):
        person.delete()


def test_role_and_organisation_fall_back_to_the_other_language() -> None:
    person = Person(role_fi="koordinaattori", organisation_sv="Strandmark")
    assert (person.in_language("role", "sv"), person.in_language("organisation", "fi")) == (
        "koordinaattori",
        "Strandmark",
    )


@pytest.mark.parametrize(("language", "names"), [("fi", ["suomi", "ruotsi"]), ("sv", ["finska", "svenska"])])
def test_the_languages_spoken_are_named_in_the_readers_language(language: str, names: list[str]) -> None:
    with translation.override(language):
        assert Person(languages="fi sv").language_names == names


@time_machine.travel(EVE, tick=False)
def test_the_search_finds_a_person_by_name_role_and_topics(person: Person) -> None:
    person.topics.add(TopicFactory(name_fi="avustukset"))
    person.save()
    document = ContactPage.objects.get().search_document()
    assert document is not None
    assert (document.kind, document.people, document.tags) == (Kind.CONTACT, ("Aino Esimerkki",), ("avustukset",))
    assert "järjestökoordinaattori" in document.summary
    assert "@" not in document.summary + document.body


@time_machine.travel(MIDNIGHT, tick=False)
def test_the_search_does_not_find_a_person_who_has_left(person: Person) -> None:
    assert ContactPage.objects.get().search_document() is None


def test_a_changed_person_marks_every_page_that_shows_them(person: Person, home_fi: HomePage) -> None:
    posts = BlogIndexPageFactory(parent=home_fi)
    chosen, other = BlogPageFactory(parent=posts), BlogPageFactory(parent=posts)
    chosen.contact_people.add(person)
    chosen.save()
    forget_marks()
    person.save()
    assert is_marked(chosen)
    assert is_marked(ContactPage.objects.get())
    assert not is_marked(other)
