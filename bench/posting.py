"""Measure what a statement costs when it is sent, side by side with a comment posted to django-comments-xtd.

    [DATABASE_URL=…] .venv/bin/python -m bench.posting [--rounds 15]

One comment on the whole with a name and an address for the receipt: the POST that stores it, with the form that was
shown before. Prints statements of SQL, transactions, processor time, and posts a second by one client and by four, both
sides in turn, each in a process and a database of its own in the same place. The other posts the same texts, names
and addresses as it comes, which sends a mail and stores nothing before its link is opened, and with the confirmation
off, which stores at once: that is the plain post that ours is compared with. Ours holds, looks for copies among the 200
latest, and writes the receipt's mail and the search's mark; every text is new, and its words were met before. At last
the period is extended again and again among the posts, to see whether an act upon it gets its turn.
"""

import argparse
import json
import statistics
import subprocess
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import timedelta
from typing import Any

from bench.corpus import text_of
from bench.peer import peer_python
from bench.posts import CLIENTS, WARM, Poster
from bench.scratch import ROOT, interleaved, scratch_site, told

POSTS = 20
"""Posts of a round."""

Measure = Callable[..., Any]
PLAIN = "django-comments-xtd, storing"


def main() -> None:
    parser = argparse.ArgumentParser(prog="bench.posting")
    parser.add_argument("--rounds", type=int, default=15)
    rounds = parser.parse_args().rounds
    with scratch_site() as home, peer() as ask:
        from django.db import connection
        from django.utils import timezone

        from tests.consultations.factories import open_consultation

        asked = open_consultation(home, timezone.now())
        poster = Poster(f"/fi/lausu/{asked.public_id}/", lambda number: form_of(asked, number), status=303)
        ways: dict[str, Measure] = {
            "ours": lambda what, *arguments: getattr(poster, what)(*arguments),
            PLAIN: lambda what, *arguments: ask("storing", what, *arguments),
            "django-comments-xtd, confirming": lambda what, *arguments: ask("confirming", what, *arguments),
        }
        for measure in ways.values():
            measure("one_by_one", WARM)
        print(f"{connection.vendor}, {rounds} rounds of {POSTS} posts")
        for name, measure in ways.items():
            said = measure("said")
            print(f"  {name}: {said['statements']} statements of SQL, writing transactions {said['transactions']}")
        alone = interleaved({name: lambda ask=ask: ask("one_by_one", POSTS) for name, ask in ways.items()}, rounds)
        together = interleaved(
            {name: lambda ask=ask: ask("together", POSTS * 2) for name, ask in ways.items()}, -(-rounds // 3)
        )
        waits = extensions_among_posts(asked, poster)
        poster_stored = asked.statements.count()
        assert poster_stored == poster.number, (poster_stored, poster.number)
    spent = {name: [statistics.median(each["milliseconds"]) for each in given] for name, given in alone.items()}
    report("ms of processor time a post", spent, lambda ours, theirs: theirs / ours)
    by_one = {name: [each["a_second"] for each in given] for name, given in alone.items()}
    report("posts a second by one client", by_one, lambda ours, theirs: ours / theirs)
    report(f"posts a second by {CLIENTS} clients", together, lambda ours, theirs: ours / theirs)
    print(f"  ours: {told(waits, f'ms until an extension among the posts of {CLIENTS} clients was done')}")


def extensions_among_posts(asked: Any, poster: Poster) -> list[float]:
    """Extend the period again and again while clients post; return the milliseconds that each took."""
    from django.utils import timezone

    from consultations import acts

    taken, day = [], timedelta(days=1)
    with ThreadPoolExecutor(1) as pool:
        posting = pool.submit(poster.together, POSTS * 10)
        while not posting.done():
            asked.refresh_from_db()
            later, started = asked.closes_at + day, time.monotonic()
            acts.extend(
                consultation=asked, closes_at=later, reason_fi="Syy.", reason_sv="Skäl.", by=None, at=timezone.now()
            )
            taken.append((time.monotonic() - started) * 1000)
            time.sleep(0.1)
        posting.result()
    return taken


def form_of(asked: Any, number: int) -> dict[str, Any]:
    """Return what a browser sends from the preview of a form that was handed out ten minutes ago."""
    from django.utils import timezone

    from consultations.tokens import issue_form_key
    from tests.consultations.factories import SECTIONS

    empty = ("organisation", "business_id", "role", "website", *(f"comment-{section}" for section in SECTIONS))
    return dict.fromkeys(empty, "") | {
        "capacity": "person",
        "name": f"Asukas {number}",
        "email": f"asukas{number}@posti.example",
        "comment": text_of(number),
        "key": issue_form_key(consultation=asked.public_id, at=timezone.now() - timedelta(minutes=10)),
        "action": "send",
    }


@contextmanager
def peer() -> Iterator[Measure]:
    """Start the other side with a database of its own beside ours; gives a function that asks it to measure."""
    from django.db import connection

    database = {name: connection.settings_dict[name] for name in ("ENGINE", "USER", "PASSWORD", "HOST", "PORT")}
    database["NAME"] = f"{connection.settings_dict['NAME']}_xtd"
    database["TEST"] = {"NAME": database["NAME"]}
    with subprocess.Popen(
        [peer_python(), "-m", "bench.comments_xtd_posting"],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None

        def say(line: dict[str, Any]) -> dict[str, Any]:
            print(json.dumps(line), file=process.stdin, flush=True)
            return json.loads(process.stdout.readline())

        def ask(way: str, what: str, *arguments: int) -> Any:
            answer = say({"way": way, "what": what, "arguments": arguments})
            posts = arguments[0] if arguments else 1
            assert (answer["stored"], answer["mails"]) == ((posts, 0) if way == "storing" else (0, posts)), answer
            return answer["answer"]

        say(database)
        yield ask
        process.stdin.close()


def report(unit: str, given: dict[str, list[float]], ratio_of: Callable[[float, float], float]) -> None:
    """Print the medians, and how many times as fast as the others ours is, round by round."""
    for name, values in given.items():
        line = f"  {name}: {told(values, unit)}"
        if name != "ours":
            ratios = [ratio_of(ours, theirs) for ours, theirs in zip(given["ours"], values, strict=True)]
            line += f"; ours is {told(ratios, 'times as fast')}"
        print(line)


if __name__ == "__main__":
    main()
