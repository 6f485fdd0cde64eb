"""Anybody reports a published comment, once while it is open; the report waits for a moderator and hides nothing."""

from datetime import datetime, timedelta

import pytest
from django.db import IntegrityError, transaction

from consultations.models import Comment, Consultation, Status
from consultations.moderation.models import Outcome, Report, ReportReason
from consultations.moderation.reporting import (
    MOST_OPEN,
    AlreadyReported,
    NotPublic,
    close_reports,
    forget_reporters,
    report_comment,
    reporter_hash,
)
from hyte.pages.moments import HELSINKI
from hyte.users.models import User

pytestmark = pytest.mark.django_db


def report(comment: Comment, at: datetime, reporter: str = "lukija", text: str = "") -> Report | None:
    return report_comment(
        comment=comment, reason=ReportReason.INSULT, text=text, language="fi", reporter=reporter, at=at
    )


def test_a_report_is_due_like_a_comment_and_hides_nothing(published: Comment, now: datetime) -> None:
    made = report(published, now, text="Loukkaa\u202e meitä.\x00")
    assert made.due_at == datetime(2026, 10, 13, 16, 15, tzinfo=HELSINKI)
    assert made.text == "Loukkaa meitä."
    assert Comment.objects.get().status == Status.PUBLISHED


def test_a_comment_can_be_reported_after_the_deadline(published: Comment, now: datetime) -> None:
    closes_at = Consultation.objects.get().closes_at
    assert report(published, closes_at + timedelta(days=400)) is not None


@pytest.mark.parametrize("status", [Status.PENDING, Status.REJECTED, Status.WITHDRAWN])
def test_what_is_not_public_cannot_be_reported(comment: Comment, now: datetime, status: Status) -> None:
    Comment.objects.update(status=status)
    with pytest.raises(NotPublic):
        report(comment, now)


def test_a_reader_has_one_open_report_of_a_comment(published: Comment, now: datetime) -> None:
    report(published, now)
    with pytest.raises(AlreadyReported):
        report(published, now)
    report(published, now, reporter="toinen")
    assert Report.objects.count() == 2


def test_after_it_was_handled_the_same_reader_may_report_again(
    published: Comment, moderator: User, now: datetime
) -> None:
    report(published, now)
    assert close_reports(comment=published, outcome=Outcome.KEPT, by=moderator, at=now) == 1
    assert report(published, now) is not None


def test_a_flood_of_reports_is_kept_to_what_is_of_use(published: Comment, now: datetime) -> None:
    for number in range(MOST_OPEN):
        report(published, now, reporter=f"{number}")
    assert report(published, now, reporter="vielä yksi") is None
    assert Report.objects.count() == MOST_OPEN


def test_the_reporter_is_a_hash_that_is_forgotten(published: Comment, moderator: User, now: datetime) -> None:
    reporter = reporter_hash(address="192.0.2.7", browser="Selain 1.0")
    assert "192" not in reporter
    report(published, now, reporter=reporter)
    assert forget_reporters(at=now + timedelta(days=90)) == 0
    close_reports(comment=published, outcome=Outcome.KEPT, by=moderator, at=now)
    assert forget_reporters(at=now + timedelta(days=30)) == 0
    assert forget_reporters(at=now + timedelta(days=30, microseconds=1)) == 1


@pytest.mark.parametrize(
    "broken",
    [{"reason": "x"}, {"language": "en"}, {"outcome": "kept"}, {"handled_at": datetime(2026, 1, 1, tzinfo=HELSINKI)}],
)
def test_the_database_refuses_a_report_that_breaks_a_rule(
    published: Comment, now: datetime, broken: dict[str, object]
) -> None:
    values = {"comment": published, "reason": "insult", "language": "fi", "at": now, "due_at": now}
    with pytest.raises(IntegrityError), transaction.atomic():
        Report.objects.create(**values | broken)


def test_the_database_keeps_a_reader_to_one_open_report(published: Comment, now: datetime) -> None:
    report(published, now)
    values = {"reason": "other", "language": "fi", "at": now, "due_at": now, "reporter": "lukija"}
    with pytest.raises(IntegrityError), transaction.atomic():
        Report.objects.create(comment=published, **values)
