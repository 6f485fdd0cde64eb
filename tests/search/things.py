"""Entries of things, asked for by the things themselves."""

from __future__ import annotations

from django.db.models import Model

from search.findables import label_of
from search.models import Entry


def entry_of(thing: Model) -> Entry:
    """Return the entry of `thing` as it is now."""
    return Entry.objects.get(model=label_of(type(thing)), object_id=thing.pk)
