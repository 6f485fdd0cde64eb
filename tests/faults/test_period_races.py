"""Real threads on the real database: statements against the deadline, against its extension, against an early end."""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import uuid4

import pytest
from django.db.models import Max

from consultations import acts
from consultations.acts import ActRefused
from consultations.models import Act, Consultation, PeriodAct, Statement
from consultations.submission import ConsultationNotOpen, submit_statement
from tests.consultations.factories import announce, written
from tests.consultations.test_concurrency import at_once
from tests.faults.scale import scaled

pytestmark = pytest.mark.django_db(transaction=True)

POSTS, INTERLEAVINGS = 20_000, 2_000
THREADS = 6
"""Fewer than the connections of the pool, which the main thread uses, too."""
DAY, INSTANT = timedelta(days=1), timedelta(microseconds=1)
REASONS = {"reason_fi": "Syy.", "reason_sv": "Skäl.", "by": None}


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


@pytest.mark.usefixtures("languages")
def test_acts_and_statements_at_once_leave_one_true_story(now: datetime) -> None:
    for number in range(scaled(INTERLEAVINGS)):
        race(announced(now), now, number)


def race(consultation: Consultation, now: datetime, number: int) -> None:
    """Extend, close early and send, all at once; then hold the outcome against what was recorded."""
    instants = [now, consultation.closes_at - INSTANT, consultation.closes_at, consultation.closes_at + 2 * DAY]

    def extend() -> bool:
        later = consultation.closes_at + (1 + number % 2) * DAY
        acts.extend(consultation=consultation, closes_at=later, at=now, **REASONS)
        return True

    def close() -> bool:
        acts.close_early(consultation=consultation, at=now, **REASONS)
        return True

    work = [extend, close, extend, *(lambda at=at: arrives(consultation, at) for at in instants)]

    def do(place: int) -> bool | None:
        try:
            return work[(place + number) % len(work)]()
        except ActRefused:
            return None

    at_once(len(work), do)
    is_one_story(consultation)
    last = Consultation.objects.get(pk=consultation.pk).closes_at
    assert not arrives(consultation, last)
    assert arrives(consultation, last - INSTANT)


def is_one_story(consultation: Consultation) -> None:
    """Check that every act followed on the one before it, and that no statement came after every deadline."""
    rows = list(PeriodAct.objects.filter(consultation=consultation).order_by("pk"))
    for before, after in zip(rows, rows[1:], strict=False):
        assert (after.closes_at > before.closes_at) == (after.act == Act.EXTENDED)
    assert Consultation.objects.get(pk=consultation.pk).closes_at == rows[-1].closes_at
    received = set(Statement.objects.filter(consultation=consultation).values_list("submitted_at", flat=True))
    assert all(at < max(row.closes_at for row in rows) for at in received)
