"""Several workers and impatient people at the same time, on real threads."""

from __future__ import annotations

from datetime import datetime

import pytest

from hyte.following import asking
from hyte.following.changing import unfollow
from hyte.following.models import Follower, Frequency, Notice
from hyte.following.telling import drain
from hyte.following.topics import Topic
from hyte.mail.models import OutgoingMail
from tests.following.factories import CONSULTATIONS, event, follower
from tests.threads import at_once

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.smoke]


def test_four_workers_tell_everybody_once(now: datetime) -> None:
    for number in range(25):
        follower(now, f"seuraaja{number}@rantamaa.example")
    for number in range(3):
        event(now, key=f"act-{number}")
    at_once(4, lambda _number: [drain(at=now) for _round in range(8)])
    told = [(notice.event_id, notice.follower_id) for notice in Notice.objects.mailed()]
    assert len(told) == len(set(told)) == 75
    assert set(OutgoingMail.objects.values_list("key", flat=True)) == set(
        Notice.objects.values_list("mail_key", flat=True)
    )


def test_an_impatient_asker_causes_one_mail(now: datetime) -> None:
    topic = Topic(CONSULTATIONS, "Kaikki lausuntopyynnöt", "/fi/")
    at_once(
        8,
        lambda _number: asking.follow(
            email="aino@rantamaa.example", topic=topic, frequency=Frequency.DAILY, language="fi", network="a", at=now
        ),
    )
    assert OutgoingMail.objects.count() == 1
    assert Follower.objects.get().subscriptions.count() == 1


def test_who_stops_while_mails_are_made_has_none_waiting(now: datetime) -> None:
    people = [follower(now, f"seuraaja{number}@rantamaa.example") for number in range(10)]
    event(now)
    drain_or_stop = [lambda: [drain(at=now) for _round in range(3)], lambda: [unfollow(follower=p) for p in people]]
    at_once(2, lambda number: drain_or_stop[number]())
    assert not OutgoingMail.objects.undelivered().exists()
    assert not Notice.objects.exists()
