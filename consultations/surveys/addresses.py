"""The addresses of a survey's form and of what one person answered."""

from __future__ import annotations

from django.urls import reverse
from django.utils import translation


def form_address(public_id: str, language: str) -> str:
    """Return the address of the form of the survey with this public id."""
    with translation.override(language):
        return reverse("answer_survey", args=[public_id])


def answered_address(public_id: str, token: str, language: str) -> str:
    """Return the signed address at which one sees what one has answered."""
    with translation.override(language):
        return reverse("survey_answered", args=[public_id, token])
