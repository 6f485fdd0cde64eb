"""The list of partnership days."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from hyte.pages.models.list import ListPage
from materials.listing import DayListing


class PartnershipDayIndexPage(ListPage):
    """The days to come and, page by page, those that have been."""

    template = "materials/partnership_day_index_page.html"
    parent_page_types = ["pages.HomePage"]
    subpage_types = ["materials.PartnershipDayPage", "materials.MaterialArchivePage"]

    class Meta:
        verbose_name = _("list of partnership days")
        verbose_name_plural = _("lists of partnership days")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        return context | {"listing": DayListing.of(self, request.GET, context["at"])}
