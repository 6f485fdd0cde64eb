"""What an index looks like. Words come prepared and joined with spaces, so it needs no analyzer of its own."""

from __future__ import annotations

import hashlib
import json
from typing import Any

from search.filing import filed_under
from search.models import Entry
from search.preparing import FIELDS, GROUPS, preparation
from search.request import FILED

SETTINGS = {
    "index": {
        "number_of_shards": 1,
        "auto_expand_replicas": "0-1",
        # Whoever writes says when it must be seen; nothing is refreshed for its own sake.
        "refresh_interval": "-1",
        # A delete is remembered longer than any write can be under way, so that no late write brings a thing back.
        "gc_deletes": "1h",
    }
}

WORDS = {"type": "text", "analyzer": "whitespace", "index_options": "freqs"}

MAPPINGS: dict[str, Any] = {
    "dynamic": "strict",
    # What is shown comes from the database: nothing but words to find and facts to filter by is kept here.
    "_source": {"enabled": False},
    "properties": {
        **{f"{group}_{field}": WORDS for group in GROUPS for field in FIELDS},
        "entry": {"type": "long"},
        "kind": {"type": "keyword"},
        "name": {"type": "keyword"},
        "language": {"type": "keyword"},
        "date": {"type": "date"},
        "year": {"type": "short"},
        **{facet.value: {"type": "keyword"} for facet in FILED},
        "opens_at": {"type": "date"},
        "closes_at": {"type": "date"},
        # Tells whether an entry holds what was sent; never searched.
        "content": {"type": "keyword", "index": False},
    },
}


def stamp() -> dict[str, str]:
    """Return what an index must be stamped with to be one that this program would make now."""
    return {"settings": digest(SETTINGS), "mapping": digest(MAPPINGS), "preparation": preparation()}


def digest(described: object) -> str:
    """Return a short text that differs when anything in `described` does."""
    text = json.dumps(described, sort_keys=True, default=str)
    return hashlib.blake2b(text.encode(), digest_size=8).hexdigest()


def is_sound(mappings: dict[str, Any]) -> bool:
    """Return whether an index still has the mapping that it was made with, by whichever version of this program.

    One that somebody else made, or has changed, does not answer as it should, however its name reads.
    """
    made_with = mappings.get("_meta", {}).get("mapping")
    return bool(made_with) and made_with == digest({key: value for key, value in mappings.items() if key != "_meta"})


def source_of(entry: Entry) -> dict[str, Any]:
    """Return what the index holds of a public `entry`."""
    words = {f"{group}_{field}": entry.words[group][field] for group in GROUPS for field in FIELDS}
    source = {
        **words,
        "entry": entry.pk,
        "kind": entry.kind,
        "name": entry.name,
        "language": entry.language,
        "date": entry.date,
        "year": entry.year,
        **{facet.value: sorted(values) for facet, values in filed_under(entry.document).items()},
        "opens_at": entry.opens_at,
        "closes_at": entry.closes_at,
    }
    return {**source, "content": digest(source)}
