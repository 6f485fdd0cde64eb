"""Take a report of a comment, and say what came of it. A report raises the comment in the queue and hides nothing."""

from __future__ import annotations

from datetime import datetime

from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser
from django.db import IntegrityError, transaction

from consultations.models import Comment, ModerationSettings, Status
from consultations.moderation.models import Outcome, Report, ReportReason
from consultations.text import clean_text
from hyte.network import keyed_hash

MOST_OPEN = 50
"""Open reports kept of one comment; by then it has long been first in the queue, and more would tell nothing new."""


class AlreadyReported(Exception):
    """The same reader has reported the comment already, and nobody has handled it yet."""


class NotPublic(Exception):
    """Only what the public reads can be reported."""


def reporter_hash(*, address: str, browser: str) -> str:
    """Return what tells one reader from another without saying who it is."""
    return keyed_hash(address, browser, key=settings.SECRET_KEY, purpose="reporter")


def report_comment(
    *, comment: Comment, reason: ReportReason, text: str, language: str, reporter: str, at: datetime
) -> Report | None:
    """Store a report, in time or after the deadline. `None` when the comment has more open ones than are of use.

    Raises `NotPublic` and `AlreadyReported`.
    """
    if not Comment.objects.published().filter(pk=comment.pk).exists():
        raise NotPublic
    if Report.objects.open().filter(comment=comment, reporter=reporter).exists():
        raise AlreadyReported
    if Report.objects.open().filter(comment=comment).count() >= MOST_OPEN:
        return None
    try:
        with transaction.atomic():
            return Report.objects.create(
                comment=comment,
                reason=reason,
                text=clean_text(text),
                language=language,
                reporter=reporter,
                at=at,
                due_at=ModerationSettings.current().due_at(at),
            )
    except IntegrityError as error:  # the same reader in two windows at once
        raise AlreadyReported from error


def close_reports(
    *, comment: Comment, outcome: Outcome, by: AbstractBaseUser | None, at: datetime, newest: int | None = None
) -> int:
    """Mark the open reports of `comment` as handled; return how many there were.

    `newest` is the key of the last one that was on the screen: what has come after it nobody has read, and it waits.
    """
    reports = Report.objects.open().filter(comment=comment)
    if newest is not None:
        reports = reports.filter(pk__lte=newest)
    return reports.update(handled_at=at, handled_by=by, outcome=outcome)


def close_gone(*, at: datetime) -> int:
    """Close the reports of comments that their authors have withdrawn meanwhile; return how many."""
    gone = Report.objects.open().filter(comment__status=Status.WITHDRAWN)
    return Report.objects.filter(pk__in=gone.values("pk")).update(handled_at=at, outcome=Outcome.GONE)


def forget_reporters(*, at: datetime) -> int:
    """Forget who reported what was handled long ago; return how many reports."""
    return Report.objects.with_a_reporter_to_forget(at).update(reporter="")
