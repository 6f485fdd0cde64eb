"""Entries of things, asked for by the things themselves, and what the engine holds of them."""

from __future__ import annotations

from django.db.models import Model

from search.backend.indexes import serving_alias
from search.backend.reading import holdings
from search.findables import label_of
from search.models import Entry


def entry_of(thing: Model) -> Entry:
    """Return the entry of `thing` as it is now."""
    return Entry.objects.get(model=label_of(type(thing)), object_id=thing.pk)


def versions_held() -> dict[int, int]:
    """Return the version of every entry that the engine holds."""
    return {held.key: held.version for held in holdings(serving_alias())}
