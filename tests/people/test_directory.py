"""The directory of contact people."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.test import Client

from hyte.pages.models import HomePage
from hyte.people.models import ContactIndexPage
from tests.media.factories import ImageFactory
from tests.pages.factories import TopicFactory
from tests.people.factories import ContactIndexPageFactory, ContactPageFactory, PersonFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def index(home_fi: HomePage) -> ContactIndexPage:
    return ContactIndexPageFactory(parent=home_fi)


def add(index: ContactIndexPage, name: str, *topics: str, **fields: object) -> None:
    person = PersonFactory(name=name, **fields)
    for topic in topics:
        person.topics.add(TopicFactory(name_fi=topic))
    person.save()
    ContactPageFactory(parent=index, person=person)


def units(client: Client, query: str = "") -> dict[str, list[str]]:
    directory = client.get(f"/fi/yhteystiedot/{query}").context["directory"]
    return {unit.name: [person.name for person in unit.people] for unit in directory.units}


def test_people_stand_under_their_unit_in_the_order_of_their_names(index: ContactIndexPage, client: Client) -> None:
    add(index, "Ville", unit_fi="HYTE-yksikkö")
    add(index, "Aino", unit_fi="HYTE-yksikkö")
    add(index, "Eero")
    assert units(client) == {"HYTE-yksikkö": ["Aino", "Ville"], "Rantamaan hyvinvointialue": ["Eero"]}


def test_the_directory_can_be_narrowed_to_a_topic(index: ContactIndexPage, client: Client) -> None:
    add(index, "Aino", "avustukset")
    add(index, "Eero", "tilat")
    url = client.get("/fi/yhteystiedot/").context["directory"].filters[0].choices[1].url
    assert units(client, url) == {"Rantamaan hyvinvointialue": ["Aino"]}


def test_those_who_left_and_those_without_a_page_are_not_listed(index: ContactIndexPage, client: Client) -> None:
    add(index, "Aino", left_on=date(2020, 1, 1))
    PersonFactory(name="Eero")
    assert units(client) == {}


@pytest.mark.parametrize("count", [1, 20])
def test_the_directory_asks_four_times_however_many_there_are(
    index: ContactIndexPage, client: Client, django_assert_num_queries: Callable[[int], Any], count: int
) -> None:
    for number in range(count):
        add(index, f"Aino {number}", f"aihe {number}", portrait=ImageFactory())
    client.get("/fi/yhteystiedot/")
    with django_assert_num_queries(4):
        # The page, the frame, the people with their portraits and addresses, their topics.
        client.get("/fi/yhteystiedot/")


def test_the_page_of_a_person_asks_four_times(
    index: ContactIndexPage, client: Client, django_assert_num_queries: Callable[[int], Any]
) -> None:
    ContactPageFactory(parent=index, slug="aino", person=PersonFactory(portrait=ImageFactory()))
    client.get("/fi/yhteystiedot/aino/")
    with django_assert_num_queries(4):
        # The page, the person with portrait, the person's topics, the frame.
        client.get("/fi/yhteystiedot/aino/")
