"""How moderation went, year by year, without anybody's name: for the public page and for the log."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from statistics import median

from django.db.models import Count, Min, Q
from django.db.models.functions import ExtractYear

from consultations.models import Actor, Comment, Decision, Rule, Status
from consultations.moderation.models import Report
from hyte.pages.moments import HELSINKI

Span = tuple[datetime, datetime]


@dataclass
class YearFigures:
    """One year: what arrived in it and still waits, what was decided in it, and how long the decisions took."""

    year: int
    arrived: int = 0
    waiting: int = 0
    overdue: int = 0
    outcomes: Counter[Status] = field(default_factory=Counter)
    rules: Counter[str] = field(default_factory=Counter)
    undone: int = 0
    reports: int = 0
    in_time: int | None = None
    median_hours: int | None = None

    def add(self, to: Status, rule: str, count: int) -> None:
        """Add decisions that stand: their outcome and, where they are against publication, their rule."""
        self.outcomes[to] += count
        if to in (Status.REJECTED, Status.HIDDEN) and rule in Rule.values:
            self.rules[str(Rule(rule).label)] += count


def span_of(year: int) -> Span:
    """Return the half-open span of a calendar year in Finland."""
    return datetime(year, 1, 1, tzinfo=HELSINKI), datetime(year + 1, 1, 1, tzinfo=HELSINKI)


def arrived_by_year() -> dict[int, int]:
    """Return how many comments arrived in each year, the latest year first."""
    by_year = Comment.objects.annotate(year=ExtractYear("submitted_at", tzinfo=HELSINKI)).values("year")
    return dict(by_year.annotate(arrived=Count("pk")).order_by("-year").values_list("year", "arrived"))


def figures_of(year: int, *, arrived: int, at: datetime) -> YearFigures:
    """Return the figures of `year` as they are at `at`.

    What was taken over from another system is not counted as decided here.
    """
    start, end = span_of(year)
    waiting, overdue = still_waiting((start, end), at)
    made = Decision.objects.filter(at__gte=start, at__lt=end, comment__isnull=False).order_by()
    made = made.annotate(undoing=Q(undoes__isnull=False), undone=Q(undone_by__isnull=False))
    grouped = made.values_list("actor", "to_status", "rule", "undoing", "undone").annotate(Count("pk"))
    in_time, hours = punctuality((start, end), overdue)
    figures = YearFigures(
        year=year, arrived=arrived, waiting=waiting, overdue=overdue, in_time=in_time, median_hours=hours
    )
    figures.reports = Report.objects.filter(at__gte=start, at__lt=end).count()
    for actor, to, rule, undoing, undone, count in grouped:
        if undoing:
            figures.undone += count
        elif not undone and actor != Actor.TAKEN_OVER:
            figures.add(Status(to), rule, count)
    return figures


def still_waiting(span: Span, at: datetime) -> tuple[int, int]:
    """Return how many comments that arrived in the span nobody has decided about, and how many of them are overdue."""
    waiting = Comment.objects.waiting().filter(submitted_at__gte=span[0], submitted_at__lt=span[1])
    counts = waiting.aggregate(all=Count("pk"), overdue=Count("pk", filter=Q(due_at__lt=at)))
    return counts["all"], counts["overdue"]


def punctuality(span: Span, overdue: int) -> tuple[int | None, int | None]:
    """Return the share of comments decided in time, in per cent, and the median of the hours from arrival to decision.

    The first decision counts where one stands; what is overdue without any is not in time.
    """
    first = Min("decisions__at", filter=Q(decisions__actor=Actor.MODERATOR))
    decided = Comment.objects.exclude(status=Status.PENDING).annotate(first=first)
    decided = decided.filter(first__gte=span[0], first__lt=span[1], due_at__isnull=False)
    rows = list(decided.values_list("submitted_at", "due_at", "first"))
    judged = len(rows) + overdue
    in_time = sum(first <= due for _arrived, due, first in rows) * 100 // judged if judged else None
    hours = [(first - arrived) / timedelta(hours=1) for arrived, _due, first in rows]
    return in_time, round(median(hours)) if hours else None


LOG_COLUMNS = (
    "decided_at",
    "comment",
    "consultation",
    "language",
    "actor",
    "from",
    "to",
    "rule",
    "undoes_an_earlier_one",
)


def log_rows(year: int) -> Iterator[tuple[str, ...]]:
    """Yield every decision of `year` about a comment that was public once, without names and without free text.

    What never was public is counted in the figures and not listed: its number would lead nowhere.
    """
    start, end = span_of(year)
    decisions = (
        Decision.objects.filter(at__gte=start, at__lt=end, comment__published_at__isnull=False)
        .select_related("comment__consultation")
        .order_by("pk")
    )
    for decision in decisions.iterator(chunk_size=500):
        yield (
            decision.at.astimezone(HELSINKI).isoformat(timespec="minutes"),
            decision.comment.public_id,
            decision.comment.consultation.public_id,
            decision.comment.language,
            decision.actor,
            decision.from_status,
            decision.to_status,
            decision.rule if decision.rule in Rule.values else "",
            "1" if decision.undoes_id else "",
        )
