"""Whose matter a consultation is."""

from __future__ import annotations

from consultations.conflict_of_interest import Stake
from consultations.models import Consultation, ConsultationPage
from hyte.users.models import User


def give_stake(user: User, stake: Stake) -> None:
    """Make every consultation the matter of `user`, as the one who is responsible or as the owner of the pages."""
    if stake is Stake.RESPONSIBLE:
        Consultation.objects.update(responsible=user)
    else:
        ConsultationPage.objects.update(owner=user)
