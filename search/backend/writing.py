"""Send entries to Elasticsearch by bulk, each with its version: an old write can never overwrite a newer one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import Enum
from http import HTTPStatus
from typing import Any

from elasticsearch import helpers

from search.backend import indexes
from search.backend.connection import client, translated
from search.backend.mapping import meaning_field, source_of
from search.exceptions import EngineAway, IndexMissing
from search.meaning.keeping import vectors_of
from search.models import Entry

LARGEST_REQUEST = 5 * 1024 * 1024
"""Bytes of one bulk request."""


class Outcome(Enum):
    """What became of one entry."""

    CONFIRMED = "confirmed"
    OUTDATED = "outdated"
    REFUSED = "refused"


def write(alias: str, entries: Sequence[Entry], *, refresh: bool) -> Iterator[tuple[Outcome, str]]:
    """Write `entries` through `alias` and yield, in their order, what became of each, with the reason of a refusal.

    A public entry is indexed, any other deleted. With `refresh` the next search sees them. Raises `IndexMissing` when
    there is no such alias and `EngineAway` when Elasticsearch takes nothing at all.
    """
    vectors = vectors_of(entries)
    answers = helpers.streaming_bulk(
        client(),
        (operation(alias, entry, vectors.get(entry.pk)) for entry in entries),
        max_chunk_bytes=LARGEST_REQUEST,
        raise_on_error=False,
        require_alias=True,
        refresh=refresh,
        timeout="5s",
    )
    with translated():
        for _ok, answer in answers:
            ((verb, item),) = answer.items()
            if item["_index"] == alias and not item.get("error"):
                # For a removal with a version of ours Elasticsearch makes an index where it finds no alias.
                indexes.delete(alias)
                raise IndexMissing(f"{alias} is no alias")
            yield outcome_of(verb, item)


def operation(alias: str, entry: Entry, vector: Sequence[float] | None) -> dict[str, Any]:
    """Return the bulk operation for `entry` as it is built, with the vector of its text if there is one yet."""
    wanted = {"_index": alias, "_id": str(entry.pk), "version": entry.built_version, "version_type": "external_gte"}
    if not entry.public:
        return {**wanted, "_op_type": "delete"}
    return {**wanted, "_op_type": "index", "_source": source_of(entry) | ({meaning_field(): vector} if vector else {})}


def outcome_of(verb: str, item: dict[str, Any]) -> tuple[Outcome, str]:
    """Return what one item of a bulk answer says."""
    status, error = int(item["status"]), item.get("error") or {}
    reason = f"{error.get('type', '')} {error.get('reason', '')}".strip()
    if status < HTTPStatus.MULTIPLE_CHOICES or (verb == "delete" and status == HTTPStatus.NOT_FOUND and not error):
        return Outcome.CONFIRMED, ""
    if status == HTTPStatus.CONFLICT:
        return Outcome.OUTDATED, reason
    if status == HTTPStatus.NOT_FOUND:
        raise IndexMissing(reason)
    if status == HTTPStatus.BAD_REQUEST:
        return Outcome.REFUSED, reason
    # Full disks, read-only blocks, missing shards and overload concern every entry alike.
    raise EngineAway(reason)
