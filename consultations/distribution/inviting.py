"""Send the request to those on the list; each party gets it once, however often the button is pressed."""

from __future__ import annotations

from datetime import datetime

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction

from consultations.distribution import mails
from consultations.distribution.models import Invitee, InviteeContact
from consultations.distribution.refusals import DistributionRefused
from consultations.locking import lock_consultation
from consultations.models import Consultation
from hyte.mail.outbox import withdraw_undelivered


@transaction.atomic
def invite(*, consultation: Consultation, by: AbstractBaseUser, at: datetime) -> int:
    """Send the request to everybody on the list who has not got it, and return to how many.

    Who has no address is asked by post, outside this site, and counts as asked. Raises `DistributionRefused` while the
    consultation takes no statements.
    """
    consultation = locked_open(consultation, at)
    fresh = list(Invitee.objects.not_invited().filter(consultation=consultation).select_related("contact"))
    Invitee.objects.filter(pk__in=[invitee.pk for invitee in fresh]).update(invited_at=at, invited_by=by)
    for invitee in fresh:
        if hasattr(invitee, "contact"):
            mails.queue_invitation(invitee=invitee, email=invitee.contact.email, at=at)
    return len(fresh)


@transaction.atomic
def change_address(*, invitee: Invitee, email: str, at: datetime) -> None:
    """Give a party another address, or its first; who was asked already gets the request there.

    What waits for the old address is taken back; of a reminder among it the new address is reminded in its time. Who
    has answered, or is asked when statements are no longer taken, gets no mail.
    """
    consultation = lock_consultation(invitee.consultation_id)
    old = InviteeContact.objects.filter(invitee=invitee).first()
    if old is not None and old.email == email:
        return
    if old is not None:
        withdraw_undelivered(keys=[mails.invitation_key(invitee, old.email)])
        take_back_reminder(invitee)
    InviteeContact.objects.update_or_create(invitee=invitee, defaults={"email": email})
    waits = Invitee.objects.invited().unanswered().filter(pk=invitee.pk).exists()
    if waits and consultation.takes_statements(at):
        mails.queue_invitation(invitee=invitee, email=email, at=at)


def take_back_reminder(invitee: Invitee) -> None:
    """Take back a reminder that is not delivered: whoever it was for has not been reminded."""
    invitee = Invitee.objects.get(pk=invitee.pk)
    if invitee.reminded_of and withdraw_undelivered(keys=[mails.reminder_key(invitee, invitee.reminded_of)]):
        Invitee.objects.filter(pk=invitee.pk).update(reminded_of=None)


def locked_open(consultation: Consultation, at: datetime) -> Consultation:
    """Return the consultation, locked; raise `DistributionRefused` unless it takes statements."""
    locked = lock_consultation(consultation.pk)
    if not locked.takes_statements(at):
        raise DistributionRefused("not_open")
    return locked
