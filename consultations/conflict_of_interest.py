"""Conflict of interest: whose page it is does not judge alone what speaks against it."""

from __future__ import annotations

from django.contrib.auth.models import AbstractBaseUser

from consultations.models import ConsultationPage, Status

AGAINST = (Status.REJECTED, Status.HIDDEN)
"""The decisions that keep a comment from the public. Publishing is open to everybody who may moderate."""


def owns_a_page(user: AbstractBaseUser, consultation_id: int) -> bool:
    """Return whether `user` owns the consultation's page in either language."""
    return ConsultationPage.objects.filter(consultation=consultation_id, owner=user.pk).exists()
