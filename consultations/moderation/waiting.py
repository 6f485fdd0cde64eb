"""What waits for moderators, and how urgent it is: comments, files and reports, one statement at a time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db.models import (
    Case,
    Count,
    DateTimeField,
    Exists,
    F,
    Min,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    When,
)
from django.db.models.functions import Coalesce, Least

from consultations.models import Attachment, Comment, Statement, Status
from consultations.moderation.models import Report

NEVER = datetime.fromisoformat("9999-01-01T00:00+00:00")
"""Stands for no due time where instants are compared in the database."""


def statements_of_queue() -> QuerySet[Statement]:
    """Return the statements with something to decide about: a comment, a file, or a report of a public comment."""
    return with_due(
        Statement.objects.filter(Q(Exists(comments())) | Q(Exists(files())) | Q(Exists(reports())))
    ).order_by("due", "submitted_at", "pk")


def with_due(statements: QuerySet[Statement]) -> QuerySet[Statement]:
    """Annotate when something of each statement is due first: `due`, `NEVER` where nothing waits."""
    return statements.annotate(
        due=Least(
            earliest(comments()),
            earliest(reports()),
            Case(When(Exists(files()), then=due_with_comments()), default=NEVER),
        )
    )


def earliest(waiting: QuerySet) -> Coalesce:
    first = waiting.order_by("due_at").values("due_at")[:1]
    return Coalesce(Subquery(first), NEVER, output_field=DateTimeField())


def due_with_comments() -> Coalesce:
    """A file is due when the comments that it came with were, decided about or not."""
    siblings = Comment.objects.filter(statement=OuterRef("pk")).order_by("due_at").values("due_at")[:1]
    return Coalesce(Subquery(siblings), F("submitted_at"), output_field=DateTimeField())


def comments() -> QuerySet[Comment]:
    return Comment.objects.waiting().filter(statement=OuterRef("pk"))


def files() -> QuerySet[Attachment]:
    return Attachment.objects.waiting().filter(statement=OuterRef("pk"))


def reports() -> QuerySet[Report]:
    return open_reports().filter(comment__statement=OuterRef("pk"))


def open_reports() -> QuerySet[Report]:
    """Return the open reports of comments that the public still reads."""
    return Report.objects.open().filter(comment__status=Status.PUBLISHED)


@dataclass(frozen=True)
class Load:
    """How much waits at an instant."""

    comments: int
    files: int
    reports: int
    overdue: int
    oldest_due: datetime | None


def load(at: datetime) -> Load:
    """Return how much waits at the instant `at`. What is due at this instant is not overdue yet."""
    urgency = {"count": Count("pk"), "first": Min("due_at"), "overdue": Count("pk", filter=Q(due_at__lt=at))}
    comments = Comment.objects.waiting().aggregate(**urgency)
    reports = open_reports().aggregate(**urgency)
    return Load(
        comments=comments["count"],
        files=Attachment.objects.waiting().count(),
        reports=reports["count"],
        overdue=comments["overdue"] + reports["overdue"],
        oldest_due=min(filter(None, (comments["first"], reports["first"])), default=None),
    )
