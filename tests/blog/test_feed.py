"""The Atom feed of the posts."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest
from django.test import Client

from hyte.pages.models import HomePage
from tests.blog.factories import BlogAuthorFactory, BlogIndexPageFactory, BlogPageFactory

pytestmark = pytest.mark.django_db
ATOM = "{http://www.w3.org/2005/Atom}"
LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"


def entries(client: Client, language: str = "fi") -> list[ElementTree.Element]:
    return ElementTree.fromstring(client.get(f"/{language}/feeds/posts.xml").content).findall(f"{ATOM}entry")


def test_the_feed_has_the_published_posts_with_their_authors(home_fi: HomePage, client: Client) -> None:
    index = BlogIndexPageFactory(parent=home_fi)
    post = BlogPageFactory(parent=index, title="Kahvi & pulla", slug="kahvi")
    BlogAuthorFactory(page=post, name="Pirjo Vieras")
    BlogPageFactory(parent=index, title="Luonnos", live=False)
    (entry,) = entries(client)
    assert entry.findtext(f"{ATOM}title") == "Kahvi & pulla"
    assert entry.findtext(f"{ATOM}author/{ATOM}name") == "Pirjo Vieras"
    assert entry.find(f"{ATOM}link").attrib["href"] == "http://testserver/fi/ajankohtaista/kahvi/"


def test_each_language_has_its_own_feed(home_fi: HomePage, home_sv: HomePage, client: Client) -> None:
    BlogPageFactory(parent=BlogIndexPageFactory(parent=home_fi), title="Suomeksi")
    swedish = BlogIndexPageFactory(parent=home_sv, locale=home_sv.locale, slug="aktuellt")
    BlogPageFactory(parent=swedish, title="På svenska", locale=home_sv.locale)
    assert [entry.findtext(f"{ATOM}title") for entry in entries(client, "sv")] == ["På svenska"]


def test_an_entry_keeps_its_name_when_the_address_changes(home_fi: HomePage, client: Client) -> None:
    post = BlogPageFactory(parent=BlogIndexPageFactory(parent=home_fi))
    before = entries(client)[0].findtext(f"{ATOM}id")
    post.slug = "toinen"
    post.save()
    assert entries(client)[0].findtext(f"{ATOM}id") == before


def test_a_site_without_posts_has_an_empty_feed(home_fi: HomePage, client: Client) -> None:
    assert entries(client) == []


def test_the_feed_says_its_language_and_leads_to_the_list(home_sv: HomePage, client: Client) -> None:
    BlogIndexPageFactory(parent=home_sv, locale=home_sv.locale, slug="aktuellt")
    feed = ElementTree.fromstring(client.get("/sv/feeds/posts.xml").content)
    assert feed.attrib[LANGUAGE] == "sv"
    links = {link.attrib["rel"]: link.attrib["href"] for link in feed.findall(f"{ATOM}link")}
    assert links["alternate"] == "http://testserver/sv/aktuellt/"
    assert links["self"] == "http://testserver/sv/feeds/posts.xml"
