"""Fill a new index from the table, beside the one that serves, and let it take over.

A rebuild is a sequence of short steps. How far it has come is a row, so that after a crash any worker goes on with it;
a lease keeps two from doing the same work. Entries that change meanwhile are sent to both indexes, so nothing has to be
replayed: what a step reads is never newer than what is sent later, and the engine compares versions.
"""

from __future__ import annotations

import logging
import secrets
from datetime import datetime, timedelta

from search.backend import indexes
from search.backend.writing import write
from search.exceptions import EngineAway, RebuildRuns
from search.models import EngineIndex, Entry

logger = logging.getLogger(__name__)

BATCH = 500
"""Entries that one step writes."""

LEASE = timedelta(seconds=30)
"""How long a rebuild waits for its holder before somebody else may go on with it; many times longer than a step."""


def begin(*, holder: str, at: datetime) -> None:
    """Make a new index and note that it is to be filled, or take over a rebuild whose holder has gone.

    Raises `RebuildRuns` while somebody else is at it, and `EngineAway`.
    """
    unfinished = EngineIndex.current().building
    name = unfinished or f"{indexes.serving_alias()}-{at:%Y%m%d%H%M%S}-{secrets.token_hex(3)}"
    claim = {"holder": holder, "held_until": at + LEASE}
    if not unfinished:
        claim |= {"building": name, "filled_to": 0}
    if not EngineIndex.objects.filling(unfinished).free_for(holder, at).update(**claim):
        raise RebuildRuns
    if unfinished:
        return
    try:
        indexes.create(name)
    except EngineAway:
        give_up(name)
        raise
    logger.info("the search index %s is being filled", name)


def step(*, holder: str, at: datetime, most: int = BATCH) -> int:
    """Write the next entries into the index that is being filled, or let it serve when it is full.

    Returns how many were written; 0 also when nothing is being filled or somebody else does it. Raises `EngineAway`.
    """
    index = EngineIndex.current()
    claimed = EngineIndex.objects.filling(index.building).free_for(holder, at)
    if not index.building or not claimed.update(holder=holder, held_until=at + LEASE):
        return 0
    entries = list(Entry.objects.public().filter(pk__gt=index.filled_to).order_by("pk")[:most])
    if not entries:
        finish(index.building)
        return 0
    for _outcome in write(indexes.building_alias(), entries, refresh=False):
        # A newer version that is there already is as good; what is refused here is refused and noted when it is sent.
        pass
    EngineIndex.objects.filling(index.building).filter(holder=holder).update(filled_to=entries[-1].pk)
    return len(entries)


def finish(name: str) -> None:
    """Let the index `name` serve. A crash between the two steps is mended by the next look at the engine."""
    indexes.swap(name, indexes.indexes())
    note_serving(name)
    indexes.merge(name)


def note_serving(name: str) -> None:
    """Note that the index that was being filled serves now."""
    EngineIndex.objects.filling(name).update(serving=name, building="", holder="", held_until=None)
    logger.info("the search index %s serves", name)


def give_up(name: str) -> None:
    """Forget a rebuild whose index is lost or unfit; what is left of it is collected later."""
    EngineIndex.objects.filling(name).update(building="", holder="", held_until=None)
