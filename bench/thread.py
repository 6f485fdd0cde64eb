"""Measure a consultation's page with threads of 20, 1,000 and 10,000 comments, beside django-comments-xtd.

    [DATABASE_URL=…] .venv/bin/python -m bench.thread

Prints processor time, queries and bytes of the first and the last page: the cost should follow what is shown, not the
thread. The same number of comments of the same length is then shown by django-comments-xtd, which shows them all, in
an environment of its own below `var/` (installed on the first run).
"""

import json
import re
import subprocess
import sys
import time
from datetime import timedelta

from bench.scratch import ROOT, interleaved, scratch_site, told

ROUNDS = 9
CALLS = 5
THREADS = (20, 1_000, 10_000)
"""The shortest fills one page: the same twenty comments are shown of each."""

PEER = ROOT / "var" / "bench-comments-xtd"


def main() -> None:
    with scratch_site() as home:
        from django.db import connection
        from django.test import Client
        from django.test.utils import CaptureQueriesContext
        from django.utils import timezone

        from tests.consultations.factories import add_page, announce

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

        addresses, sizes = {}, {}
        print(f"{connection.vendor}, twenty comments of a thread")
        for length in THREADS:
            page = add_page(home, slug=f"ohjelma-{length}")
            announce(page.consultation, now - timedelta(days=30), now + timedelta(days=7))
            fill(page.consultation, length, now - timedelta(days=20))
            first = f"/fi/kuulemiset/ohjelma-{length}/"
            addresses[f"{length}, first page"] = first
            if length > THREADS[0]:
                addresses[f"{length}, last page"] = f"{first}?after={beside_the_last_page(page.consultation)}"
        for name, address in addresses.items():
            get(address)
            with CaptureQueriesContext(connection) as queries:
                content = get(address)
            shown = len(re.findall(rb'id="comment-[a-z0-9]{12}"', content))
            sizes[name] = len(content)
            print(f"  {name}: {shown} shown, {len(queries)} queries, {len(content):,} bytes")
        works = {name: lambda address=address: cpu_ms(address) for name, address in addresses.items()}
        given = interleaved(works, ROUNDS)
    base = given.pop(f"{THREADS[0]}, first page")
    print(f"  {THREADS[0]}: {told(base, 'ms of processor time')}")
    for name, values in given.items():
        ratios = [long / short for short, long in zip(base, values, strict=True)]
        print(f"  {name} / {THREADS[0]}: {told(ratios, 'times')}")
    longest = f"{THREADS[-1]}, first page"
    compare(sizes[longest], min(given[longest]))


def beside_the_last_page(consultation) -> str:
    """Return the public id of the comment after which the last twenty come, the newest first."""
    return consultation.comments.order_by("submitted_at", "pk").values_list("public_id", flat=True)[20]


def compare(size: int, milliseconds: float) -> None:
    """Show the same threads by django-comments-xtd and print how many times more the longest costs there."""
    python = PEER / "bin" / "python"
    if not python.exists():
        subprocess.run([sys.executable, "-m", "venv", PEER], check=True)
        lock = ROOT / "bench" / "comments-xtd.lock"
        subprocess.run([python, "-m", "pip", "install", "--quiet", "--require-hashes", "-r", lock], check=True)
    lengths = [str(length) for length in THREADS]
    told_by_peer = subprocess.run(
        [python, "-m", "bench.comments_xtd", *lengths], cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True
    )
    print("django-comments-xtd, the whole thread")
    pages = json.loads(told_by_peer.stdout)
    for length, page in pages.items():
        print(f"  {length}: {page['queries']} queries, {page['bytes']:,} bytes, {page['milliseconds']:.0f} ms")
    longest = pages[lengths[-1]]
    print(f"  {lengths[-1]} comments, theirs / ours: {longest['bytes'] / size:.0f} times the bytes, "
          f"{longest['milliseconds'] / milliseconds:.0f} times the processor time")  # fmt: skip


def fill(consultation, length, since) -> None:
    """Store `length` published comments, each of another organisation, a second apart."""
    from uuid import uuid4

    from consultations.models import Capacity, Comment, Consultation, Statement, Status
    from consultations.models.comment import hash_of

    statements = Statement.objects.bulk_create(
        Statement(
            consultation=consultation,
            language="fi",
            capacity=Capacity.ORGANISATION,
            organisation=f"Yhdistys {number} ry",
            submitted_at=since + timedelta(seconds=number),
            key=uuid4(),
            fingerprint="",
            token_hash=uuid4().hex,
        )
        for number in range(length)
    )
    text = "Kannatamme ohjelmaa. " * 30
    Comment.objects.bulk_create(
        Comment(
            statement=statement,
            consultation=consultation,
            text=text,
            text_hash=hash_of("", text),
            language=statement.language,
            published_at=statement.submitted_at,
            status=Status.PUBLISHED,
            submitted_at=statement.submitted_at,
        )
        for statement in statements
    )
    Consultation.objects.filter(pk=consultation.pk).update(published_comments=length, published_statements=length)


if __name__ == "__main__":
    main()
