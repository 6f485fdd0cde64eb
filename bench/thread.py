"""Measure a consultation's page with threads of 1 to 10,000 comments, side by side with django-comments-xtd.

    [DATABASE_URL=…] .venv/bin/python -m bench.thread

Prints processor time, queries and bytes, raw and compressed, of the first and the last page, and on PostgreSQL the
blocks that its queries read: the cost should follow what is shown, not the thread. So it should for the parts of a
thread of which every other comment is in Swedish and on a section, for the feed of its comments and for the list of who
gave them. The same comments are then shown by django-comments-xtd, which shows them all, in an environment of its own
below `var/` (installed on the first run).
"""

import gzip
import json
import re
import subprocess
import time
from datetime import timedelta

from bench.corpus import text_of
from bench.peer import peer_python
from bench.scratch import ROOT, interleaved, scratch_site, told

ROUNDS = 9
CALLS = 5
THREADS = (1, 20, 100, 1_000, 10_000)
FULL_PAGE = 20
"""The thread that just fills a page: as many comments are shown as of the longer ones, which are compared with it."""

PARTED = (FULL_PAGE, 10_000)
"""The threads of which parts, feed and givers are measured."""


def main() -> None:
    with scratch_site() as home:
        from django.db import connection
        from django.test import Client
        from django.test.utils import CaptureQueriesContext
        from django.urls import reverse
        from django.utils import timezone

        from tests.consultations.factories import SECTIONS, add_page, announce
        from tests.consultations.long_threads import fill

        client = Client()
        now = timezone.now()

        def get(address: str) -> bytes:
            answer = client.get(address)
            assert answer.status_code == 200, answer.status_code
            return answer.content

        def cpu_ms(address: str) -> float:
            started = time.process_time()
            for _call in range(CALLS):
                get(address)
            return (time.process_time() - started) * 1000 / CALLS

        addresses, sizes, compressed = {}, {}, {}
        print(f"{connection.vendor}, at most twenty comments of a thread")
        for length in THREADS:
            page = add_page(home, slug=f"ohjelma-{length}")
            announce(page.consultation, now - timedelta(days=30), now + timedelta(days=7))
            fill(page.consultation, length, now - timedelta(days=20), text_of)
            first = f"/fi/kuulemiset/ohjelma-{length}/"
            addresses[f"{length}, first page"] = first
            if length > FULL_PAGE:
                addresses[f"{length}, last page"] = f"{first}?after={beside_the_last_page(page.consultation)}"
            if length in PARTED:
                divide(page.consultation, length)
                addresses[f"{length}, in Swedish"] = f"{first}?language=sv"
                addresses[f"{length}, on a section"] = f"{first}?section={SECTIONS[0]}"
                addresses[f"{length}, feed"] = reverse("comments_feed", args=[page.consultation.public_id])
                addresses[f"{length}, givers"] = f"/fi/lausunnonantajat/{page.consultation.public_id}/"
        for name, address in addresses.items():
            get(address)
            with CaptureQueriesContext(connection) as queries:
                content = get(address)
            shown = len(re.findall(rb'id="comment-[a-z0-9]{12}"', content))
            sizes[name], compressed[name] = len(content), len(gzip.compress(content))
            read = f", {blocks(queries.captured_queries)} blocks" if connection.vendor == "postgresql" else ""
            print(f"  {name}: {shown} shown, {len(queries)} queries{read}, "
                  f"{sizes[name]:,} bytes, {compressed[name]:,} as gzip")  # fmt: skip
        works = {name: lambda address=address: cpu_ms(address) for name, address in addresses.items()}
        given = interleaved(works, ROUNDS)
    for name, values in given.items():
        base = given.get(f"{FULL_PAGE}, {name.split(', ')[1]}", given[f"{FULL_PAGE}, first page"])
        ratios = [long / short for short, long in zip(base, values, strict=True)]
        print(f"  {name}: {told(values, 'ms of processor time')}; / {FULL_PAGE}: {told(ratios, 'times')}")
    for length in THREADS[3:]:
        first, last = (given[f"{length}, {which} page"] for which in ("first", "last"))
        ratios = [late / early for early, late in zip(first, last, strict=True)]
        print(f"  {length}, last page / first page: {told(ratios, 'times')}")
    print(f"  largest page: {max(sizes.values()):,} bytes, {max(compressed.values()):,} as gzip")
    firsts = {length: f"{length}, first page" for length in THREADS}
    compare({length: (sizes[name], compressed[name], min(given[name])) for length, name in firsts.items()})


def divide(consultation, length: int) -> None:
    """Put every other comment into Swedish and on the first section, with the counts that are kept of the parts."""
    from django.db.models import F

    from consultations.models import Section, ThreadCount

    odd = consultation.comments.annotate(odd=F("pk") % 2).filter(odd=1)
    section = Section.objects.filter(consultation=consultation).first()
    half = odd.update(language="sv", section=section)
    ThreadCount.objects.filter(consultation=consultation).update(published=length - half)
    ThreadCount.objects.create(consultation=consultation, language="sv", section=section, published=half)


def beside_the_last_page(consultation) -> str:
    """Return the public id of the comment after which the last twenty come, the newest first."""
    return consultation.comments.order_by("statement_id", "pk").values_list("public_id", flat=True)[20]


def blocks(queries: list[dict[str, str]]) -> int:
    """Return how many blocks of 8 KB PostgreSQL reads for some queries, from its memory or from the disk."""
    from django.db import connection

    number = 0
    with connection.cursor() as cursor:
        for query in queries:
            cursor.execute(f"EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) {query['sql']}")
            plan = cursor.fetchone()[0][0]["Plan"]
            number += plan["Shared Hit Blocks"] + plan["Shared Read Blocks"]
    return number


def compare(ours: dict[int, tuple[int, int, float]]) -> None:
    """Show the same threads by django-comments-xtd and print both side by side; ours are bytes, gzip, milliseconds."""
    command = [peer_python(), "-m", "bench.comments_xtd", *map(str, THREADS)]
    told_by_peer = subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True)
    print("django-comments-xtd, the whole thread (in memory: nothing is asked over a connection)")
    for length, page in json.loads(told_by_peer.stdout).items():
        size, packed, milliseconds = ours[int(length)]
        print(f"  {length}: {page['queries']} queries, {page['bytes']:,} bytes, {page['gzip']:,} as gzip, "
              f"{page['milliseconds']:.0f} ms; theirs / ours {page['bytes'] / size:.1f} times the bytes, "
              f"{page['gzip'] / packed:.1f} as gzip, "
              f"{page['milliseconds'] / milliseconds:.1f} times the processor time")  # fmt: skip


if __name__ == "__main__":
    main()
