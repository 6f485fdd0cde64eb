"""The words with which the site asks for posts."""

from __future__ import annotations

from django.db.models import F

from hyte.pages.query import BasePageQuerySet


class BlogPageQuerySet(BasePageQuerySet):
    def of_kind(self, kind: str) -> BlogPageQuerySet:
        """Return the posts of the kind: blog, news or announcement."""
        return self.filter(kind=kind)

    def newest(self) -> BlogPageQuerySet:
        """Return the posts with the newest first; those of one day in the order of their publication."""
        return self.order_by(F("date").desc(nulls_last=True), F("first_published_at").desc(nulls_last=True), "-pk")

    def with_cards(self) -> BlogPageQuerySet:
        """Return the posts with what a card in a list shows."""
        return self.select_related("locale", "image").defer_streamfields()

    def with_authors(self) -> BlogPageQuerySet:
        """Return the posts with the names of their authors."""
        return self.prefetch_related("authors")
