"""The digest goes out at seven in Finland, also on the days on which the clocks change."""

from datetime import UTC, datetime, timedelta

import pytest

from hyte.following.rhythm import Rhythm, due_at, next_digest

SECOND = timedelta(seconds=1)
SEVEN_IN_SUMMER = datetime(2026, 10, 12, 4, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("at", "digest"),
    [
        (SEVEN_IN_SUMMER - SECOND, SEVEN_IN_SUMMER),
        (SEVEN_IN_SUMMER, SEVEN_IN_SUMMER),
        (SEVEN_IN_SUMMER + SECOND, SEVEN_IN_SUMMER + timedelta(hours=24)),
    ],
)
def test_what_happens_by_seven_is_in_the_digest_of_the_day(at: datetime, digest: datetime) -> None:
    assert next_digest(at) == digest


@pytest.mark.parametrize(
    ("at", "digest"),
    [
        (datetime(2027, 3, 27, 5, 0, 1, tzinfo=UTC), datetime(2027, 3, 28, 4, 0, tzinfo=UTC)),
        (datetime(2027, 3, 28, 0, 30, tzinfo=UTC), datetime(2027, 3, 28, 4, 0, tzinfo=UTC)),
        (datetime(2026, 10, 24, 4, 0, 1, tzinfo=UTC), datetime(2026, 10, 25, 5, 0, tzinfo=UTC)),
        (datetime(2026, 10, 25, 0, 30, tzinfo=UTC), datetime(2026, 10, 25, 5, 0, tzinfo=UTC)),
        (datetime(2026, 10, 25, 1, 30, tzinfo=UTC), datetime(2026, 10, 25, 5, 0, tzinfo=UTC)),
    ],
    ids=["the day before spring", "spring", "the day before autumn", "autumn, first half past three", "second"],
)
def test_the_digest_is_at_seven_on_days_of_23_and_25_hours(at: datetime, digest: datetime) -> None:
    assert next_digest(at) == digest


def test_whoever_hears_at_once_does_not_wait() -> None:
    assert due_at(Rhythm.AT_ONCE, SEVEN_IN_SUMMER + SECOND) == SEVEN_IN_SUMMER + SECOND
