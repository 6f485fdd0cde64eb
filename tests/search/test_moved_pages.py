"""A page that is moved is found where it is now, and nowhere once it lies below a closed one."""

from __future__ import annotations

import pytest
from wagtail.models import Page, PageViewRestriction

from hyte.pages.addresses import address_of
from hyte.pages.models import ContentPage
from tests.pages.factories import ContentPageFactory
from tests.search.conftest import CatchUp, Find, Publish, Search

pytestmark = [pytest.mark.django_db, pytest.mark.smoke]


@pytest.fixture
def closed(publish: Publish) -> ContentPage:
    page = publish("Suljettu osio")
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)
    return page


@pytest.fixture
def moving(publish: Publish, closed: ContentPage, catch_up: CatchUp) -> Page:
    """A public page with another below it, both found."""
    page = publish("Kvantsari")
    ContentPageFactory(parent=page, locale=page.locale, title="Kvantsarin alasivu")
    catch_up()
    return Page.objects.get(pk=page.pk)


def move_below(page: Page, target: Page) -> None:
    Page.objects.get(pk=page.pk).move(Page.objects.get(pk=target.pk), pos="last-child")


def test_a_branch_that_is_moved_below_a_closed_page_is_gone_at_once_and_stays_away(
    moving: Page, closed: ContentPage, catch_up: CatchUp, find: Find
) -> None:
    assert set(find("kvantsari")) == {"Kvantsari", "Kvantsarin alasivu"}
    move_below(moving, closed)
    assert find("kvantsari") == []
    catch_up()
    assert find("kvantsari") == []


def test_a_branch_that_is_moved_out_again_is_found_again(
    moving: Page, closed: ContentPage, catch_up: CatchUp, find: Find
) -> None:
    move_below(moving, closed)
    catch_up()
    move_below(moving, closed.get_parent())
    catch_up()
    assert set(find("kvantsari")) == {"Kvantsari", "Kvantsarin alasivu"}


def test_a_branch_that_is_moved_to_an_open_place_is_found_all_the_time(
    moving: Page, publish: Publish, catch_up: CatchUp, search: Search
) -> None:
    move_below(moving, publish("Avoin osio", slug="avoin"))
    assert search("kvantsari").total == 2
    catch_up()
    branch = Page.objects.get(pk=moving.pk).get_descendants(inclusive=True)
    addresses = {address_of(page.url_path, "fi") for page in branch}
    assert {result.urls["fi"] for result in search("kvantsari").results} == addresses
    assert all(address.startswith("/fi/avoin/") for address in addresses)
