"""What surrounds every page: menu, footer, breadcrumb and the way to the other language."""

from __future__ import annotations

import pytest
from django.test import Client
from wagtail.models import PageViewRestriction

from hyte.pages.frame import Frame
from hyte.pages.models import HomePage
from tests.blog.factories import BlogIndexPageFactory, BlogPageFactory
from tests.pages.factories import ContentPageFactory

pytestmark = pytest.mark.django_db


def frame(client: Client, address: str) -> Frame:
    return client.get(address).context["frame"]


def test_the_menu_has_the_sections_that_are_marked_for_it(home_fi: HomePage, client: Client) -> None:
    BlogIndexPageFactory(parent=home_fi, title="Ajankohtaista", show_in_menus=True)
    ContentPageFactory(parent=home_fi, title="Luonnos", show_in_menus=True, live=False)
    assert [link.title for link in frame(client, "/fi/").navigation] == ["Ajankohtaista"]


def test_the_footer_has_the_content_pages_that_are_not_in_the_menu(home_fi: HomePage, client: Client) -> None:
    ContentPageFactory(parent=home_fi, title="Saavutettavuusseloste")
    BlogIndexPageFactory(parent=home_fi)
    assert [link.title for link in frame(client, "/fi/").footer] == ["Saavutettavuusseloste"]


def test_the_breadcrumb_leads_from_the_home_page_to_the_page_above(home_fi: HomePage, client: Client) -> None:
    parent = ContentPageFactory(parent=ContentPageFactory(parent=home_fi, slug="a"), slug="b")
    ContentPageFactory(parent=parent, slug="c")
    assert [link.url for link in frame(client, "/fi/a/b/c/").breadcrumb] == ["/fi/", "/fi/a/", "/fi/a/b/"]


def test_the_language_switch_leads_to_the_same_page(home_fi: HomePage, home_sv: HomePage, client: Client) -> None:
    page = ContentPageFactory(parent=home_fi, slug="tietoa")
    ContentPageFactory(parent=home_sv, locale=home_sv.locale, slug="om", translation_key=page.translation_key)
    other = frame(client, "/fi/tietoa/").other
    assert (other.url, other.exists) == ("/sv/om/", True)


@pytest.mark.parametrize("secret", ["draft", "restricted", "none"])
def test_where_the_page_does_not_exist_the_switch_leads_above_and_says_so(
    home_fi: HomePage, home_sv: HomePage, client: Client, secret: str
) -> None:
    index = BlogIndexPageFactory(parent=home_fi)
    above = BlogIndexPageFactory(
        parent=home_sv, locale=home_sv.locale, slug="aktuellt", translation_key=index.translation_key
    )
    post = BlogPageFactory(parent=index, slug="kahvi")
    if secret != "none":
        same = BlogPageFactory(
            parent=above, locale=home_sv.locale, live=secret != "draft", translation_key=post.translation_key
        )
        if secret == "restricted":
            PageViewRestriction.objects.create(page=same, restriction_type="login")
    other = frame(client, "/fi/ajankohtaista/kahvi/").other
    assert (other.url, other.exists) == ("/sv/aktuellt/", False)


def test_what_stands_below_a_restricted_page_is_no_counterpart_either(
    home_fi: HomePage, home_sv: HomePage, client: Client
) -> None:
    page = ContentPageFactory(parent=ContentPageFactory(parent=home_fi, slug="a"), slug="b")
    above = ContentPageFactory(parent=home_sv, locale=home_sv.locale, slug="c")
    ContentPageFactory(parent=above, locale=home_sv.locale, slug="d", translation_key=page.translation_key)
    assert frame(client, "/fi/a/b/").other.url == "/sv/c/d/"
    PageViewRestriction.objects.create(page=above, restriction_type="login")
    assert frame(client, "/fi/a/b/").other.url == "/sv/"


def test_a_page_without_any_counterpart_leads_to_the_other_home_page(
    home_fi: HomePage, home_sv: HomePage, client: Client
) -> None:
    ContentPageFactory(parent=home_fi, slug="tietoa")
    assert frame(client, "/fi/tietoa/").other.url == "/sv/"


@pytest.mark.parametrize(
    ("query", "kept"),
    [
        ("?state=open&page=3", "?state=open"),
        ("?topic=7&kind=news", "?kind=news&topic=7"),
        ("?day=7&token=secret", ""),
        ("?state=%22%3E%3Cscript%3E", "?state=%22%3E%3Cscript%3E"),
        ("", ""),
    ],
)
def test_the_language_switch_carries_what_means_the_same_in_both_languages(
    home_fi: HomePage, home_sv: HomePage, client: Client, query: str, kept: str
) -> None:
    index = BlogIndexPageFactory(parent=home_fi, slug="ajankohtaista")
    BlogIndexPageFactory(parent=home_sv, locale=home_sv.locale, slug="aktuellt", translation_key=index.translation_key)
    content = client.get(f"/fi/ajankohtaista/{query}").content.decode()
    assert f'href="/sv/aktuellt/{kept.replace("&", "&amp;")}" hreflang="sv" rel="alternate"' in content
    assert 'hreflang="sv" href="http://testserver/sv/aktuellt/"' in content


def test_it_carries_nothing_to_a_page_above(home_fi: HomePage, home_sv: HomePage, client: Client) -> None:
    BlogIndexPageFactory(parent=home_fi, slug="ajankohtaista")
    other = frame(client, "/fi/ajankohtaista/?kind=news").other
    assert (other.url, other.query) == ("/sv/", "")
