"""What the page of a consultation tells of who was asked."""

from __future__ import annotations

from django.db.models import Exists, OuterRef

from consultations.distribution.models import Invitee
from consultations.models import ConsultationPage

SOMEBODY_ASKED = "somebody_asked"


def somebody_asked() -> Exists:
    """Return whether the request has gone out to anybody by name, for the page's own query."""
    return Exists(Invitee.objects.invited().filter(consultation=OuterRef("consultation")))


def was_somebody_asked(page: ConsultationPage) -> bool:
    """Return whether the list beside `page` names anybody, from the page's own query where it asked."""
    if SOMEBODY_ASKED in page.__dict__:
        return bool(page.__dict__[SOMEBODY_ASKED])
    return Invitee.objects.invited().filter(consultation=page.consultation_id).exists()
