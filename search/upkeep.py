"""Look after the engine: compare what it has with what the table says it should have, and mend the difference.

Whatever happened (an empty engine, a deleted index, a lost alias, an index of another program version or of another
database), the remedy is the same: a new index is filled from the table.
"""

from __future__ import annotations

import logging
from datetime import datetime, timedelta

from search import rebuilding, syncing
from search.backend import indexes
from search.backend.indexes import Index
from search.backend.mapping import stamp
from search.exceptions import RebuildRuns
from search.models import EngineIndex, Entry
from search.preparing import preparation

logger = logging.getLogger(__name__)

RED_PATIENCE = timedelta(seconds=20)
"""How long an index may be without its data before it is given up: a node that starts needs some seconds to find it."""


def look_after_engine(*, holder: str, at: datetime) -> None:
    """Begin a rebuild where one is needed, mend one that was broken off, collect what nobody uses.

    Raises `EngineAway`.
    """
    before = EngineIndex.current()
    found = indexes.indexes()
    if EngineIndex.current().names != before.names:
        # A rebuild began or ended between the two looks: what was found is another moment's. The next look is soon.
        return
    lift_blocks(found, before)
    forget_lost(found, before, at)
    if EngineIndex.objects.exclude(building="").free_for(holder, at).exists():
        mend_rebuild(found, before)
    current = EngineIndex.current()
    serving = found.get(current.serving)
    if not current.building and (not current.serving or (serving and serving.stamp != stamp())):
        try:
            rebuilding.begin(holder=holder, at=at)
        except RebuildRuns:
            return
    collect_orphans(found, before)


def faults(found: dict[str, Index]) -> list[str]:
    """Return what is wrong with this site's indexes, in words for an operator. Raises `EngineAway`."""
    current = EngineIndex.current()
    index = found.get(current.serving)
    wrong = []
    if index is None:
        wrong.append("no index serves")
    else:
        if indexes.serving_alias() not in index.aliases:
            wrong.append(f"{index.name} has lost its alias")
        if not index.sound:
            wrong.append(f"{index.name} has not the mapping that it was made with")
        if index.stamp != stamp():
            wrong.append(f"{index.name} was made by another version of this program")
        if index.blocks:
            wrong.append(f"{index.name} refuses to be written to ({', '.join(sorted(index.blocks))})")
        if indexes.red([index.name]):
            wrong.append(f"{index.name} has lost its data")
    return wrong + [f"{index.name} is used by nobody" for index in orphans(found, current)]


def lift_blocks(found: dict[str, Index], current: EngineIndex) -> None:
    """Let the indexes in use be written to again, unless a disk is full: then the engine lifts its block in time."""
    for name in current.names:
        index = found.get(name)
        if index and index.blocks and indexes.lift_blocks(index):
            logger.warning(
                "the search index %s refused to be written to (%s), no longer", name, ", ".join(index.blocks)
            )


def forget_lost(found: dict[str, Index], current: EngineIndex, at: datetime) -> None:
    """Note that an index in use cannot be relied on: it is gone, another one answers, or its data are lost."""
    serving = found.get(current.serving)
    reliable = serving and serving.sound and indexes.serving_alias() in serving.aliases
    if current.serving and not reliable and not has_taken_over(found, current.building):
        logger.warning("the search index %s is not there any more, or not as it was made", current.serving)
        EngineIndex.objects.filter(serving=current.serving).update(serving="")
    red = indexes.red({*current.names} & found.keys())
    if not red:
        EngineIndex.objects.exclude(red_since=None).update(red_since=None)
    elif current.red_since is None:
        EngineIndex.objects.filter(red_since=None).update(red_since=at)
    elif at - current.red_since >= RED_PATIENCE:
        logger.warning("the search indexes %s have lost their data", ", ".join(sorted(red)))
        EngineIndex.objects.filter(serving__in=red).update(serving="", red_since=None)
        for name in red:
            rebuilding.give_up(name)


def has_taken_over(found: dict[str, Index], name: str) -> bool:
    """Return whether the index that was being filled serves already, which is noted in the next moment."""
    return name in found and indexes.serving_alias() in found[name].aliases


def mend_rebuild(found: dict[str, Index], current: EngineIndex) -> None:
    """Finish a rebuild that broke off just after its index began to serve; give up one whose index is lost or unfit."""
    name = current.building
    index = found.get(name)
    if has_taken_over(found, name):
        rebuilding.note_serving(name)
    elif not (index and index.sound and indexes.building_alias() in index.aliases and index.stamp == stamp()):
        rebuilding.give_up(name)


def collect_orphans(found: dict[str, Index], current: EngineIndex) -> None:
    """Delete indexes of this site that neither serve nor are being filled, nor do so when it is looked once more."""
    for orphan in orphans(found, current):
        now_found = indexes.indexes()
        if orphan.name in (index.name for index in orphans(now_found, EngineIndex.current())):
            logger.info("the search index %s is not used and is deleted", orphan.name)
            indexes.delete(orphan.name)


def orphans(found: dict[str, Index], current: EngineIndex) -> list[Index]:
    """Return which of the indexes found this site has made and does not use. What a rebuild makes is noted first."""
    alias = indexes.serving_alias()
    return [
        index
        for index in found.values()
        if indexes.is_own(index.name) and index.name not in current.names and alias not in index.aliases
    ]


def compare_with_engine() -> bool:
    """Have sent again what the engine holds otherwise than it has confirmed; return whether there was an index.

    While there is none a rebuild fills one, and that needs no comparing. Raises `EngineAway`.
    """
    if not EngineIndex.current().serving:
        return False
    different = syncing.repair()
    if different:
        logger.warning("%d entries of the search index differ from the table and are sent again", different)
    return True


def mark_read_otherwise() -> int:
    """Have some of the entries built again that another version of this program prepared; return how many these are."""
    entries = Entry.objects.read_otherwise(preparation()).order_by("pk")
    return syncing.mark_again(list(entries.values_list("pk", flat=True)[: syncing.BATCH]))
