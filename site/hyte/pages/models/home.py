"""The front page of each language."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField

from hyte.pages.blocks import BodyBlock
from hyte.pages.choosing import boxes_panel
from hyte.pages.introduction import introduction_panel
from hyte.pages.models.base import BasePage
from hyte.pages.models.editorial import PageWithContacts


class HomePage(PageWithContacts):
    """What is open, what is next and what is new. Its title is the site's name in its language."""

    heading = models.CharField(_("heading"), max_length=150, blank=True)
    introduction = models.TextField(_("introduction"), max_length=300, blank=True)
    image = models.ForeignKey(
        "media.CustomImage", verbose_name=_("image"), null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    body = StreamField(BodyBlock(), verbose_name=_("body"), blank=True)

    display_relations: ClassVar[tuple[str, ...]] = ("image",)
    content_panels = [
        *BasePage.content_panels,
        FieldPanel("heading"),
        introduction_panel(),
        FieldPanel("image"),
        FieldPanel("body"),
        boxes_panel("contact_people"),
    ]
    template = "pages/home_page.html"
    parent_page_types = ["wagtailcore.Page"]
    not_found_because = "It repeats what is found by itself."

    class Meta:
        verbose_name = _("home page")
        verbose_name_plural = _("home pages")
