"""Conflict of interest: whose matter it is does not judge alone what speaks against it.

It binds who is responsible for the consultation now, and who owns its page in either language. Whoever hands the
responsibility over is free of it from then on; that it was handed over, by whom and to whom, stays on record.
"""

from __future__ import annotations

from enum import Enum

from django.contrib.auth.models import AbstractBaseUser
from django.db.models import Exists, OuterRef, QuerySet

from consultations.models import Consultation, ConsultationPage, Status

AGAINST = (Status.REJECTED, Status.HIDDEN)
"""The decisions that keep a comment from the public. Publishing is open to everybody who may moderate."""


class Stake(Enum):
    """What makes a consultation somebody's own matter."""

    RESPONSIBLE = "responsible"
    OWNER = "owner"


def stake_of(user: AbstractBaseUser, consultation_id: int) -> Stake | None:
    """Return what binds `user` in decisions against comments on the consultation, `None` for who may judge freely."""
    owned = ConsultationPage.objects.filter(consultation=OuterRef("pk"), owner=user.pk)
    found = Consultation.objects.filter(pk=consultation_id).values_list("responsible", Exists(owned)).first()
    responsible, owns_a_page = found or (None, False)
    if responsible is not None and responsible == user.pk:
        return Stake.RESPONSIBLE
    return Stake.OWNER if owns_a_page else None


def without_stake(people: QuerySet, consultation: Consultation) -> QuerySet:
    """Return those of `people` who may judge freely."""
    owners = consultation.pages.filter(owner__isnull=False).values("owner")
    return people.exclude(pk__in=owners).exclude(pk=consultation.responsible_id)
