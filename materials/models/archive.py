"""Every file and recording of every partnership day in one list."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import InlinePanel
from wagtail.models import Page

from hyte.pages.introduction import introduction_panel
from hyte.pages.models.base import BasePage
from materials.archive import Archive
from materials.findable import archive_document
from materials.models.material import document_keys, named_keys
from search.documents import SearchDocument


class MaterialArchivePage(BasePage):
    """The materials of all days and those of no day, by year, day, kind and language."""

    introduction = models.TextField(_("introduction"), max_length=300, blank=True)

    content_panels = [
        *Page.content_panels,
        introduction_panel(),
        InlinePanel("materials", heading=_("Materials of no day"), label=_("Material")),
    ]
    template = "materials/material_archive_page.html"
    parent_page_types = ["pages.HomePage", "materials.PartnershipDayIndexPage"]
    subpage_types: ClassVar[list[str]] = []
    max_count_per_parent = 1

    class Meta:
        verbose_name = _("material archive")
        verbose_name_plural = _("material archives")

    def shown_documents(self) -> set[int]:
        return super().shown_documents() | document_keys(self.materials.all())

    def named_documents(self) -> set[int]:
        return super().named_documents() | named_keys(self.materials.all())

    def search_document(self) -> SearchDocument | None:
        return archive_document(self) if self.is_public() else None

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        return super().get_context(request, *args, **kwargs) | {"archive": Archive.of(self.language, request.GET)}
