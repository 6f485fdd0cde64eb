"""Make the two language trees that every site has, and the rights of the roles in them."""

from __future__ import annotations

from datetime import datetime
from urllib.parse import urlsplit

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from wagtail.models import Locale, Page, Site

from hyte.pages.addresses import LANGUAGES
from hyte.pages.models import BasePage, HomePage
from hyte.structure.places import PLACES, Place
from hyte.structure.rights import grant_rights

DEFAULT_PORTS = {"http": 80, "https": 443}
HOME_SLUGS = {"fi": "etusivu", "sv": "hem"}
WAGTAILS_ROOT_TITLE = "Root"
ROOT_TITLE = "Kaikki sivut – Alla sidor"


@transaction.atomic
def ensure_site(*, name_fi: str, name_sv: str, hostname: str, port: int = 80, at: datetime) -> Site:
    """Return the site with its front page and its places in Finnish and Swedish, made where they are missing.

    The names are the titles of the front pages. What exists stays as the staff have made it; only the site's address is
    brought up to date.
    """
    names = {"fi": name_fi, "sv": name_sv}
    root = Page.get_first_root_node()
    name_root(root)
    homes: dict[str, HomePage] = {}
    for language in LANGUAGES:
        home = HomePage.objects.in_language(language).first()
        source = next(iter(homes.values()), None)
        if home is None:
            home = HomePage(title=names[language], slug=HOME_SLUGS[language])
            put_below(root, home, language=language, translation_of=source, at=at)
        homes[language] = home
    site = point_site_at(homes["fi"], hostname=hostname, port=port)
    remove_welcome_page()
    for place in PLACES:
        ensure_place(place, homes, at)
    grant_rights(homes)
    Site.clear_site_root_paths_cache()
    return site


def name_root(root: Page) -> None:
    """Name the root in both languages of the staff, who see it above the front pages, unless it was renamed."""
    if root.title == WAGTAILS_ROOT_TITLE:
        root.title = root.draft_title = ROOT_TITLE
        root.save(update_fields=["title", "draft_title"])


def host_and_port(address: str) -> tuple[str, int]:
    """Return the host and the port of a site by its address, such as that of the configuration."""
    parts = urlsplit(address)
    return parts.hostname or "localhost", parts.port or DEFAULT_PORTS[parts.scheme]


def ensure_place(place: Place, homes: dict[str, HomePage], at: datetime) -> None:
    """Make `place` below each front page that has none."""
    pages: dict[str, BasePage] = {}
    for language, home in homes.items():
        found = place.model.objects.child_of(home).filter(external_id=place.external_id(language)).first()
        if found is not None:
            pages[language] = found
    for language, home in homes.items():
        if language in pages:
            continue
        page = place.model(
            title=place.titles[language],
            introduction=place.introductions[language],
            slug=place.slugs[language],
            show_in_menus=place.in_menu,
            external_id=place.external_id(language),
        )
        source = next(iter(pages.values()), None)
        put_below(home, page, language=language, translation_of=source, at=at if place.published else None)
        pages[language] = page


def put_below(
    parent: Page, page: BasePage, *, language: str, translation_of: BasePage | None, at: datetime | None
) -> None:
    """Add `page` below `parent`, published at the instant `at` or, without one, as a draft."""
    page.locale = Locale.objects.get_or_create(language_code=language)[0]
    if translation_of is not None:
        page.translation_key = translation_of.translation_key
    page.live = at is not None
    page.has_unpublished_changes = not page.live
    page.first_published_at = page.last_published_at = at
    parent.add_child(instance=page)


def point_site_at(home: HomePage, *, hostname: str, port: int) -> Site:
    site = Site.objects.filter(is_default_site=True).first() or Site(is_default_site=True)
    site.hostname, site.port, site.root_page, site.site_name = hostname, port, home, home.title
    site.save()
    return site


def remove_welcome_page() -> None:
    """Remove the page that Wagtail's own migration puts below the root."""
    plain_page = ContentType.objects.get_for_model(Page)
    for page in Page.objects.filter(depth=2, content_type=plain_page):
        page.delete()
