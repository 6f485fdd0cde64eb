"""Look after the engine: compare what it has with what the table says it should have, and mend the difference.

Whatever happened (an empty engine, a deleted index, a lost alias, an index of another program version or of another
database), the remedy is the same: a new index is filled from the table.
"""

from __future__ import annotations

import logging
from datetime import datetime

from django.db.models import F

from search import rebuilding, syncing
from search.analysis import analysis_version
from search.backend import indexes
from search.backend.indexes import Index
from search.backend.mapping import stamp
from search.exceptions import RebuildRuns
from search.models import EngineIndex, Entry

logger = logging.getLogger(__name__)


def look_after_engine(*, holder: str, at: datetime) -> None:
    """Begin a rebuild where one is needed, mend one that was broken off, collect what nobody uses.

    Raises `EngineAway`.
    """
    found = indexes.indexes()
    if EngineIndex.objects.exclude(building="").free_for(holder, at).exists():
        mend_rebuild(found)
    current = EngineIndex.current()
    serving = next((index for index in found.values() if indexes.serving_alias() in index.aliases), None)
    if current.serving and (serving is None or serving.name != current.serving):
        logger.warning("the search index %s is not there any more", current.serving)
        EngineIndex.objects.filter(serving=current.serving).update(serving="")
        serving = None
    if not current.building and (not current.serving or serving is None or serving.stamp != stamp()):
        try:
            rebuilding.begin(holder=holder, at=at)
        except RebuildRuns:
            return
    collect_orphans(found)


def mend_rebuild(found: dict[str, Index]) -> None:
    """Finish a rebuild that broke off just after its index began to serve; give up one whose index is lost or unfit."""
    name = EngineIndex.current().building
    index = found.get(name)
    if index and indexes.serving_alias() in index.aliases:
        rebuilding.note_serving(name)
    elif index is None or indexes.building_alias() not in index.aliases or index.stamp != stamp():
        rebuilding.give_up(name)


def collect_orphans(found: dict[str, Index]) -> None:
    """Delete indexes of this site that neither serve nor are being filled."""
    current = EngineIndex.current()
    for index in found.values():
        unused = index.name not in (current.serving, current.building)
        if indexes.is_own(index.name) and unused and indexes.serving_alias() not in index.aliases:
            logger.info("the search index %s is not used and is deleted", index.name)
            indexes.delete(index.name)


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
    """Have every entry built again whose words come from another version of the language analysis."""
    return int(Entry.objects.read_otherwise(analysis_version()).update(version=F("version") + 1))
