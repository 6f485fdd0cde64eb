"""The directory of contact people as a page."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from hyte.pages.models.list import ListPage
from hyte.people.directory import Directory


class ContactIndexPage(ListPage):
    """Everybody whom the public may contact, by unit, and by topic where the reader asks for one."""

    template = "people/contact_index_page.html"
    parent_page_types = ["pages.HomePage"]
    subpage_types = ["people.ContactPage"]

    class Meta:
        verbose_name = _("directory of contact people")
        verbose_name_plural = _("directories of contact people")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        on = timezone.localdate(context["at"])
        return context | {"directory": Directory.of(self, request.GET, on)}
