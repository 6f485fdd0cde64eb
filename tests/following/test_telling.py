"""From an event to the mailbox: everybody who follows is told once, when they want to be, in their language."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import IntegrityError, transaction

from hyte.following import telling
from hyte.following.changing import erase_follower, unfollow
from hyte.following.models import Event, Follower, Frequency, Notice
from hyte.following.telling import MAILS_AN_HOUR, digest, drain, fan_out
from hyte.mail.models import OutgoingMail
from tests.following.factories import CONSULTATIONS, DAY, event, follower

pytestmark = pytest.mark.django_db

SECOND = timedelta(seconds=1)
HOUR = timedelta(hours=1)
NEXT_SEVEN = datetime(2026, 10, 13, 4, 0, tzinfo=UTC)


def mails() -> list[OutgoingMail]:
    return list(OutgoingMail.objects.order_by("pk"))


def tell_all(at: datetime) -> None:
    """Run the worker's job until it has nothing to do."""
    while drain(at=at):
        pass


def test_a_follower_is_told_at_once_in_their_language(now: datetime) -> None:
    follower(now, language="sv")
    event(now)
    tell_all(now)
    (mail,) = mails()
    assert mail.subject == "Mer tid"
    assert "Ny tidsfrist.\n\nhttp://testserver/sv/horanden/program/" in mail.body


def test_whoever_follows_one_and_all_is_told_once(now: datetime) -> None:
    follower(now, frequency=Frequency.DAILY)
    follower(now, topic=CONSULTATIONS, frequency=Frequency.AT_ONCE)
    event(now)
    tell_all(now)
    tell_all(NEXT_SEVEN)
    assert len(mails()) == 1


def test_other_topics_and_other_consultations_are_not_heard_of(now: datetime) -> None:
    follower(now, topic="partnership-days")
    follower(now, "b@rantamaa.example", topic="consultation-222222222222")
    event(now)
    tell_all(now)
    assert not mails()


@pytest.mark.parametrize(("confirmed_after", "told"), [(timedelta(0), 1), (SECOND, 0)])
def test_a_follower_hears_what_happens_from_the_confirmation_on(
    now: datetime, confirmed_after: timedelta, told: int
) -> None:
    follower(now + DAY + confirmed_after)
    event(now)
    tell_all(now + HOUR)
    assert len(mails()) == told


def test_without_a_confirmation_nobody_is_told(now: datetime) -> None:
    follower(now, confirmed=False)
    event(now)
    tell_all(now)
    assert not mails()


def test_the_digest_has_all_of_the_day_in_one_mail(now: datetime) -> None:
    follower(now, frequency=Frequency.DAILY)
    follower(now, topic=CONSULTATIONS, frequency=Frequency.DAILY)
    event(now)
    event(now + HOUR, key="act-2", topic="consultation-222222222222")
    tell_all(NEXT_SEVEN - SECOND)
    assert not mails()
    tell_all(NEXT_SEVEN)
    (mail,) = mails()
    assert mail.subject == "2 uutista seuraamistasi aiheista"
    assert "/all/" in mail.headers["List-Unsubscribe"]


@pytest.mark.parametrize("runs", [2, 5])
def test_the_digest_can_be_run_again(now: datetime, runs: int) -> None:
    follower(now, frequency=Frequency.DAILY)
    event(now)
    for _run in range(runs):
        tell_all(NEXT_SEVEN)
    assert len(mails()) == 1


def test_a_digest_whose_time_the_worker_missed_goes_out_when_it_is_back(now: datetime) -> None:
    follower(now, frequency=Frequency.DAILY)
    event(now)
    tell_all(NEXT_SEVEN + 3 * DAY)
    assert len(mails()) == 1


def test_the_mail_brings_the_way_out_for_mail_programs(now: datetime) -> None:
    token = follower(now).token
    event(now)
    tell_all(now)
    headers = mails()[0].headers
    way_out = f"http://testserver/fi/lopeta-seuraaminen/{token}/consultation-abcdefghjkmn/"
    assert headers["List-Unsubscribe"] == f"<{way_out}>"
    assert headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert way_out in mails()[0].body


def test_what_comes_beyond_the_cap_of_the_hour_comes_together_after_it(now: datetime) -> None:
    follower(now)
    for number in range(MAILS_AN_HOUR + 3):
        event(now + number * SECOND, key=f"act-{number}")
        tell_all(now + number * SECOND)
    assert len(mails()) == MAILS_AN_HOUR
    tell_all(now + HOUR - SECOND)
    assert len(mails()) == MAILS_AN_HOUR
    tell_all(now + HOUR)
    assert mails()[-1].subject == "3 uutista seuraamistasi aiheista"


def test_an_event_waits_until_it_is_due_and_can_be_rewritten_until_then(now: datetime) -> None:
    follower(now)
    event(now, due_at=now + HOUR)
    tell_all(now + HOUR - SECOND)
    assert not mails()
    event(now, due_at=now + HOUR)
    tell_all(now + HOUR)
    event(now)
    tell_all(now + 2 * HOUR)
    assert len(mails()) == 1


@pytest.mark.parametrize("frequency", Frequency)
def test_who_has_stopped_in_between_is_not_told(now: datetime, frequency: Frequency) -> None:
    aino = follower(now, frequency=frequency)
    event(now)
    fan_out(at=now)
    unfollow(follower=aino, topic="consultation-abcdefghjkmn")
    tell_all(NEXT_SEVEN)
    assert not mails()


def test_a_mail_that_could_not_be_delivered_yet_is_withdrawn_from_who_has_stopped(now: datetime) -> None:
    aino = follower(now)
    follower(now, topic="partnership-days")
    event(now)
    tell_all(now)
    OutgoingMail.objects.update(attempts=3)
    unfollow(follower=aino, topic="consultation-abcdefghjkmn")
    assert not mails()
    assert Follower.objects.exists()


def test_nothing_is_left_of_who_is_erased(now: datetime) -> None:
    follower(now)
    event(now)
    tell_all(now)
    assert erase_follower(email="AINO@rantamaa.example")
    assert not erase_follower(email="aino@rantamaa.example")
    assert not mails()
    assert not Notice.objects.exists()
    assert not Follower.objects.exists()
    assert Event.objects.get().told_at == now


def test_a_rolled_back_act_tells_nobody(now: datetime) -> None:
    follower(now)
    with transaction.atomic():
        event(now)
        transaction.set_rollback(True)
    tell_all(now)
    assert not mails()


@pytest.mark.parametrize("step", ["bulk_create", "queue_news", "mailed"])
def test_a_worker_that_is_killed_anywhere_has_told_everybody_once_when_it_is_back(
    now: datetime, step: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(10):
        follower(now, f"seuraaja{number}@rantamaa.example")
    event(now)
    killed_at(step, monkeypatch)
    for _round in range(3):
        with pytest.raises(Killed):
            drain(at=now)
    monkeypatch.undo()
    tell_all(now)
    assert sorted(mail.recipient for mail in mails()) == sorted(Follower.objects.values_list("email", flat=True))


class Killed(BaseException):
    """What ends the work wherever it is."""


def killed_at(step: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the worker die in `step`: while it makes notices, before the mail is a row, and right after it."""

    def die(*args: object, **kwargs: object) -> None:
        raise Killed

    if step == "bulk_create":
        monkeypatch.setattr(Notice.objects, "bulk_create", die)
    elif step == "queue_news":
        monkeypatch.setattr(telling, "queue_news", die)
    else:
        queue = telling.queue_news
        monkeypatch.setattr(telling, "queue_news", lambda *args: (queue(*args), die()))


def test_the_cost_of_telling_does_not_follow_the_number_of_followers(now: datetime, django_assert_num_queries) -> None:
    event(now)
    for number in range(20):
        follower(now, f"seuraaja{number}@rantamaa.example")
    with django_assert_num_queries(7):  # the look for events, savepoint, claim, lock, who hears, notices, release
        fan_out(at=now)
    assert Notice.objects.count() == 20


def test_a_follower_is_told_of_an_event_once_by_the_database_too(now: datetime) -> None:
    aino = follower(now)
    notice = {"event": event(now), "follower": aino, "subscription": aino.subscriptions.get(), "due_at": now}
    Notice.objects.create(**notice)
    with pytest.raises(IntegrityError):
        Notice.objects.create(**notice)


def test_nothing_is_mailed_without_a_mail(now: datetime) -> None:
    aino = follower(now)
    with pytest.raises(IntegrityError):
        Notice.objects.create(
            event=event(now), follower=aino, subscription=aino.subscriptions.get(), due_at=now, mailed_at=now
        )


def test_nothing_is_due_before_it_happened(now: datetime) -> None:
    with pytest.raises(IntegrityError):
        event(now, due_at=now - SECOND)


def test_nobody_is_told_before_an_event_is_due(now: datetime) -> None:
    told = event(now, due_at=now + HOUR)
    with pytest.raises(IntegrityError):
        Event.objects.filter(pk=told.pk).update(told_at=now)


def test_mails_are_made_of_what_is_due_alone(now: datetime) -> None:
    follower(now, frequency=Frequency.DAILY)
    event(now)
    assert fan_out(at=now) == 1
    assert digest(at=now) == 0
