"""Build the documents of everything that was marked, from committed data."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from itertools import groupby
from typing import Any, NamedTuple

from django.db import DataError, IntegrityError, transaction
from django.db.models import F
from django.utils import timezone

from search import fallback, filing
from search.documents import Findable
from search.findables import load
from search.meaning import keeping as meaning
from search.models import Entry
from search.outbox import Key
from search.preparing import preparation, prepared
from search.spelling import learning as spelling
from search.spelling.forgetting import forget_unheld
from search.spelling.learning import words_in
from search.suggesting import keeping as suggesting

logger = logging.getLogger(__name__)

BATCH = 100
"""Things that are loaded and stored together."""

FIRST_PAUSE = timedelta(seconds=1)
LONGEST_PAUSE = timedelta(minutes=10)

NOTHING: dict[str, Any] = {"public": False, "document": None, "words": None, "name": "", "external_id": ""}
"""What is kept of a thing that is not public: no text of it stays behind, nor what it was called."""


class Task(NamedTuple):
    """An entry as it stood before its thing was read."""

    pk: int
    model: str
    object_id: int
    version: int
    failures: int
    public: bool = False

    @property
    def refusals(self) -> int:
        """Return how often the engine has refused what was built: what could not be built is not public."""
        return self.failures if self.public else 0


def build(*, at: datetime, most: int = BATCH) -> int:
    """Build up to `most` documents, and return how many were taken in hand.

    A thing whose `search_document` raises is logged, taken out of every answer and tried again later. Two workers may
    build the same thing: each result is stored only if no newer one is and nothing was marked meanwhile.
    """
    mark_failed_again(at)
    tasks = [Task(*row) for row in Entry.objects.to_build().values_list(*Task._fields)[:most]]
    tasks.sort(key=key_of)  # as marks lock rows, so that neither waits for the other
    analysis = preparation()
    built = []
    for model, group in groupby(tasks, key=lambda task: task.model):
        members = list(group)
        things = load(model, (task.object_id for task in members))
        built += [(task, values_for(task, things.get(task.object_id), at, analysis)) for task in members]
    before = surfaces(task.pk for task in tasks)
    with transaction.atomic():
        for task, values in built:
            try:
                with transaction.atomic():
                    store(task, values)
            except (DataError, IntegrityError):
                logger.exception("the database refuses the document of %s %s", task.model, task.object_id)
                store(task, failed(task, at))
        if before:
            fallback.purge()
    written = [values["words"]["surface"] for _task, values in built if values["words"]]
    forget_unheld(words_in(before) - words_in(written))
    spelling.learn(written, on=timezone.localdate(at))
    return len(tasks)


def key_of(task: Task) -> Key:
    """Return the key under which the table knows the thing of a task."""
    return task.model, task.object_id


def surfaces(keys: Iterable[int]) -> list[Mapping[str, str]]:
    """Return the words, as written, that entries were found by until now."""
    held = Entry.objects.filter(pk__in=list(keys), words__isnull=False)
    return list(held.values_list("words__surface", flat=True))


def mark_failed_again(at: datetime) -> None:
    """Put what failed earlier and has waited long enough back among what is to be built."""
    # Looked at first: even an update of nothing takes SQLite's only write lock, and this runs several times a second.
    if Entry.objects.to_retry(at).exists():
        Entry.objects.to_retry(at).update(version=F("version") + 1, retry_at=None)


def values_for(task: Task, thing: Findable | None, at: datetime, analysis: str) -> dict[str, Any]:
    """Return what the entry of `thing` is to hold now."""
    try:
        document = thing.search_document() if thing else None
        if document is None:
            return NOTHING | {"failures": 0}
        kept = {"failures": task.refusals, "analysis": analysis}
        return {"public": True, "held": True, **kept, **prepared(document)}
    except Exception:  # one thing's mistake must not keep the others from being found
        logger.exception("%s %s could not tell what to find it by", task.model, task.object_id)
        return failed(task, at)


def failed(task: Task, at: datetime) -> dict[str, Any]:
    """Return what the entry of a thing holds that could not be built: in doubt it is not public."""
    return NOTHING | {"failures": task.failures + 1, "retry_at": at + pause_after(task.failures)}


def pause_after(failures: int) -> timedelta:
    """Return how long to wait after one more failure: twice as long each time."""
    doublings: int = 2 ** min(failures, 20)
    return min(FIRST_PAUSE * doublings, LONGEST_PAUSE)


def store(task: Task, values: dict[str, Any]) -> None:
    """Store what was built, unless a newer document is there or the thing was marked meanwhile."""
    waiting = Entry.objects.filter(pk=task.pk, version=task.version, built_version__lt=task.version)
    if waiting.update(built_version=task.version, **values):
        fallback.keep(task.pk, values["words"], values["name"])
        filing.keep(task.pk, values["document"])
        suggesting.keep(task.pk, values)
        if not values["public"]:
            meaning.forget(task.pk)
