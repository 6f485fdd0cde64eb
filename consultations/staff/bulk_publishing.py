"""Publishing many pages at once locks their consultations before the first of them, in the order that everybody keeps.

Each page that is published freezes its document under the lock of its consultation, in the order of the listing.
"""

from __future__ import annotations

from typing import Any

from django.db.models import Q
from django.http import HttpRequest
from wagtail.models import Page

from consultations.locking import lock_consultations
from consultations.models import ConsultationPage

PUBLISHING = "publish"


def lock_before_publishing(request: HttpRequest, action_type: str, objects: list[Any], action: Any) -> None:
    """Lock the consultations of the chosen pages and, where they are published, too, of the drafts below them."""
    pages = [each for each in objects if isinstance(each, Page)]
    if action_type != PUBLISHING or not pages:
        return
    chosen = Q(pk__in=[page.pk for page in pages])
    if action.cleaned_form.cleaned_data.get("include_descendants"):
        for page in pages:
            chosen |= Q(path__startswith=page.path)
    lock_consultations(ConsultationPage.objects.filter(chosen).values_list("consultation", flat=True))
