"""Lists of consultations for pages of other kinds, such as the home page."""

from django import template
from django.db.models import QuerySet
from django.utils import timezone

from consultations.models import Consultation, ConsultationPage

register = template.Library()


@register.simple_tag
def open_consultations(language: str, most: int = 6) -> QuerySet[ConsultationPage]:
    """Return the pages of consultations that take statements now, the nearest deadline first."""
    return (
        ConsultationPage.objects.published()
        .in_language(language)
        .filter(consultation__in=Consultation.objects.open(timezone.now()))
        .select_related("consultation", "locale")
        .order_by("consultation__closes_at", "pk")[:most]
    )
