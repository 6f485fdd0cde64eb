"""What surrounds every public page: the site's name, menu, footer, language switch and breadcrumb, in one query."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from django.http import HttpRequest, QueryDict
from django.urls import translate_url
from django.utils.translation import get_language
from wagtail.models import Page

from hyte.pages.addresses import LANGUAGES, address_of, other_language
from hyte.pages.surroundings import HOME_DEPTH, SECTION_DEPTH, Row, surroundings

LANGUAGE_NAMES = {"fi": "suomi", "sv": "svenska"}
CARRIED = ("state", "kind", "topic", "year", "language", "section", "order", "capacity", "effect", "after", "before")
"""Parameters of lists that mean the same in both languages. Numbers of pages do not: the lists differ in length."""

LONGEST_VALUE = 100


@dataclass(frozen=True)
class Link:
    """A title and an address without a host."""

    title: str
    url: str
    current: bool = False


@dataclass(frozen=True)
class LanguageLink:
    """The way to the same content in another language; where that does not exist, `url` is the nearest page above.

    `query` is what the reader has chosen on this page and goes with them: a query string with its question mark.
    """

    code: str
    name: str
    url: str
    exists: bool
    query: str = ""


@dataclass
class Frame:
    """The surroundings of the public page that answers `request`."""

    request: HttpRequest
    language: str = field(default_factory=lambda: get_language() or "fi")
    mentioned: set[int] = field(default_factory=set)
    """The pages that the texts of the page name; to be set before the first look at the frame."""
    stands_below: Page | None = None
    """The page below which an address stands that is no page itself; to be set before the first look, where that page
    is below a page of a section, so that the way to it is fetched whole.
    """

    @cached_property
    def rows(self) -> list[Row]:
        """Fetch all pages that the surroundings name: both home pages, their children, ancestors, the translation."""
        page = self.page or self.stands_below
        above = [] if page is None else [page.path[: 4 * depth] for depth in range(SECTION_DEPTH + 1, page.depth)]
        shown = {page.pk} if page and page.pk else set()
        return surroundings(paths=above, translated=sorted(self.mentioned | shown))

    def find(self, pk: int) -> Page | None:
        """Return the mentioned page `pk`, rather in the language of the frame; `None` when it is not there for all."""
        named = next((row for row in self.rows if row.pk == pk), None)
        if named is None:
            return None
        same = (row for row in self.rows if row.translation_key == named.translation_key)
        return next((row for row in same if row.language == self.language), named).as_page()

    @property
    def page(self) -> Page | None:
        return getattr(self.request, "page", None)

    def link(self, row: Row) -> Link:
        return Link(title=row.title, url=row.url, current=self.request.path.startswith(row.url))

    @cached_property
    def home(self) -> Link:
        for row in self.rows:
            if row.depth == HOME_DEPTH and row.language == self.language:
                return self.link(row)
        return Link(title="", url=f"/{self.language}/")

    @cached_property
    def sections(self) -> list[Row]:
        """Return the children of the home page in the language of the page."""
        return [row for row in self.rows if row.depth == SECTION_DEPTH and row.language == self.language]

    @cached_property
    def navigation(self) -> list[Link]:
        return [self.link(row) for row in self.sections if row.show_in_menus]

    @cached_property
    def footer(self) -> list[Link]:
        """Return the content pages below the home page that are not in the menu."""
        return [self.link(row) for row in self.sections if not row.show_in_menus and row.model == "contentpage"]

    def section_url(self, model: str) -> str:
        """Return the address of the first section of the type `model`, or that of the home page where there is none."""
        return next((row.url for row in self.sections if row.model == model), self.home.url)

    @cached_property
    def breadcrumb(self) -> list[Link]:
        """Return the way from the home page down to the page above this one."""
        if self.page is None or self.page.depth <= HOME_DEPTH:
            return []
        path = self.page.path
        return [self.link(row) for row in self.rows if path.startswith(row.path) and row.path != path]

    def way_to(self, page: Page) -> list[Link]:
        """Return the way from the home page down to `page`, for what stands below it without being a page itself."""
        above = [self.link(row) for row in self.rows if page.path.startswith(row.path) and row.path != page.path]
        return [*above, Link(page.title, address_of(page.url_path, page.locale.language_code))]

    def way_to_section(self, model: str) -> list[Link]:
        """Return the way from the home page to the first section of the type `model`, for what belongs to it without
        being a page itself.
        """
        return [self.home, *[self.link(row) for row in self.sections if row.model == model][:1]]

    @cached_property
    def languages(self) -> list[LanguageLink]:
        return [self.language_link(code) for code in LANGUAGES]

    @cached_property
    def other(self) -> LanguageLink:
        return self.language_link(other_language(self.language))

    @cached_property
    def chosen(self) -> str:
        """Return the query string of the parameters that mean the same in both languages, empty without any."""
        kept = QueryDict(mutable=True)
        for name in CARRIED:
            if value := self.request.GET.get(name):
                kept[name] = value[:LONGEST_VALUE]
        return f"?{kept.urlencode()}" if kept else ""

    def language_link(self, code: str) -> LanguageLink:
        alternates: dict[str, str] | None = getattr(self.request, "alternates", None)
        if alternates is not None or self.page is None:
            url = (alternates or {}).get(code) or translate_url(self.request.get_full_path(), code)
            return LanguageLink(code, LANGUAGE_NAMES[code], url, exists=True, query="" if "?" in url else self.chosen)
        keys = {row.path: row.translation_key for row in self.rows}
        keys[self.page.path] = self.page.translation_key
        targets = {row.translation_key: row.url_path for row in self.rows if row.language == code}
        for length in range(len(self.page.path), 4, -4):
            key = keys.get(self.page.path[:length])
            if key in targets:
                exists = length == len(self.page.path)
                url = address_of(targets[key], code)
                return LanguageLink(code, LANGUAGE_NAMES[code], url, exists, query=self.chosen if exists else "")
        return LanguageLink(code, LANGUAGE_NAMES[code], f"/{code}/", exists=False)


def frame_of(request: HttpRequest) -> Frame:
    """Return the frame of the answer to `request`, always the same one."""
    if not hasattr(request, "frame"):
        request.frame = Frame(request)
    return request.frame


def frame(request: HttpRequest) -> dict[str, Any]:
    """Context processor: `frame`, which asks the database when a template first looks at it."""
    return {"frame": frame_of(request)}
