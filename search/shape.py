"""The shape of an index: what its fields are called and how words weigh in them. Pure: requests are made to fit it."""

from __future__ import annotations

import hashlib
import json
from typing import Any

from search.request import FILED

GROUPS = ("words", "folded")
"""The two fields of words: base forms with compound parts, and forms without diacritical marks."""

REPEATED = {"title": 3, "people": 3, "tags": 2, "body": 1}
"""How many times the words of each field of a document stand in a field of the index.

All words are in one field, so that the engine can pass over what cannot be among the best: it knows of each block of
texts how much a word of one field may say there, and not what several fields say together.
"""

SETTINGS = {
    "index": {
        "number_of_shards": 1,
        "auto_expand_replicas": "0-1",
        # Whoever writes says when it must be seen; nothing is refreshed for its own sake.
        "refresh_interval": "-1",
        # A delete is remembered longer than any write can be under way, so that no late write brings a thing back.
        "gc_deletes": "1h",
        # Words stand several times for their weight, so that a word says nearly all it can when it is there at all.
        "similarity": {"default": {"type": "BM25", "k1": 0.6, "b": 0.75}},
    }
}

# Words come joined with spaces and need no analyzer of the index's own.
WORDS = {"type": "text", "analyzer": "whitespace", "index_options": "freqs"}

FACTS: dict[str, Any] = {
    **dict.fromkeys(GROUPS, WORDS),
    # Tells whether the title has a word; how much that says is not asked of it.
    "title": {"type": "text", "analyzer": "whitespace", "index_options": "docs", "norms": False},
    "key": {"type": "long"},
    "kind": {"type": "keyword"},
    "name": {"type": "keyword"},
    "language": {"type": "keyword"},
    "date": {"type": "date"},
    "year": {"type": "keyword"},
    **{facet.value: {"type": "keyword"} for facet in FILED},
    "opens_at": {"type": "date"},
    "closes_at": {"type": "date"},
    # Tells whether an entry holds what was sent; never searched.
    "content": {"type": "keyword", "index": False},
}


def vectors(dimensions: int) -> dict[str, Any]:
    """Return the field of vectors. They are compared with a few entries one by one, for which no graph is needed."""
    kept = {"index_options": {"type": "flat"}, "index": True}
    return {"type": "dense_vector", "dims": dimensions, "similarity": "cosine", **kept}


def digest(described: object) -> str:
    """Return a short text that differs when anything in `described` does."""
    text = json.dumps(described, sort_keys=True, default=str)
    return hashlib.blake2b(text.encode(), digest_size=8).hexdigest()


KEY = f"key_{digest(FACTS)}"
"""The key of an entry under a name that only an index of this very shape has.

The engine finds nothing in a field that an index does not have and says no word about it, but it refuses to put things
in order by one. Every ranked search ends its order with this field: while another version's index still serves, or
already does, it is refused and the built-in search answers.
"""

MAPPINGS: dict[str, Any] = {
    "dynamic": "strict",
    # What is shown comes from the database: nothing but words to find and facts to filter by is kept here.
    "_source": {"enabled": False},
    "properties": {**FACTS, KEY: {"type": "alias", "path": "key"}},
}
