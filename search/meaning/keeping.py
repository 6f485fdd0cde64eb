"""Which text of an entry is embedded, and the vectors that go to the engine with the entries."""

from __future__ import annotations

import hashlib
from array import array
from collections.abc import Iterable, Mapping
from typing import Any

from search.meaning.embedding import identity, is_on
from search.meaning.models import Meaning
from search.models import Entry

LONGEST = 2_000
"""Characters of a text that are embedded: about what a small model reads at once. All of it is searched by words."""


def text_of(document: Mapping[str, Any]) -> str:
    """Return what is embedded of an entry's `document`: the beginning of all that it says of itself."""
    parts = (document[part] for part in ("title", "role", "summary", "body"))
    return "\n".join(part for part in parts if part)[:LONGEST]


def digest_of(text: str) -> str:
    """Return what tells a text, embedded by the site's model, from any other."""
    return hashlib.blake2b(f"{identity()}\n{text}".encode(), digest_size=16).hexdigest()


def vectors_of(entries: Iterable[Entry]) -> dict[int, list[float]]:
    """Return by key the vectors of those entries that have one for the very text they hold; none when switched off."""
    if not is_on():
        return {}
    texts = {entry.pk: entry.document for entry in entries if entry.public}
    rows = Meaning.objects.kept().filter(pk__in=texts).values_list("pk", "digest", "vector")
    return {
        key: array("f", bytes(vector)).tolist()
        for key, digest, vector in rows
        if digest == digest_of(text_of(texts[key]))
    }


def forget(entry_id: int) -> None:
    """Delete the vector of an entry that is not public any more."""
    if is_on():
        Meaning.objects.filter(pk=entry_id).delete()
