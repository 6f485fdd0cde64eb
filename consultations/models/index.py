"""The list of consultations."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from consultations.listing import ConsultationListing
from hyte.pages.introduction import introduction_panel
from hyte.pages.models.base import BasePage
from search.documents import SearchDocument


class ConsultationIndexPage(BasePage):
    """All consultations: what is open, what is coming, what came of those that have ended."""

    introduction = models.TextField(_("introduction"), max_length=300, blank=True)

    content_panels = [*Page.content_panels, introduction_panel()]
    template = "consultations/consultation_index_page.html"
    parent_page_types = ["pages.HomePage"]
    subpage_types = ["consultations.ConsultationPage", "surveys.SurveyPage"]
    max_count_per_parent = 1

    class Meta:
        verbose_name = _("list of consultations")
        verbose_name_plural = _("lists of consultations")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        return context | {"listing": ConsultationListing.of(self, request.GET, timezone.now())}

    def search_document(self) -> SearchDocument | None:
        return None
