"""A partnership day in the other language: the texts are translated, the day stays the same."""

from __future__ import annotations

import pytest
from wagtail.models import Locale
from wagtail_localize.models import TranslationSource
from wagtail_localize.operations import translate_object

from hyte.pages.models import HomePage
from materials.models import PartnershipDayPage
from tests.materials.factories import MaterialFactory, PartnershipDayIndexPageFactory, PartnershipDayPageFactory
from tests.pages.streams import stream

pytestmark = pytest.mark.django_db


@pytest.fixture
def day(home_fi: HomePage, home_sv: HomePage) -> PartnershipDayPage:
    index = PartnershipDayIndexPageFactory(parent=home_fi)
    PartnershipDayIndexPageFactory(
        parent=home_sv, locale=home_sv.locale, translation_key=index.translation_key, slug="dagar"
    )
    point = {"time": "9.00", "title": "Avaus", "text": "", "speakers": []}
    programme = stream(PartnershipDayPage, "programme", ("item", point))
    day = PartnershipDayPageFactory(parent=index, title="Syyspäivä", place="Kirjasto", ordinal=5, programme=programme)
    MaterialFactory(day=day)
    return day


@pytest.fixture
def swedish(day: PartnershipDayPage) -> PartnershipDayPage:
    translate_object(PartnershipDayPage.objects.get(pk=day.pk), [Locale.objects.get(language_code="sv")])
    return PartnershipDayPage.objects.in_language("sv").get(translation_key=day.translation_key)


def test_the_swedish_day_is_a_draft_at_the_same_time(day: PartnershipDayPage, swedish: PartnershipDayPage) -> None:
    assert swedish.live is False
    assert (swedish.starts_at, swedish.ends_at, swedish.ordinal) == (day.starts_at, day.ends_at, 5)


def test_the_materials_come_along(day: PartnershipDayPage, swedish: PartnershipDayPage) -> None:
    assert swedish.materials.get().document == day.materials.get().document
    assert day.materials.count() == 1


def test_the_translator_gets_texts_and_nothing_else(day: PartnershipDayPage, swedish: PartnershipDayPage) -> None:
    source = TranslationSource.objects.get_for_instance(day)
    paths = set(source.stringsegment_set.values_list("context__path", flat=True))
    block = day.programme[0].id
    assert paths == {"title", "slug", "place", f"programme.{block}.time", f"programme.{block}.title"}
