"""Many moderators and an author on one comment at the same time, on the real database: nothing is lost, and nothing
that nobody has seen is approved."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta

import pytest
from django.db import connection, transaction

from consultations.corrections import Correction, CorrectionRefused, correct_statement
from consultations.decisions import CoversChanged, DecisionRefused, decide
from consultations.locking import lock_consultation
from consultations.models import Comment, Consultation, CoverReason, Decision, Redaction, Status
from consultations.moderation.covering import redact
from consultations.moderation.judging import Seen, Verdict, judge_many
from consultations.moderation.models import Report
from consultations.moderation.reporting import AlreadyReported, report_comment
from consultations.undoing import undo, undo_many
from consultations.withdrawal import withdraw_statement
from hyte.pages.models import HomePage
from hyte.users.models import User
from tests.consultations.factories import add_page, announce, open_consultation, send, sent_comment
from tests.threads import LONG, at_once, wait_until_waiting

pytestmark = pytest.mark.django_db(transaction=True)
ROUNDS = 5
with_locks_of_rows = pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite has one writer at a time")


@pytest.fixture
def consultation(languages: None, home_fi: HomePage, now: datetime) -> Consultation:
    return open_consultation(home_fi, now)


def counts() -> tuple[int, int]:
    return Consultation.objects.values_list("published_comments", "published_statements").get()


@pytest.mark.smoke
@pytest.mark.parametrize("moderators", [2, 20])
def test_of_many_moderators_one_decides_the_others_are_told_and_the_counts_are_right(
    consultation: Consultation, moderator: User, now: datetime, moderators: int
) -> None:
    comment = sent_comment(consultation, now)

    def judge(number: int) -> str:
        to = Status.PUBLISHED if number % 2 else Status.REJECTED
        seen = Comment.objects.get(pk=comment.pk)
        seen.status = Status.PENDING
        try:
            decide(comment=seen, to=to, by=moderator, at=now, text_hash=comment.text_hash, public_reason="Syy.")
        except DecisionRefused:
            return "told"
        return "decided"

    assert sorted(at_once(moderators, judge)) == ["decided"] + ["told"] * (moderators - 1)
    decided = Comment.objects.get().status
    assert Decision.objects.get().to_status == decided
    assert counts() == ((1, 1) if decided == Status.PUBLISHED else (0, 0))


def test_an_approval_and_a_correction_never_make_an_unseen_text_public(
    consultation: Consultation, moderator: User, now: datetime
) -> None:
    for _round in range(ROUNDS):
        comment = sent_comment(consultation, now)

        def act(number: int, comment: Comment = comment) -> str:
            try:
                if number == 0:
                    correction = Correction(comment.public_id, "Aivan muuta.", comment.text_hash)
                    correct_statement(statement=comment.statement, corrections=[correction], at=now)
                    return "corrected"
                seen = Comment.objects.get(pk=comment.pk)
                seen.status = Status.PENDING
                decide(comment=seen, to=Status.PUBLISHED, by=moderator, at=now, text_hash=comment.text_hash)
            except (DecisionRefused, CorrectionRefused):
                return "told"
            return "published"

        results = at_once(4, act)
        now_stored = Comment.objects.get(pk=comment.pk)
        assert sorted(results) in (["corrected", "told", "told", "told"], ["published", "told", "told", "told"])
        if now_stored.status == Status.PUBLISHED:
            assert now_stored.text == "Kannatamme."


def test_a_withdrawal_and_a_decision_leave_one_story(
    consultation: Consultation, moderator: User, now: datetime
) -> None:
    for _round in range(ROUNDS):
        comment = sent_comment(consultation, now)

        def act(number: int, comment: Comment = comment) -> None:
            if number == 0:
                withdraw_statement(statement=comment.statement, at=now)
                return
            seen = Comment.objects.get(pk=comment.pk)
            seen.status = Status.PENDING
            try:
                decide(comment=seen, to=Status.PUBLISHED, by=moderator, at=now, text_hash=comment.text_hash)
            except DecisionRefused:
                return

        at_once(3, act)
        assert Comment.objects.get(pk=comment.pk).status == Status.WITHDRAWN
        assert counts() == (0, 0)
        path = list(Decision.objects.filter(comment=comment).order_by("pk").values_list("from_status", "to_status"))
        assert path in (
            [("pending", "withdrawn")],
            [("pending", "published"), ("published", "withdrawn")],
        )


def test_a_decision_is_undone_once_however_many_try(consultation: Consultation, moderator: User, now: datetime) -> None:
    comment = sent_comment(consultation, now)
    made = decide(comment=comment, to=Status.PUBLISHED, by=moderator, at=now, text_hash=comment.text_hash)

    def take_back(_number: int) -> bool:
        try:
            undo(decision=Decision.objects.get(pk=made.pk), by=moderator, at=now + timedelta(minutes=1))
        except DecisionRefused:
            return False
        return True

    assert sum(at_once(8, take_back)) == 1
    assert (Comment.objects.get().status, counts()) == (Status.PENDING, (0, 0))


def test_bulk_decisions_over_the_same_comments_decide_each_once(
    consultation: Consultation, moderator: User, now: datetime
) -> None:
    seen = [Seen.read(Seen.written(send(consultation, now, f"{n}.").statement.comments.get())) for n in range(10)]

    def sweep(number: int) -> int:
        order = seen if number % 2 else seen[::-1]
        outcomes = judge_many(seen=order, verdict_in=lambda _l: Verdict(Status.PUBLISHED), by=moderator, at=now)
        return len(outcomes.decided)

    assert sum(at_once(4, sweep)) == 10
    assert (Decision.objects.count(), counts()) == (10, (10, 10))


@pytest.fixture
def crosswise(consultation: Consultation, home_fi: HomePage, now: datetime) -> list[Comment]:
    """Comments on two consultations, the earlier one on the later consultation."""
    other = add_page(home_fi, slug="toinen").consultation
    announce(other, consultation.opens_at, consultation.closes_at)
    return [sent_comment(other, now), sent_comment(consultation, now)]


def done_while_both_are_wanted(comments: list[Comment], work: Callable[[], int]) -> int:
    """Return what comes of `work` while somebody has the first consultation, and then asks for the other one."""
    other, first = (comment.consultation_id for comment in comments)

    def run() -> int:
        try:
            with transaction.atomic():  # as is every writing request of staff
                return work()
        finally:
            connection.close()

    with ThreadPoolExecutor(1) as pool:
        with transaction.atomic():
            lock_consultation(first)
            working = pool.submit(run)
            wait_until_waiting(1)
            lock_consultation(other)
        return working.result(LONG)


@with_locks_of_rows
def test_who_decides_over_two_consultations_keeps_nobody_from_one_while_waiting_for_the_other(
    crosswise: list[Comment], moderator: User, now: datetime
) -> None:
    seen = [Seen.read(Seen.written(comment)) for comment in crosswise]

    def sweep() -> int:
        outcomes = judge_many(seen=seen, verdict_in=lambda _l: Verdict(Status.PUBLISHED), by=moderator, at=now)
        return len(outcomes.decided)

    assert done_while_both_are_wanted(crosswise, sweep) == 2


@with_locks_of_rows
def test_who_takes_back_over_two_consultations_keeps_nobody_from_one_while_waiting_for_the_other(
    crosswise: list[Comment], moderator: User, now: datetime
) -> None:
    for comment in crosswise:
        decide(comment=comment, to=Status.PUBLISHED, by=moderator, at=now, text_hash=comment.text_hash)

    def take_back() -> int:
        return len(undo_many(decisions=Decision.objects.all(), by=moderator, at=now).undoings)

    assert done_while_both_are_wanted(crosswise, take_back) == 2
    assert set(Comment.objects.values_list("status", flat=True)) == {Status.PENDING}


def test_of_many_who_cover_at_once_one_does_and_a_hiding_waits(
    consultation: Consultation, moderator: User, now: datetime
) -> None:
    comment = sent_comment(consultation, now)
    decide(comment=comment, to=Status.PUBLISHED, by=moderator, at=now, text_hash=comment.text_hash)

    seen = Comment.objects.get().seen_hash

    def act(number: int) -> int:
        fresh = Comment.objects.get(pk=comment.pk)
        fresh.status = Status.PUBLISHED
        if number == 0:
            decide(
                comment=fresh, to=Status.HIDDEN, by=moderator, at=now, text_hash=fresh.text_hash, public_reason="Syy."
            )
            return 0
        reason = CoverReason.PERSONAL_DATA
        try:
            redact(comment=fresh, spans=[(0, number)], reason=reason, by=moderator, at=now, seen_hash=seen)
        except CoversChanged:
            return 0
        return number

    covered = max(at_once(4, act))
    stored = Comment.objects.get()
    assert (stored.status, Redaction.objects.get().spans) == (Status.HIDDEN, [[0, covered]])
    assert stored.redacted_text == "[henkilötieto peitetty]" + stored.text[covered:]


def test_one_reader_in_many_windows_makes_one_report(
    consultation: Consultation, moderator: User, now: datetime
) -> None:
    comment = sent_comment(consultation, now)
    decide(comment=comment, to=Status.PUBLISHED, by=moderator, at=now, text_hash=comment.text_hash)

    def report(_number: int) -> bool:
        try:
            report_comment(comment=comment, reason="insult", text="", language="fi", reporter="lukija", at=now)
        except AlreadyReported:
            return False
        return True

    assert sum(at_once(8, report)) == 1
    assert Report.objects.count() == 1
