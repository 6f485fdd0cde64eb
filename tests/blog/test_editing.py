"""Editors write posts in the staff interface."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.test import Client
from django.urls import reverse
from wagtail.test.utils.form_data import inline_formset, nested_form_data, streamfield

from blog.models import BlogIndexPage, BlogPage
from hyte.pages.models import HomePage
from tests.blog.factories import BlogIndexPageFactory
from tests.people.factories import PersonFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def index(home_fi: HomePage) -> BlogIndexPage:
    return BlogIndexPageFactory(parent=home_fi)


@pytest.fixture
def editor(client: Client, db: None) -> Client:
    client.force_login(get_user_model().objects.create_superuser("viestinta", "v@hyte.example", "salasana"))
    return client


def write(editor: Client, index: BlogIndexPage, *authors: dict[str, Any], **fields: Any) -> Any:
    """Send the form of a new post with these authors and publish it."""
    given = {
        "title": "Kahvi keittiössä",
        "slug": "kahvi",
        "kind": "blog",
        "authors": inline_formset(list(authors)),
        "comments": inline_formset([]),
        "action-publish": "1",
    } | {name: streamfield([]) for name in ("body", "attachments", "related_links")}
    address = reverse("wagtailadmin_pages:add", args=["blog", "blogpage", index.pk])
    return editor.post(address, nested_form_data(given | fields))


def test_two_authors_a_person_and_a_guest_are_published_in_their_order(editor: Client, index: BlogIndexPage) -> None:
    person = PersonFactory(name="Aino Esimerkki")
    write(editor, index, {"person": person.pk, "name": ""}, {"name": "Pirjo Vieras", "title_fi": "toiminnanjohtaja"})
    post = BlogPage.objects.get()
    assert post.live
    assert post.author_names == "Aino Esimerkki, Pirjo Vieras"
    assert post.authors.first().title_sv == "organisationskoordinator"


def test_an_author_who_is_nobody_is_refused_in_words(editor: Client, index: BlogIndexPage) -> None:
    response = write(editor, index, {"name": "", "title_fi": "toiminnanjohtaja"})
    assert response.status_code == 200
    assert not BlogPage.objects.exists()


def test_a_note_of_an_update_without_its_day_is_refused_in_words(editor: Client, index: BlogIndexPage) -> None:
    response = write(editor, index, update_note="Hakuaika muuttui.")
    assert response.context["form"].errors["__all__"]


def test_an_introduction_has_at_most_three_hundred_characters(editor: Client, index: BlogIndexPage) -> None:
    response = write(editor, index, introduction="a" * 301)
    assert list(response.context["form"].errors) == ["introduction"]


def test_a_draft_can_be_previewed(editor: Client, index: BlogIndexPage) -> None:
    write(editor, index, {"name": "Pirjo Vieras"})
    post = BlogPage.objects.get()
    post.title = "Luonnos esikatselussa"
    post.save_revision()
    response = editor.get(reverse("wagtailadmin_pages:view_draft", args=[post.pk]))
    assert "Luonnos esikatselussa" in response.content.decode()
    assert "Pirjo Vieras" in response.content.decode()
