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
from random import Random
from typing import Any

BATCH = 1_000
COMMON_WORDS = (
    "järjestö kunta asukas perhe nuori ikäihminen omainen avustus lausunto kysely hanke verkosto tapaaminen"
    " förening kommun invånare familj ungdom äldre anhörig bidrag utlåtande enkät projekt nätverk möte service"
)
FIRST_PARTS = "hyvinvointi terveys palvelu kulttuuri liikunta osallisuus turvallisuus asumis liikenne ruoka metsä ranta"
LAST_PARTS = "alue neuvosto suunnitelma kertomus ohjelma keskus päivä ryhmä raati kartoitus opas avustus toiminta"
ALL_SYLLABLES = "ka ri no me tu la si po ve ha jo nu te ki sa lo mi ra pu ne"
COMMON, FIRST, SECOND, SYLLABLES = (text.split() for text in (COMMON_WORDS, FIRST_PARTS, LAST_PARTS, ALL_SYLLABLES))
DIFFERENT_WORDS = len(COMMON) + len(FIRST) * len(SECOND) + len(SYLLABLES) ** 3
WORDS_OF_A_DOCUMENT = 80


def word(rank: int) -> str:
    """Return the word that is the `rank`-th commonest: real words and compounds, then words that nobody has heard."""
    if rank < len(COMMON):
        return COMMON[rank]
    rank -= len(COMMON)
    if rank < len(FIRST) * len(SECOND):
        return FIRST[rank % len(FIRST)] + SECOND[rank // len(FIRST)]
    rank -= len(FIRST) * len(SECOND)
    number = len(SYLLABLES)
    return "".join(SYLLABLES[rank // number**place % number] for place in range(3))


def drawn(random: Random, commonest: int = 0) -> str:
    """Return a word by the law of Zipf: the one of rank n is met 1/n times as often as the first one."""
    lowest = commonest + 1
    return word(int(lowest * ((DIFFERENT_WORDS / lowest) ** random.random())) - 1)


def made_up(number: int) -> Iterator[Any]:
    """Yield `number` Finnish and Swedish documents whose words are as unevenly common as those of real texts."""
    from search.documents import Kind, SearchDocument

    random = Random(1)  # the same documents in every run
    for index in range(number):
        words = [drawn(random) for _place in range(WORDS_OF_A_DOCUMENT)]
        yield SearchDocument(
            kind=tuple(Kind)[index % 4],
            language="sv" if index % 5 == 4 else "fi",
            title=" ".join(words[:4]).capitalize(),
            urls={"fi": f"/fi/{index}/", "sv": f"/sv/{index}/"},
            body=" ".join(words).capitalize() + ".",
            people=(f"Etunimi{index % 53} Sukunimi{index % 89}",) if index % 3 == 0 else (),
            tags=(words[5], words[7]),
            date=date(2020 + index % 7, 1 + index % 12, 1 + index % 28),
        )


def queries(number: int = 200) -> list[str]:
    """Return queries of one to three words that are not the commonest ones, every tenth of them misspelt."""
    random = Random(2)  # the same queries in every run
    made = []
    for index in range(number):
        words = [drawn(random, commonest=20) for _word in range(1 + index % 3)]
        if index % 10 == 9:
            words[0] = words[0][:-3] + words[0][-2:]
        made.append(" ".join(words))
    return made


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
