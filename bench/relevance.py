"""Measure what graded queries find: stock Wagtail, the site's search, and the site's search without one feature each.

    export $(make -s services) && .venv/bin/python -m bench.relevance --kit FOLDER [--without-distractors] [--quick]

With `SEARCH_EMBEDDER` set, also what vectors of meaning bring at several weights, and what they cost.

FOLDER holds `content.jsonl` in the import format, `queries.jsonl` (id, query, category, lang), `qrels.tsv` (query, 0,
document, grade) and, if wanted, `distractors.jsonl`: pages that answer nothing. Prints nDCG@10 (gain 2^grade - 1), the
share of queries without a result, the share of the answers among the first ten, and nDCG@10 by category. A statement or
file counts for the thing it belongs to. Last what the built-in search finds beside the engine.
"""

from __future__ import annotations

import argparse
import itertools
import math
import os
import statistics
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any
from unittest.mock import patch

from bench.entries import lines_of, own_index, patiently, rebuild, store
from bench.scratch import interleaved, scratch_site, told
from bench.shapes import INDEXES, SHAPES

DEPTH = 10
WEIGHTS = (0.1, 0.2, 0.3, 0.4, 0.6, 0.8)
Ranking = Callable[[str, str], list[str]]
"""A query and the language of who asks it in, identifiers of what is found out."""


class Kit:
    """Queries with the documents that answer them, graded."""

    def __init__(self, folder: Path) -> None:
        self.queries = lines_of(folder / "queries.jsonl")
        self.grades: dict[str, dict[str, int]] = defaultdict(dict)
        for line in (folder / "qrels.tsv").read_text(encoding="utf-8").splitlines():
            query, _zero, document, grade = line.split()
            self.grades[query][document] = int(grade)

    def measure(self, name: str, rank: Ranking) -> float:
        """Ask every query, print the figures of one system, and return the share of the answers that it finds."""
        scores: dict[str, list[float]] = defaultdict(list)
        empty, recalled = 0, 0.0
        for query in self.queries:
            identifiers = rank(query["query"], query.get("lang", ""))
            found = list(dict.fromkeys(identifier.split("#")[0] for identifier in identifiers))[:DEPTH]
            score = ndcg(found, self.grades[query["id"]])
            empty += not found
            recalled += recall(found, self.grades[query["id"]]) / len(self.queries)
            scores["all"].append(score)
            scores[query["category"]].append(score)
        means = {group: sum(values) / len(values) for group, values in scores.items()}
        groups = " ".join(f"{group} {means[group]:.2f}" for group in sorted(means) if group != "all")
        print(
            f"  {name:46} {means['all']:.3f}   {empty / len(self.queries):4.2f}   {recalled:6.3f}   {groups}",
            flush=True,
        )
        return recalled


def ndcg(found: list[str], grades: dict[str, int]) -> float:
    """Return the discounted gain of a ranking as a share of the best possible one."""
    ideal = sum(gain(grade, rank) for rank, grade in enumerate(sorted(grades.values(), reverse=True)[:DEPTH]))
    return sum(gain(grades.get(document, 0), rank) for rank, document in enumerate(found)) / ideal


def recall(found: list[str], grades: dict[str, int]) -> float:
    """Return the share of the answers that are found, of those that find room among the first ones."""
    return len(set(found) & set(grades)) / min(len(grades), DEPTH)


def gain(grade: int, rank: int) -> float:
    return float((2**grade - 1) / math.log2(rank + 2))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kit", type=Path, default=os.environ.get("SEARCH_KIT"), help="or the variable SEARCH_KIT")
    parser.add_argument("--without-distractors", action="store_true")
    parser.add_argument("--quick", action="store_true", help="leave out stock Wagtail and the features one by one")
    options = parser.parse_args()
    if not options.kit:
        parser.error("a kit of graded queries is needed: --kit FOLDER")
    with scratch_site(), own_index() as alias:
        embedder = without_meaning()
        patiently()
        documents = load(options.kit, with_distractors=not options.without_distractors)
        rebuild()
        kit = Kit(options.kit)
        print(f"{len(kit.queries)} queries, {len(documents)} documents")
        print(f"  {'':46} nDCG@10 empty  recall@10")
        if not options.quick:
            measure_stock(kit, documents, alias)
        kit.measure("own, without the vocabulary", own_without_vocabulary)
        by_engine = kit.measure("own", own)
        by_database = kit.measure("own, the built-in search", built_in)
        print(f"  recall@10, the built-in search / the engine: {by_database / by_engine:.3f}")
        for name, reshape in SHAPES.items() if not options.quick else ():
            with reshaped(reshape):
                kit.measure(f"own, {name}", own_without_vocabulary)
        for name, (repeated, similarity) in INDEXES.items() if not options.quick else ():
            with remade(repeated, similarity):
                kit.measure(f"own, {name}", own_without_vocabulary)
        if embedder:
            measure_meaning(kit, embedder)


def load(folder: Path, *, with_distractors: bool) -> list[tuple[str, Any]]:
    """Import the content, add the distractors to the table, and return everything public with its identifier."""
    from django.core.management import call_command
    from django.utils import timezone

    from search import building, syncing
    from search.documents import Kind, SearchDocument
    from search.findables import findable_models
    from search.models import Entry

    with open(os.devnull, "w") as quiet:
        call_command("create_site", name_fi="Rantamaan HYTE", name_sv="Strandmarks HYTE", stdout=quiet)
        call_command("import_content", str(folder / "content.jsonl"), stdout=quiet, stderr=quiet)
    read_files()
    syncing.sync()
    while building.build(at=timezone.now()):
        pass
    documents = []
    for label, model in findable_models().items():
        public = set(Entry.objects.public().filter(model=label).values_list("object_id", flat=True))
        for thing in model._default_manager.filter(pk__in=public):
            document = thing.search_document()
            documents.append((document.external_id, document))
    distractors = lines_of(folder / "distractors.jsonl") if with_distractors else []
    others = [
        SearchDocument(
            kind=Kind.PAGE,
            language=item["language"],
            title=item["title"],
            urls={"fi": f"/{item['id']}/"},
            body=item["body"],
            tags=tuple(item.get("tags", ())),
            date=date.fromisoformat(item["date"]),
            external_id=item["id"],
        )
        for item in distractors
    ]
    store(others, label="bench.distractor")
    return documents + [(other.external_id, other) for other in others]


def read_files() -> None:
    """Let the background worker's other jobs do what waits, such as reading the text out of files."""
    from django.utils import timezone

    from hyte.operations.management.commands.run_worker import JOBS

    for job in JOBS:
        if job.name not in ("search", "mail", "publishing"):
            while job.drain(at=timezone.now()):
                pass


def measure_stock(kit: Kit, documents: list[tuple[str, Any]], alias: str) -> None:
    from bench.stock_search import Stock, stems, stock_table

    url = os.environ["ELASTICSEARCH_URL"]
    with stock_table():
        stock = Stock(url, f"{alias}-stock")
        stock.fill(documents)
        kit.measure("stock Wagtail", lambda query, _lang: stock.search(query))
        kit.measure("stock Wagtail with Fuzzy", lambda query, _lang: stock.search(query, fuzzy=True))
        finnish = Stock(url, f"{alias}-finnish", reads=stems)
        finnish.fill(documents)
        kit.measure("stock Wagtail with the analyzer finnish", lambda query, _lang: finnish.search(query))


def without_meaning() -> str:
    """Switch vectors off and return the model that was to make them."""
    from django.conf import settings

    embedder, settings.SEARCH_EMBEDDER = settings.SEARCH_EMBEDDER, ""
    return str(embedder)


def measure_meaning(kit: Kit, embedder: str) -> None:
    """Embed everything, then ask with vectors at several weights, and how long a search takes with and without."""
    from django.conf import settings
    from django.utils import timezone

    from search.meaning import asking, fusing
    from search.meaning.worker import MeaningWorker

    settings.SEARCH_EMBEDDER = embedder
    asking.PATIENCE = 60.0
    worker, begun = MeaningWorker(), time.monotonic()
    while worker.drain(at=timezone.now()):
        pass
    print(f"  embedded in {time.monotonic() - begun:.0f} s")
    rebuild()
    for weight in WEIGHTS:
        with patch.object(fusing, "WEIGHT", weight):
            kit.measure(f"own, vectors {weight}, without the vocabulary", own_without_vocabulary)
            kit.measure(f"own, vectors {weight}", own)

    def ask_all(embedder: str) -> list[float]:
        settings.SEARCH_EMBEDDER = embedder
        asking._vectors._known.clear()
        return [timed(query["query"]) for query in kit.queries]

    rounds = interleaved({"without vectors": lambda: ask_all(""), "with vectors": lambda: ask_all(embedder)}, 4)
    for name, taken in rounds.items():
        times = [*itertools.chain.from_iterable(taken)]
        print(f"  a search {name}: {told(times, 'ms')}, 95th percentile {statistics.quantiles(times, n=20)[-1]:.2f} ms")


def timed(query: str) -> float:
    """Return the milliseconds that a search takes."""
    begun = time.monotonic()
    own(query)
    return (time.monotonic() - begun) * 1000


def own(query: str, language: str = "") -> list[str]:
    from django.utils import timezone

    from search.request import SearchRequest
    from search.service import search

    found = search(SearchRequest(query=query, language=language), at=timezone.now())
    return [result.external_id for result in found.results]


def own_without_vocabulary(query: str, language: str = "") -> list[str]:
    from search import service

    if not hasattr(service, "expanded"):
        return own(query, language)
    with patch.object(service, "expanded", lambda words: words):
        return own(query, language)


def built_in(query: str, language: str = "") -> list[str]:
    from django.test import override_settings

    with override_settings(ELASTICSEARCH_URL=""):
        return own(query, language)


@contextmanager
def reshaped(reshape: Callable[[Any], Any]) -> Iterator[None]:
    """Change every ranked request to the engine on its way."""
    from search.engine import query

    ranked = query.ranked

    def changed(*args: Any, **kwargs: Any) -> dict[str, Any]:
        asked = ranked(*args, **kwargs)
        return {**asked, "query": reshape(asked["query"])}

    with patch.object(query, "ranked", changed):
        yield


@contextmanager
def remade(repeated: dict[str, int], similarity: dict[str, float]) -> Iterator[None]:
    """Search an index that was made otherwise."""
    from search import shape

    with (
        patch.dict(shape.REPEATED, dict(repeated), clear=True),
        patch.dict(shape.SETTINGS["index"]["similarity"]["default"], similarity),
    ):
        rebuild()
        yield


if __name__ == "__main__":
    main()
