"""The demo has followers of every kind."""

from datetime import UTC, datetime

import pytest

from hyte.demo.followers import FOLLOWERS, add_followers
from hyte.following.models import Follower, Subscription
from hyte.following.telling import drain
from hyte.mail.models import OutgoingMail
from hyte.pages.models import HomePage
from tests.consultations.factories import open_consultation
from tests.following.factories import event

AT = datetime(2026, 10, 12, 9, 0, tzinfo=UTC)

pytestmark = pytest.mark.django_db


def test_who_has_confirmed_hears_of_what_happens_next(home_fi: HomePage) -> None:
    open_consultation(home_fi, AT)
    add_followers(at=AT)
    assert Follower.objects.count() == len(FOLLOWERS)
    assert Subscription.objects.unconfirmed().count() == 3
    event(AT, topic="partnership-days")
    while drain(at=AT):
        pass
    assert OutgoingMail.objects.get().recipient == "gunnel.strandback@strandmark.example"
