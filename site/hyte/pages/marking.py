"""Tell the search which pages, and which documents that they show, changed."""

from __future__ import annotations

from collections.abc import Iterable

from django.apps import apps
from wagtail.models import Page

from search import outbox
from search.findables import label_of


def documents_shown_by(pk: int | None) -> set[int]:
    """Return the keys of the documents that the page `pk` shows the public, as it is stored now."""
    stored = Page.objects.filter(pk=pk, live=True).specific().first() if pk else None
    return stored.shown_documents() if stored is not None and hasattr(stored, "shown_documents") else set()


def document_keys(pks: Iterable[int]) -> list[outbox.Key]:
    """Return the keys of documents in the search's own form."""
    label = label_of(apps.get_model("media", "CustomDocument"))
    return [(label, pk) for pk in pks]


def mark_saved(page: Page, shown_before: set[int]) -> None:
    """Mark a page that was just saved and its documents; what is no longer public goes at once.

    A document that another page still shows is gone for a moment only: the search asks each one again.
    """
    shown = documents_shown_by(page.pk)
    outbox.mark(page) if page.live else outbox.remove(page)
    outbox.mark_keys(document_keys(shown))
    outbox.remove_keys(document_keys(shown_before - shown))


def mark_branch(page: Page) -> None:
    """Mark `page`, every page below it and the documents that they show."""
    branch = list(page.get_descendants(inclusive=True).specific())
    outbox.mark(*branch)
    outbox.mark_keys(document_keys(shown_on(branch)))


def remove_branch(page: Page) -> None:
    """Take `page`, every page below it and the documents that they show out of every answer at once."""
    branch = list(page.get_descendants(inclusive=True).specific())
    outbox.remove(*branch)
    outbox.remove_keys(document_keys(shown_on(branch)))


def shown_on(pages: Iterable[Page]) -> set[int]:
    """Return the keys of the documents that `pages` show."""
    return {pk for page in pages if hasattr(page, "shown_documents") for pk in page.shown_documents()}
