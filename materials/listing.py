"""The list of partnership days: those to come, and one page of those that have been."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.core.paginator import Page as ListPage
from django.core.paginator import Paginator

from hyte.pages.listing import PAGE_SIZE
from hyte.pages.models.base import BasePage
from materials.models.archive import MaterialArchivePage
from materials.models.day import PartnershipDayPage


@dataclass(frozen=True)
class DayListing:
    """What the list shows: all days that are not over, the next one first, and past days, the latest first."""

    coming: list[PartnershipDayPage]
    past: ListPage
    archive: MaterialArchivePage | None

    @classmethod
    def of(cls, index: BasePage, parameters: Mapping[str, str], at: datetime) -> DayListing:
        """Return the list below `index` at the instant `at`; an unknown page in the address means the first."""
        days = PartnershipDayPage.objects.child_of(index).published().with_cards()
        return cls(
            coming=list(days.not_over(at).soonest_first()),
            archive=MaterialArchivePage.objects.published()
            .in_language(index.language)
            .select_related("locale")
            .first(),
            past=Paginator(days.over(at).latest_first(), PAGE_SIZE).get_page(parameters.get("page")),
        )
