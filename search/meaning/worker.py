"""The background worker's job beside the search's own: embed the texts of what was built.

It has a thread of its own, so that words never wait for it: an entry is sent to the engine as soon as it is built, and
once more when its vector is there.
"""

from __future__ import annotations

import logging
from array import array
from collections.abc import Sequence
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import F

from search import editions
from search.building import pause_after
from search.meaning.embedding import Vector, identity, is_on, passage_vectors
from search.meaning.keeping import digest_of, text_of
from search.meaning.models import Meaning
from search.models import Entry

logger = logging.getLogger(__name__)

LOOKED_AT = 200
"""Texts that are looked at together."""

BATCH = 4
"""Texts that the model gets at once."""

LEASE = timedelta(minutes=2)
"""How long one worker may have a text in hand; then another one takes it."""


class MeaningWorker:
    """What one worker process remembers between two rounds: how often the model failed at everything in a row."""

    def __init__(self) -> None:
        self.failures = 0
        self.due: datetime | None = None
        self.forgotten = False

    def drain(self, *, at: datetime) -> int:
        """Do one round and return how much was done; 0 also while the model that failed is left alone."""
        if self.forgotten or (self.due and at < self.due) or not editions.is_newest(at=at):
            return 0
        if not is_on():
            # Switched off: of what anybody ever wrote, no vector is left behind.
            Meaning.objects.all().delete()
            self.forgotten = True
            return 0
        note_new()
        rows = list(
            Meaning.objects.to_look_at(identity())
            .due(at)
            .select_related("entry")
            .defer("vector", "entry__words")[:LOOKED_AT]
        )
        digests = {row.pk: digest_of(text_of(row.entry.document)) for row in rows}
        same = [row for row in rows if row.digest == digests[row.pk]]
        pass_over(same)
        others = [row for row in rows if row.digest != digests[row.pk]][:BATCH]
        claimed = [row for row in others if claim(row, at)]
        return len(same) + (self.embed(claimed, digests, at) if claimed else 0)

    def embed(self, rows: Sequence[Meaning], digests: dict[int, str], at: datetime) -> int:
        """Embed the texts of `rows` and return how many could be; after none could, the model is left alone."""
        known = dict(Meaning.objects.filter(digest__in=digests.values()).values_list("digest", "vector"))
        wanted = {digests[row.pk]: text_of(row.entry.document) for row in rows if digests[row.pk] not in known}
        vectors = {digest: array("f", vector).tobytes() for digest, vector in embedded(wanted).items()}
        found = known | vectors
        for row in rows:
            if digests[row.pk] in found:
                store(row, digests[row.pk], found[digests[row.pk]])
            else:
                set_aside(row, at)
        if wanted and not vectors:
            self.due = at + pause_after(self.failures)
            self.failures += 1
            return 0
        self.failures, self.due = 0, None
        return len(rows)


def note_new() -> None:
    """Make a row for each public entry that has none."""
    new = Entry.objects.public().filter(meaning=None).values_list("pk", flat=True)[:LOOKED_AT]
    Meaning.objects.bulk_create([Meaning(entry_id=key) for key in new], ignore_conflicts=True)


def pass_over(rows: Sequence[Meaning]) -> None:
    """Note that entries were built again and say the same."""
    for row in rows:
        row.version, row.model, row.retry_at = row.entry.built_version, identity(), None
    Meaning.objects.bulk_update(rows, ["version", "model", "retry_at"])


def claim(row: Meaning, at: datetime) -> bool:
    """Take a text in hand, unless somebody else did, and forget what the one before meant; return whether it was so."""
    unclaimed = Meaning.objects.filter(pk=row.pk, digest=row.digest).due(at)
    return bool(unclaimed.update(retry_at=at + LEASE, digest="", vector=b""))


def embedded(texts: dict[str, str]) -> dict[str, Vector]:
    """Return the vectors of `texts` by their digests; when all together fail each is tried alone, for one may do so."""
    try:
        return dict(zip(texts, passage_vectors(list(texts.values())), strict=True)) if texts else {}
    except Exception:  # whatever an operator's model raises
        logger.exception("the embedder failed at %d texts", len(texts))
    found: dict[str, Vector] = {}
    for digest, text in texts.items() if len(texts) > 1 else ():
        try:
            (found[digest],) = passage_vectors([text])
        except Exception as error:
            logger.warning("the embedder failed at one text: %s", str(error)[:200])
    return found


@transaction.atomic
def store(row: Meaning, digest: str, vector: bytes) -> None:
    """Keep a vector and have its entry sent again, with a version of its own: an older write cannot undo that.

    An entry that was marked meanwhile is sent again anyway.
    """
    version = row.entry.built_version
    moved = Entry.objects.public().filter(pk=row.pk, version=version, built_version=version)
    version += moved.update(version=F("version") + 1, built_version=F("built_version") + 1)
    values = {"model": identity(), "version": version, "digest": digest, "vector": vector}
    Meaning.objects.filter(pk=row.pk).update(**values, failures=0, retry_at=None)


def set_aside(row: Meaning, at: datetime) -> None:
    """Plan another try of a text that the model could not embed."""
    Meaning.objects.filter(pk=row.pk).update(failures=F("failures") + 1, retry_at=at + pause_after(row.failures))


_worker = MeaningWorker()


def drain(*, at: datetime) -> int:
    """Do one round of this process's embedding and return how much was done."""
    return _worker.drain(at=at)
