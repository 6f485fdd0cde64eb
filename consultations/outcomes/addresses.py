"""The address of the account of a consultation in each language."""

from __future__ import annotations

from django.urls import reverse
from django.utils import translation


def outcome_address(public_id: str, language: str) -> str:
    """Return the address of the account of the consultation with this public id."""
    with translation.override(language):
        return reverse("outcome", args=[public_id])
