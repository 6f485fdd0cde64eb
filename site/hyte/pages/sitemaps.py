"""The map of all public pages for search engines, each with its other language."""

from __future__ import annotations

from collections import defaultdict
from datetime import datetime
from typing import Any

from django.conf import settings
from django.contrib.sitemaps import Sitemap
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe
from wagtail.models import Page

from hyte.pages.addresses import LANGUAGES, address_of
from hyte.pages.query import restricted_exists


class PublicSitemap(Sitemap):
    """A map whose addresses begin with the site's own, whatever host the request named."""

    limit = 10_000

    def get_domain(self, site: Any = None) -> str:
        return settings.BASE_URL.split("://", 1)[1]

    def get_protocol(self, protocol: str | None = None) -> str:
        return settings.BASE_URL.split("://", 1)[0]


class PageSitemap(PublicSitemap):
    """Every page that anybody may read, with the addresses of its translations."""

    def items(self) -> list[dict[str, Any]]:
        rows = (
            Page.objects.filter(live=True, depth__gte=2)
            .filter(~restricted_exists())
            .order_by("path")
            .values("url_path", "translation_key", "locale__language_code", "last_published_at")
        )
        pages = [row for row in rows if row["locale__language_code"] in LANGUAGES]
        addresses: dict[Any, dict[str, str]] = defaultdict(dict)
        for row in pages:
            row["address"] = address_of(row["url_path"], row["locale__language_code"])
            addresses[row["translation_key"]][row["locale__language_code"]] = row["address"]
        for row in pages:
            row["addresses"] = addresses[row["translation_key"]]
        return pages

    def location(self, item: dict[str, Any]) -> str:
        return str(item["address"])

    def lastmod(self, item: dict[str, Any]) -> datetime | None:
        return item["last_published_at"]

    def get_urls(self, page: int = 1, site: Any = None, protocol: str | None = None) -> list[dict[str, Any]]:
        """Return the entries, with `alternates` where the page exists in both languages."""
        urls = super().get_urls(page=page, site=site, protocol=protocol)
        for url in urls:
            addresses = url["item"]["addresses"]
            if len(addresses) > 1:
                url["alternates"] = [
                    {"location": settings.BASE_URL + address, "lang_code": language}
                    for language, address in sorted(addresses.items())
                ]
        return urls


ROBOTS = """User-agent: *
Disallow: /admin/
Disallow: /api/
Sitemap: {base_url}/sitemap.xml
"""


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """Say what crawlers need not read, and where the map is."""
    return HttpResponse(ROBOTS.format(base_url=settings.BASE_URL), content_type="text/plain")
