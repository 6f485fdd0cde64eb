"""When a consultation takes statements: pure rules over recorded instants and one clock.

There is no stored state. The interval is half-open, `opens_at <= at < closes_at`, and there is no grace: the clock is
the instant at which the request arrived.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum

from hyte.pages.moments import HELSINKI

CLOSING_SOON = timedelta(hours=72)
RECOMMENDED_LENGTH = timedelta(weeks=6)
"""The time that Finnish authorities are advised to give for written statements; a shorter one is warned about."""

CONTACTS_KEPT = timedelta(days=365)
"""How long after the end contact data is kept: the authors are told by mail what their comments changed."""


def contacts_kept_until(ends_at: datetime | None) -> datetime | None:
    """Return the instant from which contact data is deleted; `None` while it is not known when the period ends."""
    return None if ends_at is None else ends_at + CONTACTS_KEPT


class State(StrEnum):
    """Where a consultation is in its life."""

    DRAFT = "draft"
    UPCOMING = "upcoming"
    OPEN = "open"
    CLOSING_SOON = "closing_soon"
    CLOSED = "closed"
    SUMMARY_PUBLISHED = "summary_published"
    CANCELLED = "cancelled"


TAKES_STATEMENTS = frozenset({State.OPEN, State.CLOSING_SOON})

NO_MORE_ACTS = frozenset({State.SUMMARY_PUBLISHED, State.CANCELLED})
"""No act moves what was announced any more, and nobody who follows is told of anything."""


class NonexistentTime(ValueError):
    """The clock is put forward past this time on that day."""


class AmbiguousTime(ValueError):
    """The clock is put back on that day and shows this time twice; `earlier` and `later` are the two instants."""

    def __init__(self, earlier: datetime, later: datetime) -> None:
        super().__init__(f"{earlier.isoformat()} or {later.isoformat()}")
        self.earlier, self.later = earlier, later


class OpensInThePast(ValueError):
    """A period was to open on a day that is over: nobody could have answered then."""


@dataclass(frozen=True)
class Period:
    """What the recorded acts add up to. All instants are aware; `None` means that the act has not happened."""

    opens_at: datetime | None = None
    closes_at: datetime | None = None
    cancelled_at: datetime | None = None
    summary_published_at: datetime | None = None

    def state(self, at: datetime) -> State:
        """Return the state at the instant `at`."""
        if self.cancelled_at is not None and self.cancelled_at <= at:
            return State.CANCELLED
        if self.opens_at is None or self.closes_at is None:
            return State.DRAFT
        if at < self.opens_at:
            return State.UPCOMING
        if at < self.closes_at:
            return State.CLOSING_SOON if self.closes_at - at < CLOSING_SOON else State.OPEN
        if self.summary_published_at is not None and self.summary_published_at <= at:
            return State.SUMMARY_PUBLISHED
        return State.CLOSED

    @property
    def ends_at(self) -> datetime | None:
        """Return when the period is over as things stand: at its deadline, or when it was cancelled before that."""
        return self.cancelled_at or self.closes_at

    def takes_statements(self, at: datetime) -> bool:
        """Return whether a statement that arrives at the instant `at` is in time."""
        return self.state(at) in TAKES_STATEMENTS


def local_instant(day: date, clock: time, *, later: bool | None = None) -> datetime:
    """Return the instant, in UTC, at which the clocks of Finland show `clock` on `day`.

    Raises `NonexistentTime` for the hour that is skipped in spring and `AmbiguousTime` for the one that comes twice in
    autumn, unless `later` says which of the two is meant.
    """
    first = datetime.combine(day, clock.replace(fold=0), HELSINKI)
    second = first.replace(fold=1)
    if first.astimezone(UTC).astimezone(HELSINKI).replace(tzinfo=None) != first.replace(tzinfo=None):
        raise NonexistentTime(f"{day.isoformat()} {clock.isoformat('minutes')}")
    if first.utcoffset() != second.utcoffset() and later is None:
        raise AmbiguousTime(first.astimezone(UTC), second.astimezone(UTC))
    return (second if later else first).astimezone(UTC)


def opening_instant(opens_at: datetime, at: datetime) -> datetime:
    """Return when a period opens that is announced at the instant `at`: an hour of today that is over means at once.

    Raises `OpensInThePast` for an earlier day: the time that is given would look longer than it is.
    """
    if opens_at.astimezone(HELSINKI).date() < at.astimezone(HELSINKI).date():
        raise OpensInThePast(opens_at.isoformat())
    return max(opens_at, at)


def closing_instant(last_day: date, clock: time | None = None, *, later: bool | None = None) -> datetime:
    """Return the exclusive closing instant, in UTC, for the last day that a coordinator picked.

    The last day counts whole: without an hour, or with 23.59, the instant is midnight after it. Another hour closes at
    that hour. Raises what `local_instant` raises.
    """
    if clock is None or clock >= time(23, 59):
        return datetime.combine(last_day + timedelta(days=1), time(0), HELSINKI).astimezone(UTC)
    return local_instant(last_day, clock, later=later)
