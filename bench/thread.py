"""Measure a consultation's page with 20 comments of 20, and with 20 comments of 2,000.

    [DATABASE_URL=…] .venv/bin/python -m bench.thread_page

Prints processor time, queries and bytes of the whole answer; the cost should follow what is shown, not the thread.
"""

import re
import time
from datetime import timedelta

from bench.scratch import interleaved, scratch_site, told

ROUNDS = 9
CALLS = 5
THREADS = (20, 2_000)


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

        addresses = {}
        print(f"{connection.vendor}, the newest 20 comments of a thread")
        for length in THREADS:
            page = add_page(home, slug=f"ohjelma-{length}")
            announce(page.consultation, now - timedelta(days=30), now + timedelta(days=7))
            fill(page.consultation, length, now - timedelta(days=20))
            addresses[length] = f"/fi/kuulemiset/ohjelma-{length}/"
            get(addresses[length])
            with CaptureQueriesContext(connection) as queries:
                content = get(addresses[length])
                shown = len(re.findall(rb'id="comment-[a-z0-9]{12}"', content))
            print(f"  {length} comments: {shown} shown, {len(queries)} queries, {len(content):,} bytes")
        given = interleaved(
            {str(length): lambda address=address: cpu_ms(address) for length, address in addresses.items()}, ROUNDS
        )
        for length, values in given.items():
            print(f"  {length} comments: {told(values, 'ms of processor time')}")
        ratios = [long / short for short, long in zip(*given.values(), strict=True)]
        print(f"  2,000 / 20: {told(ratios, 'times')}")


def fill(consultation, length, since) -> None:
    """Store `length` published comments, each of another organisation, a second apart."""
    from uuid import uuid4

    from consultations.models import Capacity, Comment, Consultation, Statement, Status
    from consultations.models.statement import hash_of

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
