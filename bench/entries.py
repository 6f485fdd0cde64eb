"""Entries of the search without the things they stand for: made-up texts, or a kit of graded queries."""

from __future__ import annotations

import itertools
import json
import os
import secrets
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

BATCH = 1_000
WORDS = {
    "fi": "järjestö kunta asukas perhe nuori ikäihminen omainen avustus lausunto kysely hanke verkosto tapaaminen",
    "sv": "förening kommun invånare familj ungdom äldre anhörig bidrag utlåtande enkät projekt nätverk möte service",
}
FIRST = "hyvinvointi terveys palvelu kulttuuri liikunta osallisuus turvallisuus asumis liikenne ruoka metsä ranta"
SECOND = "alue neuvosto suunnitelma kertomus ohjelma keskus päivä ryhmä raati kartoitus opas avustus toiminta vuosi"
WORDS_OF_A_DOCUMENT = 80


def made_up(number: int) -> Iterator[Any]:
    """Yield `number` Finnish and Swedish documents of running text; some words are common, most are rare."""
    from search.documents import Kind, SearchDocument

    compounds = [first + second for first, second in itertools.product(FIRST.split(), SECOND.split())]
    for index in range(number):
        language = "sv" if index % 5 == 4 else "fi"
        common = WORDS[language].split()
        # A fixed walk through the words: the same documents in every run, and no two alike.
        words = [
            common[(index * 7 + place * place) % len(common)]
            if place % 3
            else compounds[(index * 13 + place * 29 + (index * place) % 11) % len(compounds)]
            for place in range(WORDS_OF_A_DOCUMENT)
        ]
        words[3] = f"nimi{index % 997}"
        yield SearchDocument(
            kind=tuple(Kind)[index % 4],
            language=language,
            title=" ".join(words[:4]).capitalize(),
            urls={"fi": f"/fi/{index}/", "sv": f"/sv/{index}/"},
            body=" ".join(words).capitalize() + ".",
            people=(f"Etunimi{index % 53} Sukunimi{index % 89}",) if index % 3 == 0 else (),
            tags=(words[5], words[7]),
            date=date(2020 + index % 7, 1 + index % 12, 1 + index % 28),
        )


def store(documents: Iterable[Any], *, label: str, first: int = 1) -> int:
    """Put documents into the table as if the worker had built them; return how many."""
    from search import fallback
    from search.models import Entry
    from search.preparing import preparation, prepared

    stored, analysis = 0, preparation()
    numbered = iter(enumerate(documents, start=first))
    while batch := list(itertools.islice(numbered, BATCH)):
        entries = [
            Entry(model=label, object_id=key, public=True, built_version=1, analysis=analysis, **prepared(document))
            for key, document in batch
        ]
        for entry in Entry.objects.bulk_create(entries):
            fallback.keep(entry.pk, entry.words)
        stored += len(batch)
    return stored


@contextmanager
def own_index() -> Iterator[str]:
    """Give the engine at `ELASTICSEARCH_URL` an alias of the measurement's own, and remove what came of it."""
    from django.test import override_settings
    from elasticsearch import Elasticsearch

    alias = f"bench-{secrets.token_hex(4)}"
    with override_settings(ELASTICSEARCH_URL=os.environ["ELASTICSEARCH_URL"], ELASTICSEARCH_INDEX=alias):
        try:
            yield alias
        finally:
            engine = Elasticsearch(os.environ["ELASTICSEARCH_URL"])
            for name in engine.indices.get(index=f"{alias}*"):
                engine.indices.delete(index=name)


def rebuild() -> None:
    """Fill a new index from the table, as the site does, and let it serve."""
    from django.utils import timezone

    from search import rebuilding

    rebuilding.begin(holder="bench", at=timezone.now())
    while rebuilding.step(holder="bench", at=timezone.now()):
        pass


def patiently() -> None:
    """Let searches take as long as they need: a busy machine must not turn them over to the built-in search."""
    from search import engine

    engine.BUDGET = 60.0


def lines_of(path: Path) -> list[dict[str, Any]]:
    """Return the objects of a file of JSON Lines."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
