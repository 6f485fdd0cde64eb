"""One page of the list of posts, narrowed as the address says."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.core.paginator import Page as ListPage
from django.core.paginator import Paginator
from django.utils.translation import gettext as _

from blog.models.post import BlogKind, BlogPage
from hyte.pages.listing import PAGE_SIZE, Filter, number_in
from hyte.pages.models import Topic
from hyte.pages.models.base import BasePage


@dataclass(frozen=True)
class BlogListing:
    """The posts that the reader asked for and what else can be asked for."""

    page: ListPage
    filters: list[Filter]

    @classmethod
    def of(cls, index: BasePage, parameters: Mapping[str, str]) -> BlogListing:
        """Return what the address asks for of the list below `index`; unknown values mean all, the first page."""
        every = BlogPage.objects.child_of(index).published()
        topics = sorted(
            ((topic.name_in(index.language), str(topic.pk)) for topic in Topic.objects.used_on(every)),
            key=lambda named: named[0].casefold(),
        )
        offered = {
            "kind": {value: str(label) for value, label in BlogKind.choices},
            "topic": {pk: name for name, pk in topics},
        }
        asked = {"kind": parameters.get("kind", ""), "topic": str(number_in(parameters, "topic"))}
        chosen = {name: value for name, value in asked.items() if value in offered[name]}
        posts = every.of_kind(chosen["kind"]) if "kind" in chosen else every
        posts = posts.about(int(chosen["topic"])) if "topic" in chosen else posts
        labels = {"kind": _("Kind of post"), "topic": _("Topic")}
        return cls(
            page=Paginator(posts.newest().with_cards().with_authors(), PAGE_SIZE).get_page(parameters.get("page")),
            filters=[Filter.of(name, labels[name], offered[name], chosen) for name in offered if offered[name]],
        )
