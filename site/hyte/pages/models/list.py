"""What the lists of the site have in common."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from hyte.pages.introduction import introduction_panel
from hyte.pages.models.base import BasePage


class ListPage(BasePage):
    """Everything of one kind in one language; each thing has a page of its own."""

    introduction = models.TextField(_("introduction"), max_length=300, blank=True)

    content_panels = [*Page.content_panels, introduction_panel()]
    max_count_per_parent = 1
    not_found_because = "What is on a list is found by itself; the list is offered to whoever searches for its title."

    class Meta:
        abstract = True
