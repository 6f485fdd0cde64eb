"""The list of the pages below a content page."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from wagtail.models import PageViewRestriction

from hyte.pages.models import ContentPage, HomePage
from tests.pages.factories import ContentPageFactory

pytestmark = pytest.mark.django_db
ADDRESS = "/fi/tietoa/"


@pytest.fixture
def section(home_fi: HomePage) -> ContentPage:
    return ContentPageFactory(parent=home_fi, title="Tietoa", slug="tietoa")


def subpages(client: Client) -> list[tuple[str, str]]:
    return [(subpage.title, subpage.url) for subpage in client.get(ADDRESS).context["page"].subpages]


def test_a_page_lists_the_pages_below_it_in_the_order_of_the_tree(section: ContentPage, client: Client) -> None:
    tasks = ContentPageFactory(parent=section, title="Tehtävät", slug="tehtavat")
    ContentPageFactory(parent=section, title="Historia", slug="historia")
    ContentPageFactory(parent=tasks, title="Alempana", slug="alempana")
    assert subpages(client) == [("Tehtävät", "/fi/tietoa/tehtavat/"), ("Historia", "/fi/tietoa/historia/")]


def test_drafts_and_restricted_pages_are_not_listed(section: ContentPage, client: Client) -> None:
    ContentPageFactory(parent=section, live=False)
    restricted = ContentPageFactory(parent=section)
    PageViewRestriction.objects.create(page=restricted, restriction_type="login")
    assert subpages(client) == []


def test_the_reader_sees_title_and_introduction(section: ContentPage, client: Client) -> None:
    ContentPageFactory(parent=section, title="Tehtävät", introduction="Mitä yksikkö tekee.", slug="tehtavat")
    html = client.get(ADDRESS).content.decode()
    assert '<a class="card__link" href="/fi/tietoa/tehtavat/">Tehtävät</a>' in html
    assert "Mitä yksikkö tekee." in html


def test_a_page_without_pages_below_it_has_no_such_heading(section: ContentPage, client: Client) -> None:
    assert 'id="subpages"' not in client.get(ADDRESS).content.decode()


@pytest.mark.parametrize("count", [1, 20])
def test_a_page_takes_two_queries_however_many_there_are(
    section: ContentPage, client: Client, django_assert_num_queries: Any, count: int
) -> None:
    for _ in range(count):
        ContentPageFactory(parent=section)
    client.get(ADDRESS)
    with django_assert_num_queries(2):  # the page with its list; the frame
        client.get(ADDRESS)
