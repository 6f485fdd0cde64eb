"""The list of consultations."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from consultations.listing import ConsultationListing
from hyte.pages.models.list import ListPage


class ConsultationIndexPage(ListPage):
    """All consultations: what is open, what is coming, what came of those that have ended."""

    template = "consultations/consultation_index_page.html"
    parent_page_types = ["pages.HomePage"]
    subpage_types = ["consultations.ConsultationPage", "surveys.SurveyPage"]

    class Meta:
        verbose_name = _("list of consultations")
        verbose_name_plural = _("lists of consultations")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        return context | {"listing": ConsultationListing.of(self, request.GET, timezone.now())}
