"""What comes after the page of a consultation has been published: the period is announced elsewhere."""

from __future__ import annotations

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.models import Page

from consultations.models import ConsultationPage
from consultations.staff.periods import COORDINATORS


def lead_to_the_period(request: HttpRequest, page: Page) -> None:
    """Say that nobody can comment yet, with the way to the comment period, while that has not been announced."""
    page = page.specific
    if not isinstance(page, ConsultationPage) or page.consultation.opens_at is not None:
        return
    if COORDINATORS.user_has_permission(request.user, "manage"):
        period = reverse("consultations:period", args=[page.consultation_id])
        text = _("Readers see the page. They can comment on it once the comment period has been announced.")
        messages.info(request, text, buttons=[messages.button(period, _("Announce the comment period"))])
