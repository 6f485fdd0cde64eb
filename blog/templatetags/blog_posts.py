"""Lists of posts for templates of other apps."""

from __future__ import annotations

from django import template

from blog.models import BlogPage

register = template.Library()


@register.simple_tag
def newest_posts(language: str, most: int = 3) -> list[BlogPage]:
    """Return the newest published posts in `language`."""
    return list(BlogPage.objects.published().in_language(language).newest().with_cards()[:most])
