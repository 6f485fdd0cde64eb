"""What the search was told of."""

from __future__ import annotations

from django.db.models import Model

from search.findables import label_of
from search.models import Entry


def forget_marks() -> None:
    Entry.objects.all().delete()


def is_marked(thing: Model) -> bool:
    """Return whether the search was told of `thing` since the marks were forgotten."""
    return Entry.objects.filter(model=label_of(type(thing)), object_id=thing.pk).exists()


def is_withheld(thing: Model) -> bool:
    """Return whether the search was told to show `thing` no more."""
    return Entry.objects.filter(model=label_of(type(thing)), object_id=thing.pk, public=False).exists()
