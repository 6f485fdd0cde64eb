"""The published statements for search engines."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.conf import settings
from django.contrib.sitemaps import Sitemap
from django.db.models import QuerySet

from consultations.addresses import statement_address
from consultations.models import Statement


class StatementSitemap(Sitemap):
    """Every statement of which something is published, at its address in its own language."""

    limit = 10_000

    def items(self) -> QuerySet[Statement]:
        return Statement.objects.published().order_by("pk")

    def location(self, item: Statement) -> str:
        return statement_address(item, item.language)

    def lastmod(self, item: Statement) -> datetime:
        return item.submitted_at

    def get_domain(self, site: Any = None) -> str:
        return settings.BASE_URL.split("://", 1)[1]

    def get_protocol(self, protocol: str | None = None) -> str:
        return settings.BASE_URL.split("://", 1)[0]
