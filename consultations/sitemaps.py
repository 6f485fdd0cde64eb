"""The published statements for search engines."""

from __future__ import annotations

from datetime import datetime

from django.db.models import QuerySet

from consultations.addresses import statement_address
from consultations.models import Statement
from hyte.pages.sitemaps import PublicSitemap


class StatementSitemap(PublicSitemap):
    """Every statement of which something is published, at its address in its own language."""

    def items(self) -> QuerySet[Statement]:
        return Statement.objects.published().order_by("pk")

    def location(self, item: Statement) -> str:
        return statement_address(item, item.language)

    def lastmod(self, item: Statement) -> datetime:
        return item.submitted_at
