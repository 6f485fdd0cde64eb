"""Ordinary pages: about the unit, the accessibility statement, the privacy notice, the moderation policy."""

from __future__ import annotations

from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from hyte.pages.models.editorial import EditorialPage
from search.documents import Kind, SearchDocument


class ContentPage(EditorialPage):
    """A page of text. Directly below the home page it is in the menu or, without the menu mark, in the footer."""

    content_panels = [*EditorialPage.content_panels, FieldPanel("attachments"), *EditorialPage.related_panels]
    template = "pages/content_page.html"
    parent_page_types = ["pages.HomePage", "pages.ContentPage"]
    subpage_types = ["pages.ContentPage"]

    class Meta:
        verbose_name = _("content page")
        verbose_name_plural = _("content pages")

    def search_document(self) -> SearchDocument | None:
        if not self.is_public():
            return None
        published = self.first_published_at
        return self.editorial_document(Kind.PAGE, date=timezone.localdate(published) if published else None)
