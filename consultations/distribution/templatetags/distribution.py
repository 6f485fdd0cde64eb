"""What the page of a consultation shows of who was asked."""

from __future__ import annotations

from django import template

from consultations.distribution import public
from consultations.models import ConsultationPage

register = template.Library()


@register.simple_tag
def was_somebody_asked(page: ConsultationPage) -> bool:
    """Return whether there is anybody to name."""
    return public.was_somebody_asked(page)
