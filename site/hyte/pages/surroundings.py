"""The pages that stand around a public page: those of the menu and the footer, those above it, its translations."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple
from uuid import UUID

from django.db.models import BigIntegerField, CharField, Q, QuerySet
from wagtail.models import Locale, Page

from hyte.pages.addresses import address_of
from hyte.pages.query import restricted_exists
from hyte.questions import Given, Question

HOME_DEPTH = 2
SECTION_DEPTH = 3


class Row(NamedTuple):
    """What the frame has to know of a page."""

    pk: int
    path: str
    depth: int
    title: str
    url_path: str
    show_in_menus: bool
    translation_key: UUID
    language: str
    model: str

    @property
    def url(self) -> str:
        """Return the address without a host."""
        return address_of(self.url_path, self.language)

    def as_page(self) -> Page:
        """Return a page in memory that can be linked to, with what is known of it and its locale."""
        return Page(pk=self.pk, title=self.title, url_path=self.url_path, locale=Locale(language_code=self.language))


def surroundings(*, paths: Sequence[str], translated: Sequence[int]) -> list[Row]:
    """Return, in the order of the tree, the public ones among the home pages, their children, the pages at `paths`, and
    all translations of the pages `translated`, themselves included.
    """
    given = {f"path_{place}": path for place, path in enumerate(paths)}
    keys = {f"key_{place}": key for place, key in enumerate(translated)}
    return [*map(Row._make, with_places(len(paths), len(translated)).ask(**given, **keys))]


@cache
def with_places(paths: int, keys: int) -> Question:
    """Return the question with so many places for paths and for keys: every public page asks it."""
    above = [Given(f"path_{place}", CharField()) for place in range(paths)]
    named = Page.objects.filter(pk__in=[Given(f"key_{place}", BigIntegerField()) for place in range(keys)])

    def make() -> QuerySet:
        wanted = Q(depth__in=(HOME_DEPTH, SECTION_DEPTH)) | Q(path__in=above)
        wanted |= Q(translation_key__in=named.values("translation_key"))
        pages = Page.objects.filter(wanted, ~restricted_exists(), live=True).order_by("path")
        columns = ("pk", "path", "depth", "title", "url_path", "show_in_menus", "translation_key")
        return pages.values_list(*columns, "locale__language_code", "content_type__model")

    return Question(make)
