"""What came by post, by e-mail or at an event is keyed in: exactly once, in time or late."""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import uuid4

import pytest

from consultations import acts
from consultations.models import Channel, Consultation, Statement, Status
from consultations.registration import RegistrationRefused, register_received
from consultations.submission import KeyUsedForAnotherText
from consultations.templatetags.arrivals import arrival
from hyte.mail.models import OutgoingMail
from hyte.pages.models import HomePage
from hyte.users.models import User
from tests.consultations.factories import add_page, announce, written

pytestmark = [pytest.mark.django_db, pytest.mark.smoke]


def register(consultation: Consultation, by: User, at: datetime, **changes: object) -> Statement:
    given = {"statement": written("Kirjeitse."), "channel": Channel.POST, "received_at": at, "key": uuid4()} | changes
    return register_received(consultation=consultation, by=by, at=at, **given)


@pytest.fixture
def after(consultation: Consultation) -> datetime:
    return consultation.closes_at + timedelta(days=2)


@pytest.mark.parametrize(
    ("since", "late"), [(timedelta(microseconds=-1), False), (timedelta(0), True), (timedelta(microseconds=1), True)]
)
def test_what_arrives_exactly_at_the_deadline_is_late(
    consultation: Consultation, moderator: User, after: datetime, since: timedelta, late: bool
) -> None:
    statement = register(consultation, moderator, after, received_at=consultation.closes_at + since)
    assert statement.is_late is late
    assert Statement.objects.late().filter(pk=statement.pk).exists() is late
    assert Statement.objects.in_time().filter(pk=statement.pk).exists() is not late


def test_it_says_who_keyed_it_in_and_waits_for_a_moderator(
    consultation: Consultation, moderator: User, after: datetime
) -> None:
    Consultation.objects.update(moderation="post")
    statement = register(consultation, moderator, after, note=" Kansio 4 ")
    assert (statement.registered_by, statement.registered_at) == (moderator, after)
    assert statement.registration_note == "Kansio 4"
    comment = statement.comments.get()
    assert comment.status == Status.PENDING
    assert comment.due_at > after


def test_an_arrival_in_the_future_is_refused(consultation: Consultation, moderator: User, now: datetime) -> None:
    with pytest.raises(RegistrationRefused, match="in_the_future"):
        register(consultation, moderator, now, received_at=now + timedelta(microseconds=1))
    assert register(consultation, moderator, now, received_at=now).submitted_at == now


def test_a_draft_takes_no_letters(home_fi: HomePage, moderator: User, now: datetime) -> None:
    with pytest.raises(RegistrationRefused, match="not_announced"):
        register(add_page(home_fi).consultation, moderator, now)


@pytest.fixture
def cancelled(consultation: Consultation, now: datetime) -> Consultation:
    acts.cancel(consultation=consultation, reason_fi="Syy.", reason_sv="Skäl.", by=None, at=now)
    return Consultation.objects.get()


def test_what_arrived_before_a_cancellation_is_an_official_document(
    cancelled: Consultation, moderator: User, now: datetime
) -> None:
    later = now + timedelta(days=1)
    arrived = now - timedelta(microseconds=1)
    assert register(cancelled, moderator, later, received_at=arrived).submitted_at == arrived
    with pytest.raises(RegistrationRefused, match="after_cancellation"):
        register(cancelled, moderator, later, received_at=now)


def test_what_was_cancelled_before_it_opened_takes_no_letters(
    home_fi: HomePage, moderator: User, now: datetime
) -> None:
    consultation = add_page(home_fi).consultation
    announce(consultation, now + timedelta(days=1), now + timedelta(days=60))
    acts.cancel(consultation=consultation, reason_fi="Syy.", reason_sv="Skäl.", by=None, at=now)
    with pytest.raises(RegistrationRefused, match="not_announced"):
        register(consultation, moderator, now + timedelta(days=2), received_at=now - timedelta(days=1))


@pytest.mark.parametrize(
    ("changes", "code"),
    [({"channel": Channel.WEB}, "web_form"), ({"statement": written(" ")}, "no_words")],
)
def test_what_makes_no_letter_is_refused(
    consultation: Consultation, moderator: User, now: datetime, changes: dict[str, object], code: str
) -> None:
    with pytest.raises(RegistrationRefused, match=code):
        register(consultation, moderator, now, **changes)
    assert not Statement.objects.exists()


def test_the_same_form_makes_one_statement(consultation: Consultation, moderator: User, now: datetime) -> None:
    key = uuid4()
    first = register(consultation, moderator, now, key=key)
    assert register(consultation, moderator, now, key=key) == first
    with pytest.raises(KeyUsedForAnotherText):
        register(consultation, moderator, now, key=key, statement=written("Muuta."))


def test_who_left_an_address_gets_the_receipt(consultation: Consultation, moderator: User, now: datetime) -> None:
    register(consultation, moderator, now)
    assert not OutgoingMail.objects.exists()
    register(consultation, moderator, now, statement=written("Kirje.", email="meri@yhdistys.example"))
    assert OutgoingMail.objects.get().recipient == "meri@yhdistys.example"


def test_the_channel_and_the_lateness_are_said_in_words(
    consultation: Consultation, moderator: User, after: datetime
) -> None:
    statement = register(consultation, moderator, after)
    assert arrival(statement) == "Saapunut postitse ke 21.10.2026. Saapunut määräajan jälkeen"
    statement.channel, statement.submitted_at = Channel.WEB, consultation.opens_at
    assert arrival(statement) == ""
