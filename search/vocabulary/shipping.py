"""The concepts that ship with the program, and how a new version of them reaches a site that has edited the old one."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import NamedTuple

from django.db import transaction

from search.vocabulary.csv_rows import ConceptRow, read_rows
from search.vocabulary.models import Concept, ShippedConcept, VocabularyState
from search.vocabulary.storing import store_rows, stored_rows

DATA = Path(__file__).parent / "data"


class Loaded(NamedTuple):
    """What a load did: concepts written, removed, and left because the staff have edited or deleted them."""

    written: int = 0
    removed: int = 0
    left: int = 0


@transaction.atomic
def load_shipped(*, folder: Path = DATA) -> Loaded:
    """Bring the concepts that ship up to date; what the staff have changed, deleted or added stays as they want it."""
    files = sorted(folder.glob("*.csv"))
    digest = hashlib.sha256(b"".join(file.read_bytes() for file in files)).hexdigest()
    state, _created = VocabularyState.objects.select_for_update().get_or_create(pk=VocabularyState.THE_ONE)
    if state.shipped == digest:
        return Loaded()
    wanted = {row.key: row for file in files for _line, row in read_rows(file.read_bytes())}
    shipped = dict(ShippedConcept.objects.values_list("key", "digest"))
    stored = {row.key: row for row in stored_rows(Concept.objects.prefetch_related("terms"))}
    written = [row for row in wanted.values() if may_be_written(row, shipped.get(row.key), stored.get(row.key))]
    gone = [key for key in shipped if key not in wanted]
    removed = [key for key in gone if key in stored and stored[key].digest == shipped[key]]
    store_rows(rows=written)
    Concept.objects.filter(key__in=removed).delete()
    ShippedConcept.objects.filter(key__in=[*gone, *(row.key for row in written)]).delete()
    ShippedConcept.objects.bulk_create(ShippedConcept(key=row.key, digest=row.digest) for row in written)
    VocabularyState.objects.filter(pk=state.pk).update(shipped=digest)
    return Loaded(len(written), len(removed), len(wanted) - len(written))


def may_be_written(row: ConceptRow, shipped: str | None, stored: ConceptRow | None) -> bool:
    """Return whether `row` is new, or what is stored under its key is as it was `shipped` (by its digest)."""
    if shipped is None:
        return stored is None
    return stored is not None and stored.digest == shipped
