"""Wagtail's Elasticsearch backend over the same documents as the site's own search, set up three ways.

The backend's own analysis is used by default. The `finnish` analyzer of Elasticsearch, Snowball behind a list of stop
words, is missing from the node of `make services`; the same stemmer is put in front of the backend, when it indexes and
when it searches. The fields have the site's weights, which is more than users of the backend usually do.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

STOP_WORDS = frozenset(
    ["ja", "tai", "on", "ei", "se", "että", "joka", "mutta", "niin", "kun", "jos", "sekä", "ovat", "oli"]
)


def stems(text: str) -> str:
    """Return `text` as the `finnish` analyzer would leave it."""
    import snowballstemmer

    stemmer = snowballstemmer.stemmer("finnish")
    words = (word for word in re.findall(r"\w+", text.lower()) if word not in STOP_WORDS)
    return " ".join(stemmer.stemWords(list(words)))


def stock_model() -> Any:
    """Return a model that holds one document in the fields that Wagtail's backend searches."""
    from django.apps import apps
    from django.db import models
    from wagtail.search import index

    if "stockdocument" in apps.all_models["search"]:
        return apps.get_model("search", "stockdocument")

    class StockDocument(index.Indexed, models.Model):  # noqa: DJ008 — nobody reads its name
        external_id = models.TextField()
        title = models.TextField()
        people = models.TextField()
        tags = models.TextField()
        body = models.TextField()
        search_fields = [
            index.SearchField("title", boost=3),
            index.SearchField("people", boost=2.5),
            index.SearchField("tags", boost=2),
            index.SearchField("body"),
        ]

        class Meta:
            app_label = "search"

    return StockDocument


class Stock:
    """The backend with documents in an index of its own. `reads` is what is done to every text first."""

    def __init__(self, url: str, name: str, reads: Any = str) -> None:
        from bench.stock_backend import SearchBackend

        self.backend = SearchBackend({"URLS": [url], "INDEX_PREFIX": f"{name}-"})
        self.model, self.reads = stock_model(), reads
        self.index = self.backend.get_index_for_model(self.model)
        self.index.reset()
        self.index.add_model(self.model)

    def fill(self, documents: list[Any]) -> None:
        """Index `documents`, pairs of an identifier and a `SearchDocument`, and keep them for showing."""
        rows = self.add(list(enumerate(documents, start=1)))
        self.model.objects.all().delete()
        self.model.objects.bulk_create(rows, batch_size=500)

    def add(self, documents: list[tuple[int, tuple[str, Any]]]) -> list[Any]:
        """Index `documents`, each with its key; return them as rows."""
        rows = [
            self.model(
                pk=key,
                external_id=external_id,
                title=self.reads(document.title),
                people=self.reads(" ".join(document.people)),
                tags=self.reads(" ".join((*document.tags, *document.organisations))),
                body=self.reads(f"{document.summary} {document.body}"),
            )
            for key, (external_id, document) in documents
        ]
        for start in range(0, len(rows), 1_000):
            self.index.add_items(self.model, rows[start : start + 1_000])
        self.index.refresh()
        return rows

    def merge(self) -> None:
        """Put the index in one piece, as the site's own is."""
        self.backend.es.options(request_timeout=600).indices.forcemerge(index=self.index.name, max_num_segments=1)

    def fuzzy_request(self, query: str) -> Any:
        """Ask the engine what the backend asks it for a page of results."""
        from wagtail.search.query import Fuzzy

        found = self.backend.search(Fuzzy(self.reads(query)), self.model)[:10]
        body = found._get_es_body()
        return self.backend.es.search(index=self.index.name, size=10, source=False, **body)

    def search(self, query: str, *, fuzzy: bool = False, most: int = 10) -> list[str]:
        """Return the identifiers of the best documents."""
        from wagtail.search.query import Fuzzy

        text = self.reads(query)
        found = self.backend.search(Fuzzy(text) if fuzzy else text, self.model)[:most]
        return [row.external_id for row in found]


@contextmanager
def stock_table() -> Iterator[None]:
    """Make the table of the stand-in model in the scratch database."""
    from django.db import connection

    with connection.schema_editor() as editor:
        editor.create_model(stock_model())
    yield
