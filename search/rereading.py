"""Compare the table with what every thing would say of itself now: the last word on what is public."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Any

from search.building import Task, values_for
from search.comparing import Difference, Problem, in_batches, nobody
from search.findables import findable_models, load
from search.models import Entry
from search.preparing import preparation

BATCH = 100
"""Things that are loaded together."""


def source_differences(*, at: datetime, seen: Callable[[int], object] = nobody) -> Iterator[Difference]:
    """Yield entries that would be built otherwise now. What is marked and waits for that is not counted."""
    for label, model in sorted(findable_models().items()):
        known = Entry.objects.filter(model=label).order_by("object_id")
        for keys in in_batches(known.values_list("pk", flat=True).iterator(), BATCH):
            yield from reread(label, keys, at)
            seen(len(keys))
        listed = set(known.values_list("object_id", flat=True).iterator())
        existing = model._default_manager.values_list("pk", flat=True).iterator()
        yield from (Difference(0, f"{label}:{key}", Problem.UNLISTED) for key in existing if key not in listed)


def reread(label: str, keys: list[int], at: datetime) -> Iterator[Difference]:
    """Yield which entries of one model differ from their things. One that changes meanwhile is passed over."""
    entries = list(Entry.objects.filter(pk__in=keys))
    things = load(label, (entry.object_id for entry in entries))
    after = dict(Entry.objects.filter(pk__in=keys).values_list("pk", "version"))
    for entry in entries:
        if after.get(entry.pk) == entry.version == entry.built_version and not entry.retry_at:
            task = Task(*(getattr(entry, name) for name in Task._fields))
            values = values_for(task, things.get(entry.object_id), at, preparation())
            problem = problem_of(entry, values)
            if problem:
                yield Difference(entry.pk, str(entry), problem)


def problem_of(entry: Entry, values: dict[str, Any]) -> Problem | None:
    """Return how an entry differs from the `values` that would be stored of it now, if it does."""
    if entry.public != values["public"]:
        return Problem.NOT_PUBLIC if entry.public else Problem.HIDDEN
    same = all(getattr(entry, name) == value for name, value in values.items() if name != "failures")
    return None if same else Problem.STALE
