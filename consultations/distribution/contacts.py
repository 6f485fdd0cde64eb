"""The addresses of parties that were asked: what is held about one, and how it goes, with age or on request.

The names stay: whom the authority has asked is on the public record.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from operator import attrgetter
from typing import Any

from django.db import transaction
from django.db.models import Prefetch, Q

from consultations.distribution.models import Invitee, InviteeContact
from consultations.locking import lock_consultation
from consultations.models import Consultation, ConsultationPage
from consultations.period import CONTACTS_KEPT, contacts_kept_until
from hyte.mail.forgetting import forget_mail

MOST_AT_ONCE = 200


def aged(at: datetime, kept: timedelta) -> list[InviteeContact]:
    """Return the addresses that have been kept for long enough.

    Those of a consultation count from when it closed or was cancelled; as long as it is not announced, each counts from
    when it was added to the list.
    """
    over = Q(invitee__consultation__in=Consultation.objects.over(at - kept))
    never_announced = Q(invitee__consultation__opens_at=None, added_at__lte=at - kept)
    ended = InviteeContact.objects.filter(over | never_announced)
    return list(ended.select_related("invitee").order_by("pk")[:MOST_AT_ONCE])


def age_out(*, at: datetime, kept: timedelta = CONTACTS_KEPT) -> int:
    """Delete addresses that have aged, with the requests and reminders; return how many there were."""
    old = aged(at, kept)
    for contact in old:
        with transaction.atomic():
            lock_consultation(contact.invitee.consultation_id)
            forget(contact, at)
    return len(old)


def drain(*, at: datetime) -> int:
    """Do what is due at the instant `at`, as a job of the worker."""
    return age_out(at=at)


@transaction.atomic
def erase(*, email: str, at: datetime) -> int:
    """Delete an address from every list, for the person who asks for it; return from how many.

    Who has not been asked yet stays on the list without an address, as one who is asked by post.
    """
    found = InviteeContact.objects.select_for_update(of=("self",)).filter(email__iexact=email)
    contacts = list(found.select_related("invitee"))
    for contact in contacts:
        forget(contact, at)
    return len(contacts)


@transaction.atomic
def forget(contact: InviteeContact, at: datetime) -> None:
    """Delete an address and the mails to it; that there was one stays on the list."""
    Invitee.objects.filter(pk=contact.pk).update(address_deleted_at=at)
    forget_mail(recipient=contact.email, about=contact.invitee.code)
    contact.delete()


def data_about(email: str) -> list[dict[str, Any]]:
    """Return what is held about each party with this address."""
    public_pages = Prefetch("consultation__pages", ConsultationPage.objects.published(), to_attr="public_pages")
    asked = Invitee.objects.filter(contact__email__iexact=email).select_related("contact", "statement", "consultation")
    return [
        {
            "email": invitee.contact.email,
            "name": invitee.name,
            "kind": invitee.kind,
            "language": invitee.language,
            "consultation": [page.title for page in sorted(invitee.consultation.public_pages, key=attrgetter("pk"))],
            "asked_at": invitee.invited_at,
            "reminded_of_the_deadline": invitee.reminded_of,
            "answered_with": invitee.statement.public_id if invitee.statement else None,
            "address_kept_until": kept_until(invitee.contact),
        }
        for invitee in asked.prefetch_related(public_pages).order_by("pk")
    ]


def kept_until(contact: InviteeContact) -> datetime | None:
    """Return when `aged` begins to find the address, as things stand."""
    consultation = contact.invitee.consultation
    return contacts_kept_until(consultation.period.ends_at if consultation.opens_at else contact.added_at)
