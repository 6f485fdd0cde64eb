"""Real threads on the real database: statements that arrive about the deadline."""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import uuid4

import pytest
from django.db.models import Max

from consultations.models import Consultation, Statement
from consultations.submission import ConsultationNotOpen, submit_statement
from tests.consultations.factories import announce, written
from tests.faults.scale import scaled
from tests.threads import at_once

pytestmark = pytest.mark.django_db(transaction=True)

POSTS = 20_000
THREADS = 6
"""Fewer than the connections of the pool, which the main thread uses, too."""
DAY = timedelta(days=1)


def announced(now: datetime) -> Consultation:
    """Return a consultation, without pages, that is open from a day before `now` to a day after it."""
    consultation = Consultation.objects.create()
    announce(consultation, now - DAY, now + DAY)
    return Consultation.objects.get(pk=consultation.pk)


def arrives(consultation: Consultation, at: datetime) -> bool:
    """Send a statement that arrives at `at`; return whether it was received."""
    try:
        submit_statement(consultation=consultation, statement=written(), key=uuid4(), at=at)
    except ConsultationNotOpen:
        return False
    return True


@pytest.mark.usefixtures("languages")
def test_around_the_deadline_the_clock_alone_decides(now: datetime) -> None:
    """Statements that arrive within 50 ms of the deadline: all before it are received, none at it or after it."""
    consultation = announced(now)
    each = scaled(POSTS) // THREADS
    step = timedelta(milliseconds=100) / each

    def post(number: int) -> list[tuple[datetime, bool]]:
        instants = [consultation.closes_at + (place - each // 2) * step for place in range(each)]
        return [(at, arrives(consultation, at)) for at in instants]

    results = [result for results in at_once(THREADS, post) for result in results]
    assert [at for at, received in results if received != (at < consultation.closes_at)] == []
    assert Statement.objects.count() == sum(received for _at, received in results)
    assert Statement.objects.aggregate(last=Max("submitted_at"))["last"] < consultation.closes_at
