"""The address of a translation follows from its title, so that no translator has to look for it on another tab."""

from __future__ import annotations

from django.utils.text import slugify
from wagtail_localize.models import StringSegment, StringTranslation


def propose_slug(title: StringTranslation) -> None:
    """Translate the slug of the page whose title was translated, unless somebody has done that already."""
    if title.context is None or title.context.path != "title" or not (slug := slugify(title.data)):
        return
    for segment in StringSegment.objects.filter(source__object_id=title.context.object_id, context__path="slug"):
        StringTranslation.objects.get_or_create(
            translation_of_id=segment.string_id,
            context_id=segment.context_id,
            locale_id=title.locale_id,
            defaults={
                "data": slug,
                "translation_type": StringTranslation.TRANSLATION_TYPE_MANUAL,
                "last_translated_by_id": title.last_translated_by_id,
            },
        )
