"""What an index looks like. Words come prepared and joined with spaces, so it needs no analyzer of its own."""

from __future__ import annotations

import hashlib
import json
from typing import Any

from search.analysis import analysis_version
from search.models import Entry
from search.preparing import FIELDS, GROUPS

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
        "language": {"type": "keyword"},
        "date": {"type": "date"},
        "year": {"type": "short"},
        "opens_at": {"type": "date"},
        "closes_at": {"type": "date"},
    },
}


def stamp() -> dict[str, str]:
    """Return what an index must be stamped with to be one that this program would make now."""
    described = json.dumps([SETTINGS, MAPPINGS], sort_keys=True)
    return {"mapping": hashlib.sha256(described.encode()).hexdigest()[:16], "analysis": analysis_version()}


def source_of(entry: Entry) -> dict[str, Any]:
    """Return what the index holds of a public `entry`."""
    words = {f"{group}_{field}": entry.words[group][field] for group in GROUPS for field in FIELDS}
    return {
        **words,
        "entry": entry.pk,
        "kind": entry.kind,
        "language": entry.language,
        "date": entry.date,
        "year": entry.year,
        "opens_at": entry.opens_at,
        "closes_at": entry.closes_at,
    }
