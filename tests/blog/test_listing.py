"""The list of posts and its filters."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client
from wagtail.models import PageViewRestriction

from blog.models import BlogIndexPage
from hyte.pages.models import HomePage
from tests.blog.factories import BlogIndexPageFactory, BlogPageFactory
from tests.pages.factories import TopicFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def index(home_fi: HomePage) -> BlogIndexPage:
    return BlogIndexPageFactory(parent=home_fi)


def shown(client: Client, query: str = "") -> list[str]:
    """Return the titles on the list in their order."""
    response = client.get(f"/fi/ajankohtaista/{query}")
    return [post.title for post in response.context["listing"].page]


def test_the_newest_post_comes_first(index: BlogIndexPage, client: Client) -> None:
    BlogPageFactory(parent=index, title="Vanha", date=date(2026, 1, 1))
    BlogPageFactory(parent=index, title="Uusi", date=date(2026, 2, 1))
    assert shown(client) == ["Uusi", "Vanha"]


def test_drafts_and_restricted_posts_are_not_listed(index: BlogIndexPage, client: Client) -> None:
    BlogPageFactory(parent=index, live=False)
    PageViewRestriction.objects.create(page=BlogPageFactory(parent=index), restriction_type="login")
    assert shown(client) == []


def test_the_list_can_be_narrowed_to_a_kind(index: BlogIndexPage, client: Client) -> None:
    BlogPageFactory(parent=index, title="Uutinen", kind="news")
    BlogPageFactory(parent=index, title="Blogi")
    assert shown(client, "?kind=news") == ["Uutinen"]


def test_the_list_can_be_narrowed_to_a_kind_and_a_topic_at_once(index: BlogIndexPage, client: Client) -> None:
    topic = TopicFactory()
    for kind, topics in (("news", [topic]), ("blog", [topic]), ("news", [])):
        post = BlogPageFactory(parent=index, title=f"{kind} {len(topics)}", kind=kind)
        post.topics.set(topics)
        post.save()
    assert shown(client, f"?kind=news&topic={topic.pk}") == ["news 1"]


def test_a_filter_keeps_the_other_in_its_address(index: BlogIndexPage, client: Client) -> None:
    topic = TopicFactory(name_fi="osallisuus")
    post = BlogPageFactory(parent=index)
    post.topics.add(topic)
    post.save()
    text = client.get("/fi/ajankohtaista/?kind=blog").content.decode()
    assert f'href="?kind=blog&amp;topic={topic.pk}"' in text


@pytest.mark.parametrize("query", ["?kind=essee", "?topic=0", "?topic=9999999999999999999999", "?topic=²", "?page=x"])
def test_what_means_nothing_in_the_address_is_passed_over(index: BlogIndexPage, client: Client, query: str) -> None:
    BlogPageFactory(parent=index, title="Blogi")
    assert shown(client, query) == ["Blogi"]


@pytest.mark.parametrize(("page", "posts"), [(1, 20), (2, 1)])
def test_twenty_posts_stand_on_a_page(index: BlogIndexPage, client: Client, page: int, posts: int) -> None:
    BlogPageFactory.create_batch(21, parent=index)
    assert len(shown(client, f"?page={page}")) == posts
