"""One form sent many times, a process that dies while it stores: real threads and processes on the real database."""

from __future__ import annotations

import os
import random
import signal
import time
from collections.abc import Iterable
from contextlib import suppress
from datetime import datetime
from uuid import UUID, uuid4

import pytest
from django.db.models import Count

from consultations.models import Consultation, Statement
from consultations.submission import KeyUsedForAnotherText, submit_statement
from hyte.mail.models import OutgoingMail
from hyte.pages.models import HomePage
from tests.consultations.factories import open_consultation, written
from tests.faults.killing import leave_what_is_the_parents
from tests.faults.scale import scaled
from tests.threads import at_once

pytestmark = pytest.mark.django_db(transaction=True)

REPEATED_POSTS, POSTS_UNDER_FIRE = 10_000, 5_000
THREADS = 6
"""Fewer than the connections of the pool, which the main thread uses, too."""
POSTS_A_FORM = 48
SEED = 20_261_012


@pytest.fixture
def consultation(languages: None, home_fi: HomePage, now: datetime) -> Consultation:
    return open_consultation(home_fi, now)


def test_a_form_makes_one_statement_however_often_it_is_sent_and_takes_no_other_text(
    consultation: Consultation, now: datetime
) -> None:
    for _form in range(scaled(REPEATED_POSTS) // POSTS_A_FORM):
        key = uuid4()

        def post(number: int, key: UUID = key) -> str:
            text = "Toinen teksti." if number == THREADS - 1 else "Kannatamme."
            try:
                return submit_statement(consultation=consultation, statement=written(text), key=key, at=now).token
            except KeyUsedForAnotherText:
                return "refused"

        answers = [answer for _round in range(POSTS_A_FORM // THREADS) for answer in at_once(THREADS, post)]
        assert len(set(answers) - {"refused"}) == 1
        assert "refused" in answers
        assert Statement.objects.filter(key=key).count() == 1


def test_who_sends_again_until_it_is_acknowledged_is_received_once_whatever_dies(
    consultation: Consultation, now: datetime
) -> None:
    """A process takes statements and is killed at a moment that chance picks; its client sends again what it must."""
    chance = random.Random(SEED)
    waiting = keys = [uuid4() for _number in range(scaled(POSTS_UNDER_FIRE))]
    deaths = 0
    while waiting:
        answered, killed = take_until_killed(
            consultation, waiting, now, answers=chance.randint(1, 60), seconds=chance.uniform(0, 0.02)
        )
        waiting = waiting[answered:]
        deaths += killed
    assert deaths > 1, f"seed {SEED}"
    stored = Statement.objects.annotate(parts=Count("comments")).values_list("key", "parts")
    assert sorted(stored) == sorted((key, 1) for key in keys)
    assert OutgoingMail.objects.count() == len(keys)


def take_until_killed(
    consultation: Consultation, keys: Iterable[UUID], at: datetime, *, answers: int, seconds: float
) -> tuple[int, bool]:
    """Take statements in a process that is killed `seconds` after so many answers.

    Returns how many statements it acknowledged, and whether it was killed before it had taken all.
    """
    heard, spoken = os.pipe()
    child = os.fork()
    if not child:
        with suppress(BaseException):
            leave_what_is_the_parents()
            for key in keys:
                sent = written("Kannatamme.", email="meri@yhdistys.example")
                submit_statement(consultation=consultation, statement=sent, key=key, at=at)
                os.write(spoken, b".")
        os._exit(0)
    os.close(spoken)
    with os.fdopen(heard, "rb") as answered:
        count = len(answered.read(answers))
        time.sleep(seconds)
        os.kill(child, signal.SIGKILL)
        count += len(answered.read())
    _pid, status = os.waitpid(child, 0)
    return count, os.WIFSIGNALED(status)
