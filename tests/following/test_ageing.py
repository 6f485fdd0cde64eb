"""What is not needed is forgotten."""

from datetime import datetime, timedelta

import pytest

from hyte.following import ageing
from hyte.following.models import Follower, Notice, Subscription
from hyte.following.models.follower import TIME_TO_CONFIRM
from hyte.following.telling import drain
from tests.following.factories import DAY, event, follower

pytestmark = pytest.mark.django_db

SECOND = timedelta(seconds=1)


@pytest.mark.parametrize(("early", "left"), [(SECOND, 1), (timedelta(0), 0)])
def test_a_request_that_nobody_confirms_is_forgotten_after_seven_days_with_its_address(
    now: datetime, early: timedelta, left: int
) -> None:
    follower(now, confirmed=False)
    ageing.drain(at=now - DAY + TIME_TO_CONFIRM - early)
    assert Subscription.objects.count() == Follower.objects.count() == left


def test_who_follows_is_kept(now: datetime) -> None:
    follower(now)
    ageing.drain(at=now + 400 * DAY)
    assert Follower.objects.count() == 1


@pytest.mark.parametrize(("early", "kept"), [(SECOND, "verkko"), (timedelta(0), "")])
def test_the_hash_of_a_network_is_kept_for_a_day(now: datetime, early: timedelta, kept: str) -> None:
    Follower.objects.filter(pk=follower(now).pk).update(asked_at=now, asked_from="verkko")
    ageing.drain(at=now + DAY - early)
    assert Follower.objects.get().asked_from == kept


def test_an_old_notice_is_forgotten_and_its_event_not_told_again(now: datetime) -> None:
    follower(now)
    event(now)
    drain(at=now)
    ageing.drain(at=now + ageing.NOTICES_KEPT)
    assert not Notice.objects.exists()
    assert drain(at=now + ageing.NOTICES_KEPT) == 0
