"""What is done to a page is not done to its translation: the editor is told."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from django.contrib.auth import get_user_model
from django.test import Client
from django.urls import reverse

from hyte.pages.models import ContentPage, HomePage
from hyte.pages.wagtail_hooks import warn_of_unlike_expiry
from tests.pages.factories import ContentPageFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def bilingual(home_fi: HomePage, home_sv: HomePage) -> ContentPage:
    """A page that is published in both languages."""
    page = ContentPageFactory(parent=home_fi, slug="tietoa")
    ContentPageFactory(
        parent=home_sv, locale=home_sv.locale, slug="om", title="Om enheten", translation_key=page.translation_key
    )
    return page


@pytest.fixture
def editor(client: Client, db: None) -> Client:
    client.force_login(get_user_model().objects.create_superuser("viestinta", "v@hyte.example", "salasana"))
    return client


@pytest.mark.parametrize("act", ["unpublish", "delete"])
def test_the_editor_is_told_of_the_version_that_stays(bilingual: ContentPage, editor: Client, act: str) -> None:
    response = editor.post(reverse(f"wagtailadmin_pages:{act}", args=[bilingual.pk]), follow=True)
    assert "Om enheten" in " ".join(map(str, response.context["messages"]))


def test_without_a_published_version_nothing_is_said(bilingual: ContentPage, editor: Client) -> None:
    bilingual.get_translations().get().unpublish()
    response = editor.post(reverse("wagtailadmin_pages:unpublish", args=[bilingual.pk]), follow=True)
    assert "Om enheten" not in " ".join(map(str, response.context["messages"]))


def test_the_editor_is_told_of_the_version_that_does_not_expire(bilingual: ContentPage, editor: Client) -> None:
    ContentPage.objects.filter(pk=bilingual.pk).update(expire_at=datetime(2027, 1, 1, tzinfo=UTC))
    request = editor.get(reverse("wagtailadmin_home")).wsgi_request
    warn_of_unlike_expiry(request, ContentPage.objects.get(pk=bilingual.pk))
    assert "Om enheten" in str(next(iter(request._messages)))
