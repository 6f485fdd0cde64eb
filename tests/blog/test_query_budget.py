"""What a post and the list of posts may ask of the database, warm: the second request for an address."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from blog.models import BlogPage
from hyte.pages.models import HomePage
from tests.blog.factories import BlogAuthorFactory, BlogIndexPageFactory, BlogPageFactory
from tests.media.factories import DocumentFactory, ImageFactory
from tests.pages.factories import ContentPageFactory, TopicFactory
from tests.pages.streams import stream
from tests.people.factories import PersonFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def full_post(home_fi: HomePage) -> BlogPage:
    """A post that uses everything: authors, topics, people, pictures, documents and links of every kind."""
    other = ContentPageFactory(parent=home_fi)
    link = f'<p>Lue <a linktype="page" id="{other.pk}">lisää</a>.</p>'
    blocks = [("paragraph", link), ("image", {"image": ImageFactory().pk, "caption": ""})] * 2
    post = BlogPageFactory(
        parent=BlogIndexPageFactory(parent=home_fi),
        slug="kaikki",
        image=ImageFactory(),
        linked_page=other,
        body=stream(
            BlogPage, "body", *blocks, ("attachment", DocumentFactory().pk), ("contact_person", PersonFactory().pk)
        ),
        attachments=stream(BlogPage, "attachments", ("document", DocumentFactory().pk)),
        related_links=stream(
            BlogPage, "related_links", ("link", {"page": other.pk}), ("link", {"document": DocumentFactory().pk})
        ),
    )
    post.topics.add(*TopicFactory.create_batch(3))
    post.contact_people.add(*PersonFactory.create_batch(2, portrait=ImageFactory()))
    post.save()
    BlogAuthorFactory.create_batch(3, page=post, person=PersonFactory(portrait=ImageFactory()))
    return post


def test_a_post_with_everything_asks_six_times(
    full_post: BlogPage, client: Client, django_assert_num_queries: Callable[[int], Any]
) -> None:
    client.get("/fi/ajankohtaista/kaikki/")
    with django_assert_num_queries(6):
        # The post with its topics, the frame with every linked page, documents, people, pictures, authors.
        text = client.get("/fi/ajankohtaista/kaikki/").content.decode()
    assert "Muistio" in text


@pytest.mark.parametrize("posts", [1, 20])
def test_the_list_of_posts_asks_six_times_however_many_there_are(
    home_fi: HomePage, client: Client, django_assert_num_queries: Callable[[int], Any], posts: int
) -> None:
    index, topic = BlogIndexPageFactory(parent=home_fi), TopicFactory()
    for post in BlogPageFactory.create_batch(posts, parent=index, image=ImageFactory()):
        post.topics.add(topic)
        post.save()
        BlogAuthorFactory.create_batch(3, page=post)
    client.get("/fi/ajankohtaista/")
    with django_assert_num_queries(6):
        # The page, the frame, the topics to choose from, the count, the posts with their pictures, their authors.
        client.get("/fi/ajankohtaista/")


def test_the_feed_asks_three_times(
    home_fi: HomePage, client: Client, django_assert_num_queries: Callable[[int], Any]
) -> None:
    index = BlogIndexPageFactory(parent=home_fi)
    for post in BlogPageFactory.create_batch(20, parent=index):
        BlogAuthorFactory(page=post)
    client.get("/fi/feeds/posts.xml")
    with django_assert_num_queries(3):
        # The page that lists them, the posts, their authors.
        client.get("/fi/feeds/posts.xml")
