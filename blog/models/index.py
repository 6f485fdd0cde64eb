"""The list of posts."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from blog.listing import BlogListing
from hyte.pages.models.list import ListPage


class BlogIndexPage(ListPage):
    """All posts of one language, newest first, by kind and topic where the reader asks for one."""

    template = "blog/blog_index_page.html"
    parent_page_types = ["pages.HomePage"]
    subpage_types = ["blog.BlogPage"]

    class Meta:
        verbose_name = _("list of posts")
        verbose_name_plural = _("lists of posts")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        return super().get_context(request, *args, **kwargs) | {"listing": BlogListing.of(self, request.GET)}
