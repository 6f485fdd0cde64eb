"""One form sent many times, a process that dies while it stores, many hands on one comment: real threads and processes
on the real database."""

from __future__ import annotations

import os
import random
import signal
import time
from collections.abc import Iterable
from contextlib import suppress
from datetime import datetime
from itertools import pairwise
from uuid import UUID, uuid4

import pytest
from django.db.models import Count

from consultations.corrections import Correction, CorrectionRefused, correct_statement
from consultations.decisions import DecisionRefused, decide
from consultations.models import Comment, Consultation, Decision, Statement, Status
from consultations.submission import KeyUsedForAnotherText, submit_statement
from consultations.withdrawal import withdraw_statement
from hyte.mail.models import OutgoingMail
from hyte.pages.models import HomePage
from hyte.users.models import User
from tests.consultations.conftest import moderator  # noqa: F401 — the fixture
from tests.consultations.factories import open_consultation, sent_comment, written
from tests.consultations.test_concurrency import at_once
from tests.faults.killing import leave_what_is_the_parents
from tests.faults.scale import scaled

pytestmark = pytest.mark.django_db(transaction=True)

REPEATED_POSTS, POSTS_UNDER_FIRE, INTERLEAVINGS = 10_000, 5_000, 10_000
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


def test_many_hands_on_one_comment_leave_one_story(
    consultation: Consultation,
    moderator: User,  # noqa: F811 — the fixture
    now: datetime,
) -> None:
    """Moderators publish, reject and hide, the author corrects and withdraws, each by what was on the screen."""
    for number in range(scaled(INTERLEAVINGS) // THREADS):
        comment = sent_comment(consultation, now, f"Luettu {number}.")
        work = [Status.PUBLISHED, "correct", Status.REJECTED, Status.PUBLISHED, Status.HIDDEN, "withdraw"]

        def act(place: int, comment: Comment = comment, number: int = number, work: list = work) -> None:
            with suppress(DecisionRefused, CorrectionRefused):
                do(work[(place + number) % len(work)], comment, moderator, now)

        at_once(THREADS, act)
        is_one_story(comment)
    published = Comment.objects.filter(status=Status.PUBLISHED).count()
    consultation.refresh_from_db()
    assert (consultation.published_comments, consultation.published_statements) == (published, published)


def do(what: str, comment: Comment, by: User, at: datetime) -> None:
    """Do one thing to what was on somebody's screen: the first text, in the status that the thing presupposes."""
    if what == "correct":
        correction = Correction(comment.public_id, "Vaihdettu.", comment.text_hash)
        correct_statement(statement=comment.statement, corrections=[correction], at=at)
    elif what == "withdraw":
        withdraw_statement(statement=comment.statement, at=at)
    else:
        seen = Comment.objects.get(pk=comment.pk)
        seen.status = Status.PUBLISHED if what == Status.HIDDEN else Status.PENDING
        decide(comment=seen, to=Status(what), by=by, at=at, text_hash=comment.text_hash, public_reason="Syy.")


def is_one_story(comment: Comment) -> None:
    """Check that each decision followed on the one before it and was about the text that stands there."""
    decisions = list(Decision.objects.filter(comment=comment).order_by("pk"))
    stored = Comment.objects.get(pk=comment.pk)
    assert all(before.to_status == after.from_status for before, after in pairwise(decisions))
    assert stored.status == (decisions[-1].to_status if decisions else Status.PENDING)
    judged = {decision.text_hash for decision in decisions if decision.to_status == Status.PUBLISHED}
    assert judged <= {comment.text_hash}
    assert stored.status != Status.PUBLISHED or stored.text_hash == comment.text_hash
