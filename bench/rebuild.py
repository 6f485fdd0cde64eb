"""Measure how fast an index is filled from the table, beside Elasticsearch's own bulk helper with the same documents.

    export $(make -s services) && .venv/bin/python -m bench.rebuild [--documents 10000]

The helper is given prepared JSON objects and sends them into an index with the same mapping; the site reads its table,
prepares the same objects, sends them with their versions, notes how far it is after each step, and swaps the alias.
"""

from __future__ import annotations

import argparse
import os
import time
from typing import Any

from bench.entries import made_up, own_index, rebuild, store
from bench.scratch import interleaved, scratch_site, told

ROUNDS = 3


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--documents", type=int, default=10_000)
    options = parser.parse_args()
    with scratch_site(), own_index() as alias:
        from search.backend.mapping import source_of
        from search.models import Entry

        store(made_up(options.documents), label="bench.document")
        prepared = {entry.pk: source_of(entry) for entry in Entry.objects.public().iterator()}
        works = {
            "bulk helper": lambda: options.documents / helper_seconds(alias, prepared),
            "rebuild": lambda: options.documents / rebuild_seconds(),
        }
        given = interleaved(works, ROUNDS)
    print(f"{options.documents} documents")
    for name, values in given.items():
        print(f"  {name}: {told(values, 'documents/s')}")
    ratios = [own / raw for raw, own in zip(*given.values(), strict=True)]
    print(f"  rebuild / bulk helper: {told(ratios, 'times')}")


def helper_seconds(alias: str, prepared: dict[int, dict[str, Any]]) -> float:
    from elasticsearch import Elasticsearch, helpers

    from search.backend.mapping import MAPPINGS, SETTINGS

    engine, name = Elasticsearch(os.environ["ELASTICSEARCH_URL"]), f"{alias}-raw-{time.monotonic_ns()}"
    started = time.monotonic()
    engine.indices.create(index=name, settings=SETTINGS, mappings=MAPPINGS)
    operations = ({"_index": name, "_id": str(key), "_source": source} for key, source in prepared.items())
    for _done in helpers.streaming_bulk(engine, operations):
        pass
    engine.indices.refresh(index=name)
    seconds = time.monotonic() - started
    engine.indices.delete(index=name)
    return seconds


def rebuild_seconds() -> float:
    started = time.monotonic()
    rebuild()
    return time.monotonic() - started


if __name__ == "__main__":
    main()
