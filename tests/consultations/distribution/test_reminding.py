"""Who was asked and has not answered is reminded some days before the deadline, once, wherever it moves."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from consultations import acts
from consultations.distribution.answering import mark_answered
from consultations.distribution.inviting import change_address, invite
from consultations.distribution.models import Invitee
from consultations.distribution.reminding import QUIET_AFTER_INVITATION, REMIND_BEFORE, drain
from consultations.models import Consultation
from hyte.mail.models import OutgoingMail
from hyte.users.models import User
from tests.consultations.distribution.conftest import ADDRESS
from tests.consultations.factories import close_early, send

pytestmark = [pytest.mark.django_db, pytest.mark.smoke]
TICK = timedelta(microseconds=1)


@pytest.fixture
def asked(consultation: Consultation, invitees: list[Invitee], moderator: User) -> Consultation:
    """Everybody was asked as the period opened."""
    extend(consultation, consultation.closes_at + timedelta(days=7))
    invite(consultation=consultation, by=moderator, at=consultation.opens_at)
    return Consultation.objects.get()


def extend(consultation: Consultation, closes_at: datetime) -> None:
    at = consultation.closes_at - timedelta(days=1)
    acts.extend(consultation=consultation, closes_at=closes_at, reason_fi="Syy.", reason_sv="Skäl.", by=None, at=at)


def reminders() -> int:
    return OutgoingMail.objects.filter(key__startswith="invitation-reminder:").count()


def test_nobody_is_reminded_before_the_day(asked: Consultation) -> None:
    assert drain(at=asked.closes_at - REMIND_BEFORE - TICK) == 0


def test_those_with_an_address_are_reminded_exactly_once(asked: Consultation) -> None:
    at = asked.closes_at - REMIND_BEFORE
    assert [drain(at=at), drain(at=at), drain(at=at + timedelta(days=1))] == [2, 0, 0]
    assert reminders() == 2


def test_who_has_answered_is_not_reminded(asked: Consultation, invitees: list[Invitee], now: datetime) -> None:
    mark_answered(statement=send(asked, now).statement, code=invitees[0].code)
    assert drain(at=asked.closes_at - REMIND_BEFORE) == 1


@pytest.mark.parametrize("since", [timedelta(0), timedelta(days=2)])
def test_nobody_is_reminded_at_or_after_the_deadline(asked: Consultation, since: timedelta) -> None:
    assert drain(at=asked.closes_at + since) == 0


def test_an_extension_moves_the_reminder(asked: Consultation) -> None:
    before = asked.closes_at
    extend(asked, before + timedelta(days=14))
    assert drain(at=before - REMIND_BEFORE) == 0
    assert drain(at=before + timedelta(days=14) - REMIND_BEFORE) == 2
    assert "ma 9.11.2026" in OutgoingMail.objects.filter(key__startswith="invitation-reminder:").first().body


def test_an_extension_after_the_reminder_brings_one_more_and_takes_back_what_is_undelivered(
    asked: Consultation,
) -> None:
    drain(at=asked.closes_at - REMIND_BEFORE)
    extend(asked, asked.closes_at + timedelta(days=14))
    assert drain(at=asked.closes_at + timedelta(days=14) - REMIND_BEFORE) == 2
    assert reminders() == 2


def test_a_period_that_was_closed_early_reminds_nobody(asked: Consultation) -> None:
    close_early(asked, asked.closes_at - REMIND_BEFORE - timedelta(hours=1))
    assert drain(at=asked.closes_at - REMIND_BEFORE) == 0


def test_who_was_asked_just_now_is_left_in_peace(
    consultation: Consultation, invitees: list[Invitee], moderator: User
) -> None:
    asked_at = consultation.closes_at - timedelta(days=3)
    invite(consultation=consultation, by=moderator, at=asked_at)
    assert drain(at=asked_at + QUIET_AFTER_INVITATION - TICK) == 0
    assert drain(at=asked_at + QUIET_AFTER_INVITATION) == 2


def test_a_reminder_that_is_not_delivered_leaves_an_address_with_it(
    asked: Consultation, invitees: list[Invitee]
) -> None:
    changed_at = asked.closes_at - REMIND_BEFORE
    drain(at=changed_at)
    change_address(invitee=invitees[0], email="uusi@rannikko.example", at=changed_at)
    assert not OutgoingMail.objects.filter(recipient=ADDRESS).exists()
    assert drain(at=changed_at + QUIET_AFTER_INVITATION - TICK) == 0
    assert drain(at=changed_at + QUIET_AFTER_INVITATION) == 1
    new = OutgoingMail.objects.filter(recipient="uusi@rannikko.example")
    assert sorted(key.split(":")[0] for key in new.values_list("key", flat=True)) == [
        "invitation",
        "invitation-reminder",
    ]


def test_who_was_reminded_at_the_old_address_is_not_reminded_again(
    asked: Consultation, invitees: list[Invitee]
) -> None:
    at = asked.closes_at - REMIND_BEFORE
    drain(at=at)
    OutgoingMail.objects.update(sent_at=at)
    change_address(invitee=invitees[0], email="uusi@rannikko.example", at=at)
    assert drain(at=at + QUIET_AFTER_INVITATION) == 0
