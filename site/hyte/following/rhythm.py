"""When a follower hears of an event. The digest goes out at 7.00 in Europe/Helsinki on every day of the year."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from enum import StrEnum

from hyte.pages.moments import HELSINKI

DIGEST_TIME = time(7)


class Rhythm(StrEnum):
    """How often a follower hears; the values sort so that the faster comes first."""

    AT_ONCE = "at_once"
    DAILY = "daily"


def next_digest(at: datetime) -> datetime:
    """Return the first 7.00 in Finland at or after the instant `at`."""
    local = at.astimezone(HELSINKI)
    today = datetime.combine(local.date(), DIGEST_TIME, HELSINKI)
    return today if local <= today else datetime.combine(local.date() + timedelta(days=1), DIGEST_TIME, HELSINKI)


def due_at(rhythm: Rhythm, at: datetime) -> datetime:
    """Return when a follower with this rhythm hears of what can be told from the instant `at`."""
    return at if rhythm is Rhythm.AT_ONCE else next_digest(at)
