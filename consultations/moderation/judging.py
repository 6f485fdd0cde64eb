"""What moderators do in the queue: decide about comments and files one by one or many at once, and answer reports."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction

from consultations.decisions import DecisionRefused, decide
from consultations.locking import lock_consultations
from consultations.models import Comment, Decision, Status
from consultations.models.comment import hash_of_words
from consultations.moderation.covering import check_covers
from consultations.moderation.models import Outcome, Report
from consultations.moderation.reporting import close_reports


@dataclass(frozen=True)
class Verdict:
    """What is to become of a comment, and why."""

    to: Status
    rule: str = ""
    public_reason: str = ""
    internal_note: str = ""


@dataclass(frozen=True)
class Seen:
    """A comment as a moderator saw it: its number, its status, the hash of its words and covers, its newest report."""

    pk: int
    status: str
    seen_hash: str
    newest_report: int = 0

    @classmethod
    def read(cls, value: str) -> Seen:
        """Return what a form carried as number:status:hash:report. Raises `ValueError`."""
        pk, status, seen_hash, *newest_report = value.split(":")
        return cls(int(pk), Status(status), seen_hash, *map(int, newest_report[:1]))

    @staticmethod
    def written(comment: Comment) -> str:
        """Return what a form carries. A comment in a list comes with its `open_reports`; of others they are asked."""
        fetched = getattr(comment, "open_reports", None)
        reports = Report.objects.open().filter(comment=comment) if fetched is None else fetched
        newest_report = max((report.pk for report in reports), default=0)
        return f"{comment.pk}:{comment.status}:{comment.seen_hash}:{newest_report}"


@dataclass
class Outcomes:
    """What came of a decision about many comments."""

    decided: list[Decision] = field(default_factory=list)
    refused: list[DecisionRefused] = field(default_factory=list)


@transaction.atomic
def judge(*, comment: Comment, verdict: Verdict, by: AbstractBaseUser, at: datetime, seen_hash: str) -> Decision:
    """Decide about a comment; what takes it out of the public answers its open reports.

    `seen_hash` is that of the words and covers that were on the screen. Raises `DecisionRefused`, as `CoversChanged`
    when somebody has covered or uncovered words since.
    """
    check_covers(comment, seen_hash)
    decision = decide(
        comment=comment,
        to=verdict.to,
        by=by,
        at=at,
        text_hash=hash_of_words(seen_hash),
        rule=verdict.rule,
        public_reason=verdict.public_reason,
        internal_note=verdict.internal_note,
    )
    if verdict.to == Status.HIDDEN:
        close_reports(comment=comment, outcome=Outcome.ACTED, by=by, at=at)
    return decision


@transaction.atomic
def judge_many(
    *, seen: Iterable[Seen], verdict_in: Callable[[str], Verdict], by: AbstractBaseUser, at: datetime
) -> Outcomes:
    """Decide the same about many comments, each by itself: one that is refused does not keep back the others.

    `verdict_in` gives the decision with its reason in the language of a comment.
    """
    outcomes = Outcomes()
    wanted = {each.pk: each for each in seen}
    # Each marks its statement for the search, whose entries are locked in this order, too.
    comments = Comment.objects.filter(pk__in=wanted).select_related("statement").order_by("statement_id", "pk")
    lock_consultations(comment.consultation_id for comment in comments)
    for comment in comments:
        comment.status = wanted[comment.pk].status
        try:
            decision = judge(
                comment=comment,
                verdict=verdict_in(comment.language),
                by=by,
                at=at,
                seen_hash=wanted[comment.pk].seen_hash,
            )
        except DecisionRefused as refused:
            outcomes.refused.append(refused)
        else:
            outcomes.decided.append(decision)
    return outcomes
