"""The sections of the site that a search asks for by name."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from django import template

from search.analysis import query_words
from search.picks.choosing import same

register = template.Library()


class Link(Protocol):
    """A link of the site's menu."""

    title: str
    url: str


@register.simple_tag
def sections_named(query: str, links: Iterable[Link]) -> list[Link]:
    """Return those of the menu's links that are called as the query says, in whatever form its words are written.

    A list of things is not among the results: each thing on it is.
    """
    words = query_words(query)
    return [link for link in links if words.words and same(query_words(link.title), words)]
