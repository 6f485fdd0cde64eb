"""What pages of other kinds show of surveys, and how results are drawn."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django import template
from django.utils.translation import get_language

from consultations.models import ConsultationPage
from consultations.surveys import public
from consultations.surveys.models import Question

register = template.Library()


@register.inclusion_tag("consultations/surveys/beside.html")
def surveys_beside(page: ConsultationPage, at: datetime) -> dict[str, Any]:
    """Lead from a consultation to the surveys beside it, and show the results that are published."""
    return {"surveys": public.surveys_beside(page, at)}


@register.inclusion_tag("consultations/surveys/alone.html")
def surveys_alone(at: datetime) -> dict[str, Any]:
    """Lead to the surveys beside no consultation that take answers."""
    return {"surveys": public.surveys_alone(at)}


@register.filter
def asked_as(question: Question) -> str:
    """Write a question in the language that is being shown."""
    return question.label_in(get_language() or "fi")
