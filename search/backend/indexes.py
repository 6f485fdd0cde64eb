"""Indexes and the two aliases through which they are used: one for the index that serves, one for its successor.

Everything is written through an alias that must exist: a write to a name that is missing would make Elasticsearch
invent an index of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any, NamedTuple

from django.conf import settings
from elasticsearch import BadRequestError

from search.backend.connection import client, translated
from search.backend.mapping import is_sound, mappings, stamp
from search.exceptions import EngineAway
from search.shape import SETTINGS

BLOCKS = ("read_only", "read_only_allow_delete", "write")
"""Settings by which an index refuses to be written to."""

FULL_DISK = 90
"""Percent of a disk in use above which Elasticsearch's own block on writing is left as it is."""

REQUEST_TIMEOUT = 408
NAME_TAKEN = "invalid_alias_name_exception"

ATTEMPTS = 3
"""How often an index is made while something takes its alias's name in between."""


class Index(NamedTuple):
    """An index as Elasticsearch describes it; `sound` while its mapping is the one that it was made with."""

    name: str
    aliases: frozenset[str]
    stamp: dict[str, str]
    sound: bool
    blocks: frozenset[str]


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
    found = described(f"{serving_alias()},{serving_alias()}-*", timeout=None)
    return {
        index.name: index
        for index in found
        if is_own(index.name) or index.name == serving_alias() or serving_alias() in index.aliases
    }


def serving_index(*, timeout: float) -> Index | None:
    """Return the index behind the serving alias, `None` when there is none."""
    return next(iter(described(serving_alias(), timeout=timeout)), None)


def described(names: str, *, timeout: float | None) -> list[Index]:
    """Return the indexes that `names` stand for, none where there is none."""
    with translated():
        found = client(timeout).indices.get(
            index=names, features=["aliases", "mappings", "settings"], ignore_unavailable=True
        )
    return [
        Index(
            name=name,
            aliases=frozenset(body["aliases"]),
            stamp=body["mappings"].get("_meta", {}),
            sound=is_sound(body["mappings"]),
            blocks=frozenset(
                block
                for block, value in body["settings"]["index"].get("blocks", {}).items()
                if block in BLOCKS and value == "true"
            ),
        )
        for name, body in found.items()
    ]


def red(names: Iterable[str]) -> set[str]:
    """Return which of the indexes have lost their data, or have not found it again after a start of the engine."""
    wanted = sorted(names)
    if not wanted:
        return set()
    with translated():
        # Of an index that is deleted meanwhile the engine would wait for the return: long, and then with an error.
        patient = client().options(ignore_status=REQUEST_TIMEOUT)
        answer = patient.cluster.health(index=",".join(wanted), level="indices", timeout="1s")
    return {name for name in wanted if answer["indices"].get(name, {}).get("status", "red") == "red"}


def lift_blocks(index: Index) -> bool:
    """Let `index` be written to again, and return whether it can be: not while a disk is full."""
    with translated():
        disks = client().cat.allocation(format="json", h="disk.percent")
        if any(int(disk["disk.percent"] or 0) >= FULL_DISK for disk in disks):
            return False
        client().indices.put_settings(index=index.name, settings={f"index.blocks.{block}": None for block in BLOCKS})
    return True


def create(name: str) -> None:
    """Make an empty index to be filled, stamped with what it was made by; what has taken its alias's name goes.

    The name may be taken at any moment, by a removal that comes after the rebuild before: see `search.backend.writing`.
    """
    for _attempt in range(ATTEMPTS):
        if any(index.name == building_alias() for index in described(building_alias(), timeout=None)):
            delete(building_alias())
        if make(name):
            return
    raise EngineAway(f"an index takes the name {building_alias()} again and again")


def make(name: str) -> bool:
    """Make the index `name` with the alias of what is being filled; return whether that name was free for an alias."""
    with translated():
        try:
            client(timeout=30).indices.create(
                index=name,
                settings=SETTINGS,
                mappings={**mappings(), "_meta": stamp()},
                aliases={building_alias(): {}},
            )
        except BadRequestError as error:
            if error.error != NAME_TAKEN:
                raise
            return False
    return True


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


def merge(name: str) -> None:
    """Let the engine put an index that has just been filled in one piece, in its own time: searches are faster then."""
    with translated():
        client().indices.forcemerge(index=name, max_num_segments=1, wait_for_completion=False)


def delete(name: str) -> None:
    """Delete an index that nobody uses."""
    with translated():
        client(timeout=30).options(ignore_status=404).indices.delete(index=name)
