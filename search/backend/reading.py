"""Ask Elasticsearch: a search for a reader, or everything it holds."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Any, NamedTuple

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


class Held(NamedTuple):
    """An entry as the index holds it; `content` tells what was sent."""

    id: str
    version: int
    content: str

    @property
    def key(self) -> int:
        """The entry's key; 0 for what cannot be one of ours."""
        return int(self.id) if self.id.isascii() and self.id.isdigit() else 0


def holdings(alias: str, ids: Collection[str] | None = None) -> Iterator[Held]:
    """Yield what the index holds, in the order of the keys and then what has none; with `ids`, only these."""
    wanted: dict[str, Any] = {"match_all": {}} if ids is None else {"ids": {"values": list(ids)}}
    with translated():
        client().indices.refresh(index=alias)
    after: dict[str, Any] = {}
    while True:
        with translated():
            answer = client().search(
                index=alias,
                query=wanted,
                size=PAGE,
                sort=[{"entry": {"order": "asc", "unmapped_type": "long"}}, "_doc"],
                version=True,
                docvalue_fields=["content"],
                **after,
            )
        hits = answer["hits"]["hits"]
        for hit in hits:
            yield Held(hit["_id"], int(hit["_version"]), "".join(hit.get("fields", {}).get("content", ())))
        if len(hits) < PAGE:
            return
        after = {"search_after": hits[-1]["sort"]}
