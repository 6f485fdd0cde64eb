"""The list of posts."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client

from hyte.pages.models import HomePage
from tests.blog.factories import BlogIndexPageFactory, BlogPageFactory

pytestmark = pytest.mark.django_db


def test_the_newest_post_comes_first(home_fi: HomePage, client: Client) -> None:
    index = BlogIndexPageFactory(parent=home_fi)
    BlogPageFactory(parent=index, title="Vanha", date=date(2026, 1, 1))
    BlogPageFactory(parent=index, title="Uusi", date=date(2026, 2, 1))
    text = client.get("/fi/ajankohtaista/").content.decode()
    assert text.index("Uusi") < text.index("Vanha")
