"""Ask Elasticsearch: a search for a reader, or everything it holds."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import Any, NamedTuple
from urllib.parse import quote

from search.backend.connection import answered, client, translated
from search.exceptions import EngineAway, SearchBroken

PAGE = 5_000
"""Entries that one request for all of them returns."""


TOLD = ",".join(
    f"responses.{part}"
    for part in (
        "error",
        "timed_out",
        "_shards.failed",
        "hits.total.value",
        "hits.hits._index",
        "hits.hits._id",
        "hits.hits.sort",
        "aggregations",
    )
)
"""What is wanted of the answers: the rest would only be written and read."""


def search(alias: str, bodies: Sequence[dict[str, Any]], *, timeout: float) -> list[dict[str, Any]]:
    """Return the whole answers to all `bodies`, asked at once.

    Raises `EngineAway` when one is missing in time, and of this `SearchBroken` when the engine says that one failed.
    """
    target = f"/{quote(alias)}/_msearch?filter_path={TOLD}"
    found: list[dict[str, Any]] = answered(target, lines(bodies, timeout), timeout=timeout)["responses"]
    for each in found:
        if "error" in each:
            raise SearchBroken(str(each["error"].get("type", "")))
        if each["timed_out"] or each["_shards"]["failed"]:
            raise EngineAway("the answer is not complete")
    return found


def lines(bodies: Sequence[dict[str, Any]], timeout: float) -> list[dict[str, Any]]:
    """Return the request for answers to all `bodies`. None is kept: it depends on the moment that a body names."""
    limit = f"{int(timeout * 1000)}ms"
    return [line for body in bodies for line in ({"request_cache": False}, {"timeout": limit, **body})]


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
                sort=[{"key": {"order": "asc", "unmapped_type": "long"}}, "_doc"],
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
