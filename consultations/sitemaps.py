"""The published statements for search engines."""

from __future__ import annotations

from datetime import datetime

from django.db.models import QuerySet

from consultations.addresses import statement_address
from consultations.models import Statement
from consultations.public_pages import public_statements
from hyte.pages.sitemaps import PublicSitemap


class StatementSitemap(PublicSitemap):
    """Every statement of which something is published, at its address in its own language.

    What is said on a consultation that nobody may read any more is not there, and is not named either.
    """

    def items(self) -> QuerySet[Statement]:
        return public_statements().order_by("pk")

    def location(self, item: Statement) -> str:
        return statement_address(item, item.language)

    def lastmod(self, item: Statement) -> datetime:
        return item.submitted_at
