"""Refuse, with an explanation, what would make a consultation on record disappear from the page tree.

The database refuses it in any case: document versions protect the pages they were published on. These checks come first
so that staff read a sentence instead of an error, on every path: single actions, bulk actions and branches above.
"""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.models import Page

from consultations.models import ConsultationPage

REMOVING = ("delete", "move", "unpublish")


def on_record_below(page: Page) -> ConsultationPage | None:
    """Return a consultation page that is on record, `page` itself or one below it."""
    return (
        ConsultationPage.objects.descendant_of(page, inclusive=True)
        .filter(consultation__opens_at__isnull=False)
        .first()
    )


def refuse_to_remove(request: HttpRequest, page: Page, *args: Any) -> HttpResponse | None:
    """Stop deleting, moving or unpublishing a page that is, or has below it, a consultation on record."""
    kept = on_record_below(page)
    if kept is None:
        return None
    messages.error(
        request,
        _(
            "“%(title)s” is on record: its comment period was announced and its statements are official documents. "
            "It stays at its address. A consultation that will not take place is cancelled with a reason instead."
        )
        % {"title": kept.title},
    )
    return redirect("wagtailadmin_explore", page.get_parent().pk)


def refuse_to_remove_many(
    request: HttpRequest, action_type: str, objects: list[Any], action: Any
) -> HttpResponse | None:
    """Stop a bulk action that would remove a consultation on record."""
    if action_type not in REMOVING:
        return None
    for page in objects:
        if isinstance(page, Page) and (answer := refuse_to_remove(request, page)) is not None:
            return answer
    return None
