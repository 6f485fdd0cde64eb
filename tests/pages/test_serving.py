"""Finding the page at an address."""

from __future__ import annotations

import pytest
from django.test import Client
from wagtail.models import PageViewRestriction

from hyte.pages.models import ContentPage, HomePage
from hyte.pages.serving import find_page, types_seen
from tests.blog.factories import BlogIndexPageFactory
from tests.pages.factories import ContentPageFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def known(home_fi: HomePage) -> ContentPage:
    types_seen.clear()
    return ContentPageFactory(parent=ContentPageFactory(parent=home_fi, slug="tietoa"), slug="meista")


@pytest.mark.parametrize("path", ["tietoa/meista/", "tietoa/meista", "/tietoa/meista/"])
def test_a_page_is_found_by_its_whole_path(known: ContentPage, path: str) -> None:
    assert find_page(path, "fi") == known


@pytest.mark.parametrize("path", ["meista/", "tietoa/", "tietoa/meista/lisaa/", "%00"])
def test_another_path_finds_another_page_or_none(known: ContentPage, path: str) -> None:
    assert find_page(path, "fi") != known


def test_the_home_page_is_at_the_empty_path(home_fi: HomePage) -> None:
    assert find_page("", "fi") == home_fi


def test_a_page_is_not_found_in_the_other_language(known: ContentPage, home_sv: HomePage) -> None:
    assert find_page("tietoa/meista/", "sv") is None


def test_a_draft_is_not_found(known: ContentPage, client: Client) -> None:
    known.unpublish()
    assert client.get("/fi/tietoa/meista/").status_code == 404


def test_a_page_of_another_type_at_a_known_address_is_found(home_fi: HomePage) -> None:
    page = ContentPageFactory(parent=home_fi, slug="ajankohtaista")
    assert find_page("ajankohtaista/", "fi") == page
    page.delete()
    index = BlogIndexPageFactory(parent=home_fi, slug="ajankohtaista")
    assert find_page("ajankohtaista/", "fi") == index


def test_a_restricted_page_asks_the_reader_to_sign_in(known: ContentPage, client: Client) -> None:
    PageViewRestriction.objects.create(page=known.get_parent(), restriction_type="login")
    response = client.get("/fi/tietoa/meista/")
    assert response.status_code == 302
    assert "/login/" in response["Location"]


def test_a_page_sets_no_cookie(known: ContentPage, client: Client) -> None:
    assert not client.get("/fi/tietoa/meista/").cookies
