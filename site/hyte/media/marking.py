"""Tell the search of documents that changed behind their own `save`: a collection was closed, many were moved."""

from __future__ import annotations

from collections.abc import Iterable

from hyte.media.models import CustomDocument
from hyte.pages.models.base import BasePage
from hyte.pages.showing import naming, pages_showing
from search import outbox


def take_out(documents: Iterable[CustomDocument]) -> None:
    """Take `documents` and the pages that are found by their titles out of every answer at once.

    What is public all the same comes back as soon as it is built anew: a page with its other words.
    """
    documents = list(documents)
    pages = pages_of(documents)
    outbox.mark(*pages)
    outbox.remove(*documents, *naming(pages, documents))


def mark(documents: Iterable[CustomDocument]) -> None:
    """Have `documents` and the pages that show them built anew."""
    documents = list(documents)
    outbox.mark(*documents, *pages_of(documents))


def pages_of(documents: Iterable[CustomDocument]) -> list[BasePage]:
    """Return the pages that show any of `documents`."""
    return list({page.pk: page for document in documents for page in pages_showing(document)}.values())
