"""Ask Elasticsearch: a search for a reader, or every entry it holds with its version."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from search.backend.connection import client, translated
from search.exceptions import EngineAway

PAGE = 5_000
"""Entries that one request for all of them returns."""


def search(alias: str, body: dict[str, Any], *, timeout: float) -> dict[str, Any]:
    """Return the whole answer to `body`; raise `EngineAway` when there is none within `timeout` seconds."""
    with translated():
        answer = client(timeout).search(index=alias, timeout=f"{int(timeout * 1000)}ms", **body).body
    if answer["timed_out"] or answer["_shards"]["failed"]:
        raise EngineAway("the answer is not complete")
    found: dict[str, Any] = answer
    return found


def versions(alias: str) -> Iterator[tuple[int, int]]:
    """Yield the key of every entry in the index and the version that it holds, in the order of the keys."""
    with translated():
        client().indices.refresh(index=alias)
    after: dict[str, Any] = {}
    while True:
        with translated():
            hits = client().search(index=alias, size=PAGE, sort="entry:asc", version=True, **after)["hits"]["hits"]
        yield from ((int(hit["_id"]), int(hit["_version"])) for hit in hits)
        if len(hits) < PAGE:
            return
        after = {"search_after": hits[-1]["sort"]}
