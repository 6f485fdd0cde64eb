"""Ordinary pages: about the unit, the accessibility statement, the privacy notice, the moderation policy."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from hyte.pages.addresses import address_of
from hyte.pages.models.editorial import EditorialPage
from hyte.pages.query import subpage_list
from search.documents import Kind, SearchDocument


@dataclass(frozen=True)
class Subpage:
    """A content page as the page above it shows it."""

    title: str
    url: str
    introduction: str


class ContentPage(EditorialPage):
    """A page of text. Directly below the home page it is in the menu or, without the menu mark, in the footer.

    It lists the content pages below it, in the order that editors give them.
    """

    content_panels = [*EditorialPage.content_panels, FieldPanel("attachments"), *EditorialPage.related_panels]
    template = "pages/content_page.html"
    parent_page_types = ["pages.HomePage", "pages.ContentPage"]
    subpage_types = ["pages.ContentPage"]

    class Meta:
        verbose_name = _("content page")
        verbose_name_plural = _("content pages")

    @classmethod
    def display_annotations(cls) -> dict[str, models.Expression]:
        subpages = subpage_list(cls, "path", "title", "url_path", "introduction")
        return super().display_annotations() | {"subpage_rows": subpages}

    @property
    def subpages(self) -> list[Subpage]:
        """Return the pages below a page that was fetched for display; a preview shows none."""
        rows = sorted(self.__dict__.get("subpage_rows") or (), key=lambda row: row["path"])
        return [Subpage(row["title"], address_of(row["url_path"], self.language), row["introduction"]) for row in rows]

    def search_document(self) -> SearchDocument | None:
        if not self.is_public():
            return None
        published = self.first_published_at
        return self.editorial_document(Kind.PAGE, date=timezone.localdate(published) if published else None)
