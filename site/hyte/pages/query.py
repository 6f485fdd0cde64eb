"""The words with which the site asks for pages."""

from __future__ import annotations

from django.db.models import Exists, OuterRef, Q
from django.db.models.expressions import Func
from django.db.models.functions import Length, Substr
from wagtail.models import PageViewRestriction
from wagtail.query import PageQuerySet


def restricted_exists() -> Exists:
    """Return the question whether a page or one of its ancestors has a view restriction, for the page's own query."""
    beginning: Func = Substr(OuterRef("path"), 1, Length("page__path"))
    return Exists(PageViewRestriction.objects.filter(page__path=beginning))


class BasePageQuerySet(PageQuerySet):
    """Wagtail's page words with the site's own."""

    def published(self) -> BasePageQuerySet:
        """Return the pages that anybody may read: live and without a view restriction above them."""
        return self.filter(live=True).filter(~restricted_exists())

    def in_language(self, language: str) -> BasePageQuerySet:
        """Return the pages of the tree in `language`."""
        return self.filter(locale__language_code=language)

    def about(self, topic_id: int) -> BasePageQuerySet:
        """Return the pages that have the topic."""
        return self.filter(Q(topics=topic_id))
