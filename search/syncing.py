"""The backstop: compare the table with what there is, and the engine with the table."""

from __future__ import annotations

from collections.abc import Collection

from django.db.models import Case, F, Q, Value, When

from search.backend.connection import is_configured
from search.comparing import Problem, engine_differences, in_batches
from search.findables import findable_models
from search.models import EngineIndex, Entry
from search.outbox import mark_keys, remove_keys

BATCH = 1_000
"""Rows that one statement writes."""


def sync() -> int:
    """Mark things that the table does not know and remove those that are gone; return how many there were."""
    found = 0
    for label, model in findable_models().items():
        existing = set(model._default_manager.values_list("pk", flat=True).iterator())
        known = dict(Entry.objects.filter(model=label).values_list("object_id", "public").iterator())
        missing = sorted(existing - known.keys())
        gone = sorted(key for key, public in known.items() if public and key not in existing)
        for start in range(0, len(missing), BATCH):
            mark_keys([(label, key) for key in missing[start : start + BATCH]])
        for start in range(0, len(gone), BATCH):
            remove_keys([(label, key) for key in gone[start : start + BATCH]])
        found += len(missing) + len(gone)
    return found


def mark_everything() -> int:
    """Have every document built again, whatever changed behind our back; return how many there are."""
    keys = Entry.objects.order_by("pk").values_list("pk", flat=True).iterator()
    return sum(mark_again(batch) for batch in in_batches(keys, BATCH))


def mark_again(keys: Collection[int]) -> int:
    """Have a few entries built again though nobody changed their things, behind everything that somebody did change.

    What waits already keeps its place.
    """
    waits = Q(built_version__lt=F("version"))
    if is_configured():
        waits |= Q(sent_version__lt=F("version"))
    return Entry.objects.filter(pk__in=keys).update_in_turn(
        version=F("version") + 1, routine=Case(When(waits, then=F("routine")), default=Value(value=True))
    )


def repair() -> int:
    """Have everything sent again that the engine holds otherwise than it has confirmed; return how much that is.

    What it has and should not have is left out of the answers until it is gone. An index with entries that the table
    does not know is another database's: it is made anew. Raises `EngineAway`.
    """
    found = 0
    for batch in in_batches(engine_differences(), BATCH):
        Entry.objects.filter(pk__in=[difference.key for difference in batch]).update(sent_version=0, held=True)
        if any(difference.problem is Problem.UNKNOWN for difference in batch):
            EngineIndex.objects.update(serving="")
        found += len(batch)
    return found
