"""Tell the search which pages changed, and with them the documents that they show and what else is found with them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple

from django.apps import apps
from wagtail.models import Page

from search import outbox
from search.findables import label_of


class Told(NamedTuple):
    """What the public finds of a page elsewhere than on it: documents that it shows, and what others tell of it."""

    documents: set[int]
    by_others: tuple[Any, ...]


NOTHING = Told(set(), ())


def told_by(pk: int | None) -> Told:
    """Return what the page `pk` gives to be found with other things, as it is stored now; nothing while not live."""
    stored = Page.objects.filter(pk=pk, live=True).specific().first() if pk else None
    if stored is None or not hasattr(stored, "told_by_others"):
        return NOTHING
    return Told(stored.shown_documents(), stored.told_by_others())


def document_keys(pks: Iterable[int]) -> list[outbox.Key]:
    """Return the keys of documents in the search's own form."""
    label = label_of(apps.get_model("media", "CustomDocument"))
    return [(label, pk) for pk in pks]


def mark_saved(page: Page, before: Told) -> None:
    """Mark a page that was just saved and its documents; what is no longer public goes at once.

    What is found with it is marked only where that can have changed: there may be thousands. A document that another
    page still shows is gone for a moment only: the search asks each one again.
    """
    now = told_by(page.pk)
    outbox.mark(page) if page.live else outbox.remove(page)
    outbox.mark_keys(document_keys(now.documents))
    outbox.remove_keys(document_keys(before.documents - now.documents))
    if now.by_others != before.by_others:
        found_with = found_with_any([page])
        outbox.mark_keys(found_with) if page.live else outbox.remove_keys(found_with)


def mark_pages(pages: Iterable[Page]) -> None:
    """Mark `pages` and what is found with them."""
    pages = list(pages)
    outbox.mark(*pages)
    outbox.mark_keys(found_with_any(pages))


def mark_branch(page: Page) -> None:
    """Mark `page`, every page below it, and what they show or have found with them."""
    branch = branch_of(page)
    mark_pages(branch)
    outbox.mark_keys(document_keys(shown_on(branch)))


def remove_branch(page: Page) -> None:
    """Take `page`, every page below it, and what they show or have found with them out of every answer at once."""
    branch = branch_of(page)
    outbox.remove(*branch)
    outbox.remove_keys([*document_keys(shown_on(branch)), *found_with_any(branch)])


def branch_of(page: Page) -> list[Page]:
    return list(page.get_descendants(inclusive=True).specific())


def shown_on(pages: Iterable[Page]) -> set[int]:
    """Return the keys of the documents that `pages` show."""
    return {pk for page in pages if hasattr(page, "shown_documents") for pk in page.shown_documents()}


def found_with_any(pages: Iterable[Page]) -> list[outbox.Key]:
    """Return the keys of what is found only while `pages` are, or tells of them."""
    return [key for page in pages if hasattr(page, "findable_with") for key in page.findable_with()]
