"""The page on which the public reads a consultation."""

from __future__ import annotations

from uuid import UUID

from django.db.models import Exists
from django.utils.translation import get_language

from consultations.models import Attachment, ConsultationPage


def page_for_reader(public_id: str, *, form_key: UUID | None = None) -> ConsultationPage | None:
    """Return the public page of an announced consultation in the reader's language, or else in the other one.

    `public_id` is the consultation's. `None` where the public may read neither. `has_files` of the page says whether
    files were kept with the form of this key, so that nobody has to ask for them in vain.
    """
    pages = {
        page.language: page
        for page in ConsultationPage.objects.published()
        .filter(consultation__public_id=public_id, consultation__opens_at__isnull=False)
        .select_related("consultation__outcome", "locale")
        .annotate(has_files=Exists(Attachment.objects.filter(form_key=form_key)))
        .order_by()
    }
    return pages.get(get_language() or "fi") or next(iter(pages.values()), None)
