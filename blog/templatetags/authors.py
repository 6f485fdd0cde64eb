"""Authors in the language of the page."""

from __future__ import annotations

from django import template

from blog.models import BlogAuthor

register = template.Library()


@register.filter
def author_title(author: BlogAuthor, language: str) -> str:
    """Return the title as it was when the post was published."""
    return author.in_language("title", language)


@register.filter
def author_organisation(author: BlogAuthor, language: str) -> str:
    """Return the organisation as it was when the post was published."""
    return author.in_language("organisation", language)
