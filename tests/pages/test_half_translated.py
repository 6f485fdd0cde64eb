"""Nothing half translated goes live."""

from __future__ import annotations

import pytest
from django.test import Client, TestCase
from django.urls import reverse
from wagtail.models import Page
from wagtail_localize.models import StringSegment, StringTranslation
from wagtail_localize.operations import TranslationCreator

from hyte.pages.half_translated import texts_to_translate
from hyte.pages.models import HomePage
from tests.pages.factories import ContentPageFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def swedish(home_fi: HomePage, home_sv: HomePage) -> Page:
    """A page that was sent to be translated into Swedish."""
    page = ContentPageFactory(parent=home_fi, slug="tietoa", title="Tietoa")
    TranslationCreator(user=None, target_locales=[home_sv.locale]).create_translations(page)
    return page.get_translation(home_sv.locale)


def translate(page: Page) -> None:
    for segment in StringSegment.objects.filter(source__object_id=page.translation_key):
        StringTranslation.objects.get_or_create(
            translation_of=segment.string, context=segment.context, locale=page.locale, defaults={"data": "om-enheten"}
        )


def is_public_after(staff: Client, url: str, page: Page, **sent: str) -> bool:
    with TestCase.captureOnCommitCallbacks(execute=True):
        staff.post(url, sent)
    return Page.objects.get(pk=page.pk).live


@pytest.mark.parametrize("translated", [False, True])
def test_the_translators_view_publishes_a_whole_translation_only(
    admin_client: Client, swedish: Page, translated: bool
) -> None:
    if translated:
        translate(swedish)
    url = reverse("wagtailadmin_pages:edit", args=[swedish.pk])
    assert is_public_after(admin_client, url, swedish, action="publish") == translated


@pytest.mark.parametrize("translated", [False, True])
def test_so_does_the_bulk_action(admin_client: Client, swedish: Page, translated: bool) -> None:
    if translated:
        translate(swedish)
    url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"]) + f"?id={swedish.pk}"
    assert is_public_after(admin_client, url, swedish) == translated


def test_the_editor_is_told_how_much_is_missing(admin_client: Client, swedish: Page) -> None:
    url = reverse("wagtailadmin_pages:edit", args=[swedish.pk])
    response = admin_client.post(url, {"action": "publish"}, follow=True)
    count = StringSegment.objects.filter(source__object_id=swedish.translation_key).count()
    assert f"ei julkaistu: sen {count} tekst" in " ".join(map(str, response.context["messages"]))


def translated_title(page: Page, title: str) -> None:
    segment = StringSegment.objects.get(source__object_id=page.translation_key, context__path="title")
    StringTranslation.objects.create(
        translation_of=segment.string, context=segment.context, locale=page.locale, data=title
    )


def slug_of(page: Page) -> str | None:
    translations = StringTranslation.objects.filter(context__object_id=page.translation_key, context__path="slug")
    return translations.values_list("data", flat=True).first()


def test_the_address_of_a_translation_follows_from_its_title(swedish: Page) -> None:
    missing = texts_to_translate(swedish)
    translated_title(swedish, "Hälsa på ön")
    assert slug_of(swedish) == "halsa-pa-on"
    assert texts_to_translate(swedish) == missing - 2


def test_an_address_that_somebody_has_chosen_stays(swedish: Page) -> None:
    segment = StringSegment.objects.get(source__object_id=swedish.translation_key, context__path="slug")
    StringTranslation.objects.create(
        translation_of=segment.string, context=segment.context, locale=swedish.locale, data="vald"
    )
    translated_title(swedish, "Hälsa på ön")
    assert slug_of(swedish) == "vald"
