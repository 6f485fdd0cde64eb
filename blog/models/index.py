"""The list of posts."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from blog.listing import BlogListing
from hyte.pages.introduction import introduction_panel
from hyte.pages.models.base import BasePage


class BlogIndexPage(BasePage):
    """All posts of one language, newest first, by kind and topic where the reader asks for one."""

    introduction = models.TextField(_("introduction"), max_length=300, blank=True)

    content_panels = [*Page.content_panels, introduction_panel()]
    template = "blog/blog_index_page.html"
    parent_page_types = ["pages.HomePage"]
    subpage_types = ["blog.BlogPage"]
    max_count_per_parent = 1
    not_found_because = "It is a list; the posts on it are found by themselves."

    class Meta:
        verbose_name = _("list of posts")
        verbose_name_plural = _("lists of posts")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        return super().get_context(request, *args, **kwargs) | {"listing": BlogListing.of(self, request.GET)}
