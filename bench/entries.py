"""Entries of the search without the things they stand for: made-up texts, or a kit of graded queries."""

from __future__ import annotations

import itertools
import json
import os
import secrets
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
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
COMPOUNDS = len(FIRST) * len(SECOND)
BETWEEN_COMPOUNDS = 10
SYLLABLES_OF_A_WORD = 3
DIFFERENT_WORDS = len(COMMON) + COMPOUNDS + len(SYLLABLES) ** SYLLABLES_OF_A_WORD
WORDS_OF_A_DOCUMENT = 80
THEMES, ORGANISATIONS = 12, 30
LONG, LONG_EVERY = 80, 50
"""How many times longer some documents are, about 45,000 characters, and how often one is."""


def word(rank: int) -> str:
    """Return the word that is the `rank`-th commonest: real words, then words that nobody has heard.

    Among the latter every tenth is a real compound until there is none left. Were all of them together, nearly every
    text would have each of their parts, and a quarter of the queries would find nearly every text. Graded queries find
    3 of 100 texts of all kinds in the median and 9 of those of a site, 33 and 36 at the 95th percentile; these find 9
    in the median and 79 at the 95th percentile.
    """
    if rank < len(COMMON):
        return COMMON[rank]
    rank -= len(COMMON)
    compound, other = divmod(rank, BETWEEN_COMPOUNDS)
    if compound < COMPOUNDS and not other:
        return FIRST[compound % len(FIRST)] + SECOND[compound // len(FIRST)]
    rank -= min(compound + 1, COMPOUNDS)
    number = len(SYLLABLES)
    return "".join(SYLLABLES[rank // number**place % number] for place in range(SYLLABLES_OF_A_WORD))


def drawn(random: Random, commonest: int = 0) -> str:
    """Return a word by the law of Zipf: the one of rank n is met 1/n times as often as the first one."""
    lowest = commonest + 1
    return word(int(lowest * ((DIFFERENT_WORDS / lowest) ** random.random())) - 1)


def made_up(number: int) -> Iterator[Any]:
    """Yield `number` Finnish and Swedish documents whose words are as unevenly common as those of real texts.

    Every `LONG_EVERY`th is as long as a report, by repeating its words.
    """
    from search.documents import Kind, SearchDocument, Theme

    random = Random(1)  # the same documents in every run
    for index in range(number):
        words = [drawn(random) for _place in range(WORDS_OF_A_DOCUMENT)]
        kind = tuple(Kind)[index % 4]
        on = date(2020 + index % 7, 1 + index % 12, 1 + index % 28)
        opens = datetime(on.year, on.month, on.day, tzinfo=UTC) if kind is Kind.CONSULTATION else None
        theme, organisation = index % THEMES, index // 4 % ORGANISATIONS
        yield SearchDocument(
            kind=kind,
            language="sv" if index % 5 == 4 else "fi",
            title=" ".join(words[:4]).capitalize(),
            urls={"fi": f"/fi/{index}/", "sv": f"/sv/{index}/"},
            body=" ".join(words * (LONG if index % LONG_EVERY == LONG_EVERY - 1 else 1)).capitalize() + ".",
            people=(f"Etunimi{index % 53} Sukunimi{index % 89}",) if index % 3 == 0 else (),
            organisations=(f"Yhdistys{organisation} ry",) if kind is Kind.STATEMENT else (),
            tags=(words[5], words[7]),
            themes=(Theme(f"Aihe {theme}", f"Ämne {theme}"),),
            date=on,
            opens_at=opens,
            closes_at=opens + timedelta(days=30) if opens else None,
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
    """Put documents into the table and have them stored as the worker does; return how many."""
    from django.db import transaction
    from django.utils import timezone

    from search import building
    from search.models import Entry
    from search.preparing import preparation, prepared
    from search.spelling import learning

    stored, analysis, today = 0, preparation(), timezone.localdate()
    numbered = iter(enumerate(documents, start=first))
    while batch := list(itertools.islice(numbered, BATCH)):
        entries = Entry.objects.bulk_create(Entry(model=label, object_id=key) for key, _document in batch)
        values = [{"public": True, "analysis": analysis, **prepared(document)} for _key, document in batch]
        with transaction.atomic():
            for entry, columns in zip(entries, values, strict=True):
                building.store(building.Task(entry.pk, label, entry.object_id, version=1, failures=0), columns)
        learning.learn((columns["words"]["surface"] for columns in values), on=today)
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
