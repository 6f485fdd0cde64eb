"""The words with which the site asks for pages."""

from __future__ import annotations

from functools import cache
from typing import Any

from django.db.models import Case, Exists, F, JSONField, Model, OuterRef, Subquery, Value, When
from django.db.models.expressions import Func
from django.db.models.functions import Concat, JSONObject, Length, Substr
from wagtail.models import PageViewRestriction
from wagtail.query import PageQuerySet

from hyte.pages.addresses import address_of


@cache
def restricted_exists() -> Exists:
    """Return the question whether a page or one of its ancestors has a view restriction, for the page's own query.

    It is the same for every page and never changed by the query that it becomes part of, so it is put once.
    """
    beginning: Func = Substr(OuterRef("path"), 1, Length("page__path"))
    return Exists(PageViewRestriction.objects.filter(page__path=beginning))


class JSONList(Func):
    """All values of a subquery as one JSON list, empty or `null` where there is none."""

    function = "JSONB_AGG"
    output_field = JSONField()

    def as_sqlite(self, *args: Any, **kwargs: Any) -> Any:
        return self.as_sql(*args, function="JSON_GROUP_ARRAY", **kwargs)


def related_list(model: type[Model], field: str, *columns: str) -> Subquery:
    """Return the rows that the many-to-many `field` of `model` leads to, as a list of objects in the model's own query.

    A page fetched with it needs no query of its own for its topics or its contact people.
    """
    relation = model._meta.get_field(field)
    through = relation.remote_field.through.objects.filter(**{relation.m2m_field_name(): OuterRef("pk")}).order_by()
    target = relation.m2m_reverse_field_name()
    row = JSONObject(**{column: f"{target}__{column}" for column in columns})
    return Subquery(through.annotate(rows=JSONList(row)).values("rows"))


def subpage_list(model: type[Model], *columns: str) -> Subquery:
    """Return the published pages of the type `model` directly below a page, as a list of objects in its own query.

    A restriction that applies to the page itself applies to them, too, and has been passed by whoever reads it.
    """
    below = (Concat(OuterRef("path"), Value("0000")), Concat(OuterRef("path"), Value("ZZZZ")))
    children = model._default_manager.filter(path__range=below, depth=OuterRef("depth") + 1, live=True)
    public = children.exclude(Exists(PageViewRestriction.objects.filter(page=OuterRef("pk")))).order_by()
    row = JSONObject(**{column: F(column) for column in columns})
    return Subquery(public.annotate(rows=JSONList(row)).values("rows"))


class BasePageQuerySet(PageQuerySet):
    """Wagtail's page words with the site's own."""

    def published(self) -> BasePageQuerySet:
        """Return the pages that anybody may read: live and without a view restriction above them."""
        return self.filter(live=True).filter(~restricted_exists())

    def in_language(self, language: str) -> BasePageQuerySet:
        """Return the pages of the tree in `language`."""
        return self.filter(locale__language_code=language)

    def language_first(self, language: str) -> BasePageQuerySet:
        """Return the pages with their locales, those in `language` before those in the other one."""
        rank = Case(When(locale__language_code=language, then=0), default=1)
        return self.select_related("locale").order_by(rank, "pk")

    def address_in(self, language: str) -> str:
        """Return the address of the one page in `language`, or of the front page where there is none."""
        page = self.in_language(language).order_by().first()
        return address_of(page.url_path, language) if page else f"/{language}/"

    def about(self, topic_id: int) -> BasePageQuerySet:
        """Return the pages that have the topic."""
        return self.filter(topics=topic_id)

    def at_address(self, url_path: str) -> BasePageQuerySet:
        """Return the live page with this path in the tree; the slug in it is what the database has an index of."""
        return self.filter(live=True, slug=url_path.rstrip("/").rpartition("/")[2], url_path=url_path)

    def for_display(self) -> BasePageQuerySet:
        """Return the pages with everything that showing one of them needs beside its texts."""
        joined = self.select_related("locale", *self.model.display_relations)
        return joined.annotate(restricted=restricted_exists(), **self.model.display_annotations())
