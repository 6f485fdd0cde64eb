"""Measure what the search box asks while somebody types, and what a misspelt word may have meant.

    [DATABASE_URL=…] .venv/bin/python -m bench.suggesting [entries]

Makes entries with titles of made-up Finnish compounds, filed under a few topics and organisations that begin as they
do, keeps what they offer and their words as the worker does, and asks with beginnings of two to ten letters. Prints how
long the whole answer takes.
"""

import random
import sys
import time
from collections.abc import Callable, Sequence
from typing import Any

from bench.scratch import scratch_site

ENTRIES = 10_000
CALLS = 400

BEGINNINGS = (
    "järjestö",
    "avustus",
    "hyvinvointi",
    "kumppanuus",
    "osallisuus",
    "lausunto",
    "terveys",
    "kunta",
    "väestö",
)
MIDDLES = ("", "yhteistyö", "kehitys", "suunnittelu", "seuranta", "neuvonta", "arviointi", "verkosto")
ENDINGS = ("päivä", "ryhmä", "ohjelma", "tuki", "työ", "raha", "kirje", "toimija", "hanke", "polku", "kartta", "tila")

THEMES = [(beginning.capitalize(), f"Område {beginning}") for beginning in BEGINNINGS]
"""Each is a topic of every ninth entry."""

ORGANISATIONS = 50


def made_up(chosen: random.Random) -> str:
    """Return a compound that may exist."""
    number = chosen.choice("abcdefghijklmnopqrstuvwy") * chosen.randrange(3)
    return f"{chosen.choice(BEGINNINGS)}{chosen.choice(MIDDLES)}{number}{chosen.choice(ENDINGS)}"


def fill(entries: int, chosen: random.Random) -> None:
    """Make public entries with what they offer and the words of their titles."""
    from django.utils import timezone

    from search import fallback
    from search.documents import Kind, SearchDocument
    from search.models import Entry
    from search.preparing import words_of
    from search.spelling.learning import learn
    from search.suggesting.keeping import keep

    for number in range(entries):
        title = " ".join(made_up(chosen) for _word in range(4)).capitalize()
        document = {
            "title": title,
            "people": [f"{made_up(chosen).capitalize()} Ahola"],
            "themes": [THEMES[number % len(THEMES)]],
            "organisations": [f"{chosen.choice(BEGINNINGS).capitalize()}yhdistys {number % ORGANISATIONS}"],
        }
        words = words_of(SearchDocument(kind=Kind.PAGE, language="fi", title=title, urls={}))
        entry = Entry.objects.create(
            model="bench.page",
            object_id=number,
            public=True,
            kind="page",
            language="fi",
            document=document,
            words=words,
        )
        keep(entry.pk, {"kind": "page", "language": "fi", "document": document})
        fallback.keep(entry.pk, words)
        learn([words["surface"]], on=timezone.localdate())


def percentiles(work: Callable[[str], Any], questions: Sequence[str]) -> str:
    """Return how long answers take: by the clock, and of the processor."""
    clock, processor = [], []
    for question in questions:
        started = time.perf_counter(), time.process_time()
        work(question)
        clock.append((time.perf_counter() - started[0]) * 1000)
        processor.append((time.process_time() - started[1]) * 1000)
    return f"by the clock {told(sorted(clock))}; of the processor {told(sorted(processor))}"


def told(times: Sequence[float]) -> str:
    """Return the middle and the end of `times`, which are in order, in words."""
    return f"p50 {times[len(times) // 2]:.1f} ms, p95 {times[int(len(times) * 0.95)]:.1f} ms"


def main() -> None:
    entries = int(sys.argv[1]) if len(sys.argv) > 1 else ENTRIES
    chosen = random.Random(1)
    with scratch_site():
        from django.db import connection, transaction

        from search.models import Spelling, Suggestion
        from search.spelling.correcting import best
        from search.suggesting.finding import suggest

        with transaction.atomic():
            fill(entries, chosen)
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")
        print(f"{connection.vendor}: {entries} entries, {Suggestion.objects.count()} beginnings, "
              f"{Spelling.objects.count()} words")  # fmt: skip
        typed = [made_up(chosen)[: chosen.randrange(2, 11)] for _call in range(CALLS)]
        print(f"  suggestions: {percentiles(lambda text: suggest(typed=text, language='fi'), typed)}")
        words = [made_up(chosen) for _call in range(CALLS // 4)]
        misspelt = [word[:4] + word[5] + word[4] + word[6:] for word in words]
        print(f"  did you mean: {percentiles(best, misspelt)}")


if __name__ == "__main__":
    main()
