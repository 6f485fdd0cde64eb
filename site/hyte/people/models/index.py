"""The directory of contact people as a page."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from hyte.pages.introduction import introduction_panel
from hyte.pages.models.base import BasePage
from hyte.people.directory import Directory


class ContactIndexPage(BasePage):
    """Everybody whom the public may contact, by unit, and by topic where the reader asks for one."""

    introduction = models.TextField(_("introduction"), max_length=300, blank=True)

    content_panels = [*Page.content_panels, introduction_panel()]
    template = "people/contact_index_page.html"
    parent_page_types = ["pages.HomePage"]
    subpage_types = ["people.ContactPage"]
    max_count_per_parent = 1
    not_found_because = "It is a list; the people on it are found by themselves."

    class Meta:
        verbose_name = _("directory of contact people")
        verbose_name_plural = _("directories of contact people")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        on = timezone.localdate(context["at"])
        return context | {"directory": Directory.of(self, request.GET, on)}
