"""Let authors' contact data age out: how to reach them is not kept longer than the consultation needs it."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction

from consultations.locking import lock_consultation
from consultations.models import Consultation, StatementContact
from consultations.period import CONTACTS_KEPT
from hyte.mail.forgetting import forget_mail

MOST_AT_ONCE = 200


def aged(at: datetime, kept: timedelta) -> list[StatementContact]:
    """Return the contact data of consultations that closed, or were cancelled, at least `kept` before `at`."""
    ended = StatementContact.objects.filter(statement__consultation__in=Consultation.objects.over(at - kept))
    return list(ended.select_related("statement").order_by("pk")[:MOST_AT_ONCE])


def age_out(*, at: datetime, kept: timedelta = CONTACTS_KEPT) -> int:
    """Delete contact data that has aged, with the mails that lead to the statements; return how many there were.

    The statements stay: they are official records. A second call finds nothing.
    """
    old = aged(at, kept)
    for contact in old:
        with transaction.atomic():
            lock_consultation(contact.statement.consultation_id)
            forget_mail(recipient=contact.email, about=contact.statement.public_id)
            contact.delete()
    return len(old)


def drain(*, at: datetime) -> int:
    """Do what is due at the instant `at`, as a job of the worker."""
    return age_out(at=at)
