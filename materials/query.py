"""The words with which the site asks for partnership days and their materials."""

from __future__ import annotations

from datetime import datetime

from django.db.models import DateField, Exists, F, OuterRef, Q, QuerySet
from django.db.models.functions import Coalesce, ExtractYear, Length, Substr, TruncDate
from wagtail.models import CollectionViewRestriction, Page, PageViewRestriction

from hyte.pages.moments import HELSINKI
from hyte.pages.query import BasePageQuerySet


class PartnershipDayQuerySet(BasePageQuerySet):
    def over(self, at: datetime) -> PartnershipDayQuerySet:
        """Return the days that have ended by the instant `at`."""
        return self.filter(ends_at__lte=at)

    def not_over(self, at: datetime) -> PartnershipDayQuerySet:
        """Return the days that are still to come or going on at the instant `at`."""
        return self.filter(ends_at__gt=at)

    def upcoming(self, at: datetime) -> PartnershipDayQuerySet:
        """Return the days that are not over, the next one first, the cancelled ones left out."""
        return self.not_over(at).exclude(change="cancelled").order_by("starts_at", "pk")

    def with_cards(self) -> PartnershipDayQuerySet:
        """Return the days with what a card in a list shows."""
        return self.select_related("locale", "image").defer_streamfields()

    def soonest_first(self) -> PartnershipDayQuerySet:
        return self.order_by("starts_at", "pk")

    def latest_first(self) -> PartnershipDayQuerySet:
        return self.order_by("-starts_at", "-pk")

    def linked_to(self, page: Page) -> PartnershipDayQuerySet:
        """Return the days that say that they are about `page`. Said once, in either language, it holds in both."""
        same_page = Page.objects.filter(translation_key=page.translation_key)
        days = self.model._default_manager.filter(linked_page__in=same_page)
        return self.filter(translation_key__in=days.values("translation_key"))

    def before(self, starts_at: datetime | OuterRef, pk: int | OuterRef) -> PartnershipDayQuerySet:
        """Return the days before the one that starts at `starts_at`, the nearest first; `pk` decides between equals."""
        return self.filter(Q(starts_at__lt=starts_at) | Q(starts_at=starts_at, pk__lt=pk)).latest_first()

    def after(self, starts_at: datetime | OuterRef, pk: int | OuterRef) -> PartnershipDayQuerySet:
        """Return the days after the one that starts at `starts_at`, the nearest first."""
        return self.filter(Q(starts_at__gt=starts_at) | Q(starts_at=starts_at, pk__gt=pk)).soonest_first()


def closed_page(name: str) -> Exists:
    """Return the question whether the page that the foreign key `name` leads to is closed to the public."""
    beginning = Substr(OuterRef(f"{name}__path"), 1, Length("page__path"))
    return Exists(PageViewRestriction.objects.filter(page__path=beginning))


def closed_collection() -> Exists:
    """Return the question whether the document of a material lies in a closed collection."""
    beginning = Substr(OuterRef("document__collection__path"), 1, Length("collection__path"))
    return Exists(CollectionViewRestriction.objects.filter(collection__path=beginning))


class MaterialQuerySet(QuerySet):
    def public(self) -> MaterialQuerySet:
        """Return the materials that anybody may read: of published pages, without documents of closed collections."""
        of_day = Q(day__live=True) & ~closed_page("day")
        of_archive = Q(archive__live=True) & ~closed_page("archive")
        return self.filter(of_day | of_archive).filter(~closed_collection())

    def on_pages_in(self, language: str) -> MaterialQuerySet:
        """Return the materials of the pages in the tree of `language`; a material may itself be in another."""
        return self.filter(Q(day__locale__language_code=language) | Q(archive__locale__language_code=language))

    def dated(self) -> MaterialQuerySet:
        """Add `on`, the day of each material, and its `year`: its own, that of its day or of its document."""
        on = Coalesce("date", TruncDate("day__starts_at", tzinfo=HELSINKI), "document__date", output_field=DateField())
        return self.annotate(on=on).annotate(year=ExtractYear("on"))

    def latest_first(self) -> MaterialQuerySet:
        """Return the materials with those of the latest day first, within a day in the order of its page."""
        return self.order_by("-on", "-day_id", "sort_order", "pk")

    def with_links(self) -> MaterialQuerySet:
        """Return the materials with what a link to each shows."""
        return self.select_related("document", "transcript").annotate(day_title=F("day__title"))
