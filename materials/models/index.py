"""The list of partnership days."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from hyte.pages.introduction import introduction_panel
from hyte.pages.models.base import BasePage
from materials.listing import DayListing


class PartnershipDayIndexPage(BasePage):
    """The days to come and, page by page, those that have been."""

    introduction = models.TextField(_("introduction"), max_length=300, blank=True)

    content_panels = [*Page.content_panels, introduction_panel()]
    template = "materials/partnership_day_index_page.html"
    parent_page_types = ["pages.HomePage"]
    subpage_types = ["materials.PartnershipDayPage", "materials.MaterialArchivePage"]
    max_count_per_parent = 1
    not_found_because = "It is a list; the days on it are found by themselves."

    class Meta:
        verbose_name = _("list of partnership days")
        verbose_name_plural = _("lists of partnership days")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        return context | {"listing": DayListing.of(self, request.GET, context["at"])}
