"""Asking to follow: the address decides, a stranger is not bombed with mails, and nobody learns who follows what."""

from datetime import datetime, timedelta

import pytest
from django.db import IntegrityError

from hyte.following import asking
from hyte.following.asking import MOST_FROM_A_NETWORK, TooManyRequests, network_hash
from hyte.following.changing import confirm
from hyte.following.models import Follower, Frequency, Subscription
from hyte.following.topics import Topic
from hyte.mail.models import OutgoingMail
from tests.following.factories import TOPIC, follower

pytestmark = pytest.mark.django_db

HOUR = timedelta(hours=1)
SECOND = timedelta(seconds=1)
HERE = "192.0.2.1"


def follow(at: datetime, email: str = "aino@rantamaa.example", topic: str = TOPIC, **changes: str) -> None:
    asking.follow(
        email=email,
        topic=Topic(topic, "Järjestöyhteistyön ohjelma", "/fi/"),
        frequency=Frequency(changes.get("frequency", "daily")),
        language=changes.get("language", "fi"),
        network=network_hash(changes.get("address", HERE)),
        at=at,
    )


def mails() -> list[OutgoingMail]:
    return list(OutgoingMail.objects.order_by("pk"))


def test_the_address_is_asked_and_follows_nothing_before_it_answers(now: datetime) -> None:
    follow(now)
    (mail,) = mails()
    assert mail.recipient == "aino@rantamaa.example"
    assert Follower.objects.get().token in mail.body
    assert not Subscription.objects.confirmed().exists()


def test_confirming_twice_is_confirming_once(now: datetime) -> None:
    follow(now)
    assert confirm(follower=Follower.objects.get(), at=now) == 1
    assert confirm(follower=Follower.objects.get(), at=now + SECOND) == 0
    assert Subscription.objects.get().confirmed_at == now


@pytest.mark.parametrize(("later", "number"), [(HOUR - SECOND, 1), (HOUR, 2)])
def test_an_address_is_asked_once_an_hour_whatever_it_is_asked(now: datetime, later: timedelta, number: int) -> None:
    follow(now)
    follow(now + later, email=" Aino@Rantamaa.EXAMPLE ", topic="consultations", address="198.51.100.7")
    assert len(mails()) == number
    assert Follower.objects.count() == 1


def test_one_link_confirms_what_was_asked_for_within_the_hour(now: datetime) -> None:
    follow(now)
    follow(now + SECOND, topic="consultations")
    assert confirm(follower=Follower.objects.get(), at=now + HOUR) == 2


def test_whoever_follows_already_gets_a_mail_like_anybody_else(now: datetime) -> None:
    follower(now)
    follow(now, frequency="daily", language="sv")
    (mail,) = mails()
    assert mail.subject == "Seuraat jo: Järjestöyhteistyön ohjelma"
    subscription = Subscription.objects.get()
    assert (subscription.frequency, subscription.follower.language) == ("at_once", "fi")


@pytest.mark.parametrize(("later", "refused"), [(HOUR - SECOND, True), (HOUR, False)])
def test_a_network_makes_us_write_to_few_addresses_within_an_hour(
    now: datetime, later: timedelta, refused: bool
) -> None:
    for number in range(MOST_FROM_A_NETWORK):
        follow(now, email=f"uhri{number}@rantamaa.example", address=f"192.0.2.{number}")
    if refused:
        with pytest.raises(TooManyRequests):
            follow(now + later)
    else:
        follow(now + later)
    follow(now + later, email="muualta@rantamaa.example", address="203.0.113.1")
    assert len(mails()) == MOST_FROM_A_NETWORK + (1 if refused else 2)


def test_only_a_hash_is_kept_of_the_network_and_of_the_link(now: datetime) -> None:
    follow(now)
    kept = " ".join(str(value) for value in Follower.objects.values_list().get())
    assert HERE not in kept
    assert Follower.objects.get().token not in kept


def test_an_address_is_one_follower_however_it_is_written(now: datetime) -> None:
    with pytest.raises(IntegrityError):
        Follower.objects.create(email="Aino@rantamaa.example", language="fi", created_at=now)


def test_a_follower_follows_a_topic_once(now: datetime) -> None:
    aino = follower(now)
    with pytest.raises(IntegrityError):
        Subscription.objects.create(follower=aino, topic=TOPIC, frequency="daily", created_at=now)


def test_there_is_no_other_frequency(now: datetime) -> None:
    aino = follower(now)
    with pytest.raises(IntegrityError):
        Subscription.objects.filter(follower=aino).update(frequency="hourly")
