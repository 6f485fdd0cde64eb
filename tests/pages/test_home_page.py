"""The front page: what is open, what is next, what is new."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client

from hyte.pages.models import HomePage
from tests.blog.factories import BlogAuthorFactory, BlogIndexPageFactory, BlogPageFactory
from tests.consultations.factories import open_consultation
from tests.materials.factories import PartnershipDayIndexPageFactory, PartnershipDayPageFactory
from tests.media.factories import ImageFactory
from tests.people.factories import PersonFactory

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 10, 12, 9, 0, tzinfo=UTC)


@pytest.fixture
def home(home_fi: HomePage) -> HomePage:
    open_consultation(home_fi, NOW)
    days = PartnershipDayIndexPageFactory(parent=home_fi)
    for title, start in (("Syyspäivä", NOW + timedelta(days=9)), ("Talvipäivä", NOW + timedelta(days=90))):
        PartnershipDayPageFactory(parent=days, title=title, starts_at=start, ends_at=start + timedelta(hours=3))
    posts = BlogIndexPageFactory(parent=home_fi)
    for number in range(1, 5):
        BlogAuthorFactory(page=BlogPageFactory(parent=posts, title=f"Uutinen {number}", date=date(2026, 9, number)))
    home_fi.image = ImageFactory()
    home_fi.contact_people.add(PersonFactory(name="Aino Esimerkki"))
    home_fi.save()
    return home_fi


@time_machine.travel(NOW, tick=False)
def test_it_shows_the_open_consultation_the_next_day_the_newest_posts_and_whom_to_ask(
    home: HomePage, client: Client
) -> None:
    text = client.get("/fi/").content.decode()
    for shown in ("Järjestöyhteistyön ohjelma", "Syyspäivä", "Uutinen 4", "Uutinen 2", "Aino Esimerkki"):
        assert shown in text
    for hidden in ("Talvipäivä", "Uutinen 1"):
        assert hidden not in text


@time_machine.travel(NOW, tick=False)
def test_the_other_language_shows_its_own(home: HomePage, home_sv: HomePage, client: Client) -> None:
    assert "Uutinen" not in client.get("/sv/").content.decode()


def test_an_empty_site_has_a_front_page(home_fi: HomePage, client: Client) -> None:
    assert client.get("/fi/").status_code == 200


@time_machine.travel(NOW, tick=False)
def test_it_asks_six_times(home: HomePage, client: Client, django_assert_num_queries: Callable[[int], Any]) -> None:
    client.get("/fi/")
    with django_assert_num_queries(6):
        # The page, the contact people, the frame, the open consultations, the next day, the newest posts.
        client.get("/fi/")
