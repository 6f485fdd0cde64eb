"""Indexes and the two aliases through which they are used: one for the index that serves, one for its successor.

Everything is written through an alias that must exist: a write to a name that is missing would make Elasticsearch
invent an index of its own.
"""

from __future__ import annotations

import re
from typing import Any, NamedTuple

from django.conf import settings

from search.backend.connection import client, translated
from search.backend.mapping import MAPPINGS, SETTINGS, stamp
from search.exceptions import IndexMissing


class Index(NamedTuple):
    """An index as Elasticsearch describes it."""

    name: str
    aliases: frozenset[str]
    stamp: dict[str, str]


def serving_alias() -> str:
    """Return the alias of the index that answers searches."""
    return str(settings.ELASTICSEARCH_INDEX)


def building_alias() -> str:
    """Return the alias of the index that is being filled."""
    return f"{settings.ELASTICSEARCH_INDEX}-next"


def is_own(name: str) -> bool:
    """Return whether `name` is one that this site gives its indexes: its prefix, a moment, a random tail."""
    return re.fullmatch(rf"{re.escape(serving_alias())}-\d{{14}}-[0-9a-f]{{6}}", name) is not None


def indexes() -> dict[str, Index]:
    """Return this site's indexes by name, and whatever else has taken the name of the serving alias."""
    with translated():
        found = client().indices.get(
            index=f"{serving_alias()},{serving_alias()}-*", features=["aliases", "mappings"], ignore_unavailable=True
        )
    return {
        name: Index(name, frozenset(body["aliases"]), body["mappings"].get("_meta", {}))
        for name, body in found.items()
        if is_own(name) or name == serving_alias() or serving_alias() in body["aliases"]
    }


def serving_index(*, timeout: float) -> str:
    """Return the name of the index behind the serving alias, empty when there is none."""
    try:
        with translated():
            found = client(timeout).indices.get_alias(name=serving_alias())
    except IndexMissing:
        return ""
    return next(iter(found), "")


def create(name: str) -> None:
    """Make an empty index to be filled, stamped with what it was made by."""
    with translated():
        client(timeout=30).indices.create(
            index=name,
            settings=SETTINGS,
            mappings={**MAPPINGS, "_meta": stamp()},
            aliases={building_alias(): {}},
        )


def swap(name: str, before: dict[str, Index]) -> None:
    """Let `name` serve, in one step in which every search finds either index. What served before is deleted in it."""
    alias = serving_alias()
    actions: list[dict[str, Any]] = [
        {"remove": {"index": name, "alias": building_alias()}},
        {"add": {"index": name, "alias": alias}},
    ]
    for index in before.values():
        if index.name != name and (index.name == alias or (alias in index.aliases and is_own(index.name))):
            actions.append({"remove_index": {"index": index.name}})
        elif index.name != name and alias in index.aliases:
            actions.append({"remove": {"index": index.name, "alias": alias}})
    with translated():
        # Nobody has searched it yet: what was written last must be there from the first search on.
        client(timeout=30).indices.refresh(index=name)
        client(timeout=30).indices.update_aliases(actions=actions)


def delete(name: str) -> None:
    """Delete an index that nobody uses."""
    with translated():
        client(timeout=30).options(ignore_status=404).indices.delete(index=name)
