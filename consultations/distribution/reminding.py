"""Remind those who were asked and have not answered, once for each deadline."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.db import transaction

from consultations.distribution import mails
from consultations.distribution.models import Invitee
from consultations.locking import lock_consultation
from consultations.models import Consultation
from hyte.mail.models import OutgoingMail
from hyte.mail.outbox import withdraw_undelivered

REMIND_BEFORE = timedelta(days=5)
"""How long before the deadline the reminder goes out."""

QUIET_AFTER_INVITATION = timedelta(days=2)
"""Nobody is reminded of what they were asked just now."""


def drain(*, at: datetime) -> int:
    """Remind who is to be reminded at the instant `at` and return how many mails that made."""
    nearing = Consultation.objects.open(at).filter(closes_at__lte=at + REMIND_BEFORE, invitees__isnull=False)
    return sum(remind(consultation=consultation, at=at) for consultation in nearing.distinct())


@transaction.atomic
def remind(*, consultation: Consultation, at: datetime) -> int:
    """Queue a reminder for everybody who was asked by mail and has not answered; return how many.

    The deadline is read under the lock of the consultation, so that an extension either comes first and moves the
    reminder, or comes after it; then there is another one before the new deadline, and what is undelivered of the old
    is taken back.
    """
    locked = lock_consultation(consultation.pk)
    if not locked.takes_statements(at) or locked.closes_at > at + REMIND_BEFORE:
        return 0
    invitees = Invitee.objects.filter(consultation=locked).to_remind(locked.closes_at, at - QUIET_AFTER_INVITATION)
    due = not_asked_just_now(invitees.select_related("consultation", "contact"), at)
    for invitee in due:
        if invitee.reminded_of is not None:
            withdraw_undelivered(keys=[mails.reminder_key(invitee, invitee.reminded_of)])
        mails.queue_reminder(invitee=invitee, email=invitee.contact.email, at=at)
    Invitee.objects.filter(pk__in=[invitee.pk for invitee in due]).update(reminded_of=locked.closes_at)
    return len(due)


def not_asked_just_now(invitees: Iterable[Invitee], at: datetime) -> list[Invitee]:
    """Return those whose request is old enough, also where it went once more, to another address."""
    asked = {mails.invitation_key(invitee, invitee.contact.email): invitee for invitee in invitees}
    fresh = OutgoingMail.objects.filter(key__in=asked, created_at__gt=at - QUIET_AFTER_INVITATION)
    just_now = set(fresh.values_list("key", flat=True))
    return [invitee for key, invitee in asked.items() if key not in just_now]
