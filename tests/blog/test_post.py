"""A post: its dates, its page and what the search may show of it."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from django.db import IntegrityError
from django.test import Client

from blog.models import BlogKind, BlogPage
from hyte.pages.models import HomePage
from search.documents import Kind
from tests.blog.factories import BlogAuthorFactory, BlogIndexPageFactory, BlogPageFactory
from tests.pages.factories import ContentPageFactory, TopicFactory
from tests.pages.streams import stream
from tests.people.factories import PersonFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def post(home_fi: HomePage) -> BlogPage:
    index = BlogIndexPageFactory(parent=home_fi)
    return BlogPageFactory(parent=index, title="Kahvi keittiössä", slug="kahvi", introduction="Lyhyesti")


def test_the_date_is_that_of_the_first_publication_in_finland(home_fi: HomePage) -> None:
    late_in_utc = datetime(2026, 5, 31, 22, 30, tzinfo=UTC)
    post = BlogPageFactory(parent=BlogIndexPageFactory(parent=home_fi), date=None, first_published_at=late_in_utc)
    assert post.date == date(2026, 6, 1)


def test_a_draft_has_no_date_yet(home_fi: HomePage) -> None:
    assert BlogPageFactory(parent=BlogIndexPageFactory(parent=home_fi), date=None, live=False).date is None


def test_a_date_that_was_chosen_stays(post: BlogPage) -> None:
    assert post.date == date(2026, 9, 1)


def test_readers_see_what_was_updated_and_when(post: BlogPage, client: Client) -> None:
    post.updated_on, post.update_note = date(2026, 9, 15), "Hakuaika muuttui."
    post.save()
    text = client.get("/fi/ajankohtaista/kahvi/").content.decode()
    assert "Hakuaika muuttui." in text
    assert "15.9.2026" in text


def test_the_database_refuses_a_note_of_an_update_without_its_day(post: BlogPage) -> None:
    with pytest.raises(IntegrityError, match="blog_post_note_of_update_has_a_date"):
        BlogPage.objects.filter(pk=post.pk).update(update_note="Hakuaika muuttui.")


def test_the_database_refuses_an_unknown_kind(post: BlogPage) -> None:
    with pytest.raises(IntegrityError, match="blog_post_known_kind"):
        BlogPage.objects.filter(pk=post.pk).update(kind="essee")


@pytest.mark.parametrize(("live", "shown"), [(True, True), (False, False)])
def test_the_linked_page_is_shown_while_it_is_published(
    post: BlogPage, home_fi: HomePage, client: Client, live: bool, shown: bool
) -> None:
    post.linked_page = ContentPageFactory(parent=home_fi, title="Ohjelmaluonnos", live=live)
    post.save()
    assert ("Ohjelmaluonnos" in client.get("/fi/ajankohtaista/kahvi/").content.decode()) is shown


def test_the_search_finds_a_post_by_its_authors_and_their_organisations(post: BlogPage) -> None:
    BlogAuthorFactory(page=post, name="Pirjo Vieras", organisation_fi="Kyläyhdistys ry")
    BlogAuthorFactory(page=post, name="Aino Toinen", organisation_fi="Kyläyhdistys ry")
    document = post.search_document()
    assert document is not None
    assert (document.kind, document.people, document.organisations) == (
        Kind.BLOG, ("Pirjo Vieras", "Aino Toinen"), ("Kyläyhdistys ry",),
    )  # fmt: skip


def test_the_search_finds_a_post_by_its_texts_topics_and_contact_people(post: BlogPage) -> None:
    post.body = stream(BlogPage, "body", ("paragraph", "<p>Termospullo mukana.</p>"), ("quote", {"text": "Tulkaa!"}))
    post.topics.add(TopicFactory(name_fi="osallisuus"))
    post.contact_people.add(PersonFactory(name="Aino"), PersonFactory(name="Eero", left_on=date(2026, 1, 1)))
    post.save()
    document = post.search_document()
    assert document is not None
    assert "Termospullo mukana." in document.body
    assert "Tulkaa!" in document.body
    assert (document.tags, document.people, document.date) == (("osallisuus",), ("Aino",), date(2026, 9, 1))


def test_the_search_does_not_find_a_draft(post: BlogPage) -> None:
    post.live = False
    assert post.search_document() is None


def test_the_kinds_are_those_of_the_import_format() -> None:
    assert BlogKind.values == ["blog", "news", "announcement"]
