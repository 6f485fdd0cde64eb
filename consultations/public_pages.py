"""The page on which the public reads a consultation."""

from __future__ import annotations

from django.utils.translation import get_language

from consultations.models import ConsultationPage


def page_for_reader(public_id: str) -> ConsultationPage | None:
    """Return the public page of an announced consultation in the reader's language, or else in the other one.

    `public_id` is the consultation's. `None` where the public may read neither.
    """
    pages = {
        page.language: page
        for page in ConsultationPage.objects.published()
        .filter(consultation__public_id=public_id, consultation__opens_at__isnull=False)
        .select_related("consultation__outcome", "locale")
    }
    return pages.get(get_language() or "fi") or next(iter(pages.values()), None)
