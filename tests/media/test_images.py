"""Pictures say what they show in both languages, or that they are decorative."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError
from django.utils import translation

from hyte.media.models import CustomImage
from tests.media.factories import ImageFactory

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("language", "alt"), [("fi", "Kolme ihmistä pöydän ääressä"), ("sv", "Tre personer vid ett bord")]
)
def test_the_text_alternative_is_in_the_language_of_the_page(language: str, alt: str) -> None:
    with translation.override(language):
        assert ImageFactory().get_rendition("width-50").alt == alt


def test_a_decorative_picture_is_remembered_as_decorative() -> None:
    image = ImageFactory(is_decorative=True, alt_fi="", alt_sv="")
    stored = CustomImage.objects.get(pk=image.pk)
    assert stored.is_decorative
    assert stored.get_rendition("width-50").alt == ""


@pytest.mark.parametrize("field", ["alt_fi", "alt_sv"])
def test_a_picture_that_says_something_says_it_in_both_languages(field: str) -> None:
    image = ImageFactory(**{field: ""})
    with pytest.raises(ValidationError) as raised:
        image.full_clean()
    assert list(raised.value.error_dict) == [field]


def test_the_database_refuses_a_decorative_picture_with_a_text_alternative() -> None:
    with pytest.raises(IntegrityError, match="media_image_decorative_has_no_text"):
        CustomImage.objects.filter(pk=ImageFactory().pk).update(is_decorative=True)
