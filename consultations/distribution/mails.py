"""The invitation and the reminder, and what became of them in the outbox."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from datetime import datetime
from enum import StrEnum

from django.conf import settings
from django.urls import reverse
from django.utils import translation

from consultations.addresses import form_address
from consultations.distribution.models import Invitee, ReturnAddress
from consultations.public_pages import public_title
from hyte.mail.models import OutgoingMail
from hyte.mail.outbox import queue_mail

CODE = "kutsu"
"""The parameter of the form's address that says who answers, in both languages."""


class Delivery(StrEnum):
    """What became of a mail."""

    WAITING = "waiting"
    SENT = "sent"
    FAILED = "failed"


def invitation_key(invitee: Invitee, email: str) -> str:
    """Return the key of the invitation: another address is another mail."""
    return f"invitation:{invitee.code}:{hashlib.sha256(email.encode()).hexdigest()[:12]}"


def reminder_key(invitee: Invitee, closes_at: datetime) -> str:
    """Return the key of the reminder of one deadline."""
    return f"invitation-reminder:{invitee.code}:{int(closes_at.timestamp())}"


def personal_link(invitee: Invitee) -> str:
    """Return the address of the form that says who answers. It is no secret: it opens nothing more than the form."""
    return f"{settings.BASE_URL}{form_address(invitee.consultation.public_id, invitee.language)}?{CODE}={invitee.code}"


def queue_invitation(*, invitee: Invitee, email: str, at: datetime) -> None:
    """Ask the party for a statement."""
    queue_mail(
        name="invitation",
        key=invitation_key(invitee, email),
        to=email,
        language=invitee.language,
        context=context_of(invitee),
        at=at,
    )


def queue_reminder(*, invitee: Invitee, email: str, at: datetime) -> None:
    """Remind the party of the deadline as it is now."""
    closes_at = invitee.consultation.closes_at
    queue_mail(
        name="invitation-reminder",
        key=reminder_key(invitee, closes_at),
        to=email,
        language=invitee.language,
        context=context_of(invitee),
        at=at,
    )


def context_of(invitee: Invitee) -> dict[str, object]:
    """Return what both mails tell. `invitee` comes with its consultation."""
    consultation = invitee.consultation
    with translation.override(invitee.language):
        paper = settings.BASE_URL + reverse("paper_form", args=[consultation.public_id])
        address = ReturnAddress.objects.filter(pk=ReturnAddress.THE_ONE).first()
        lines = address.lines if address else ""
    return {
        "invitee": invitee,
        "consultation": consultation,
        "consultation_title": public_title(consultation, invitee.language),
        "link": personal_link(invitee),
        "paper_link": paper,
        "return_lines": lines,
    }


def deliveries(invitees: Iterable[Invitee]) -> dict[int, Delivery]:
    """Return what became of each party's last invitation, by key; a party without an address is left out."""
    keys = {invitation_key(it, it.contact.email): it.pk for it in invitees if it.invited_at and hasattr(it, "contact")}
    mails = OutgoingMail.objects.filter(key__in=keys).values_list("key", "sent_at", "failed_at", "returned_at")
    return {
        keys[key]: Delivery.FAILED if failed_at or returned_at else Delivery.SENT if sent_at else Delivery.WAITING
        for key, sent_at, failed_at, returned_at in mails
    }
