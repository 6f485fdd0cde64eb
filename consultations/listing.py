"""The list of consultations: by state, the open ones with the nearest deadline first."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.core.paginator import Page as ListPage
from django.core.paginator import Paginator
from django.db.models import Case, F, IntegerField, QuerySet, Value, When

from consultations.models.consultation import Consultation
from consultations.models.pages import ConsultationPage
from hyte.pages.listing import PAGE_SIZE
from hyte.pages.models.base import BasePage


@dataclass(frozen=True)
class StateChoice:
    """A state that the list can be narrowed to: its value in the address, and whether it is the one in force."""

    value: str
    current: bool


STATES = ("", "open", "upcoming", "ended")


@dataclass(frozen=True)
class ConsultationListing:
    """One page of the list and the choices above it."""

    page: ListPage
    filters: list[StateChoice]
    at: datetime

    @classmethod
    def of(cls, index: BasePage, parameters: Mapping[str, str], at: datetime) -> ConsultationListing:
        """Return the page of the list below `index` that the address asks for; an unknown value means all."""
        wanted = parameters.get("state", "")
        wanted = wanted if wanted in STATES else ""
        pages = (
            ConsultationPage.objects.child_of(index)
            .published()
            .filter(consultation__opens_at__isnull=False)
            .select_related("consultation", "locale")
        )
        if wanted:
            pages = pages.filter(consultation__in=getattr(Consultation.objects, wanted)(at))
        return cls(
            page=Paginator(in_order(pages, at), PAGE_SIZE).get_page(parameters.get("page")),
            filters=[StateChoice(value, value == wanted) for value in STATES],
            at=at,
        )


def in_order(pages: QuerySet, at: datetime) -> QuerySet:
    """Order: open by deadline, upcoming by opening, then the ended ones, the latest first."""
    rank = Case(
        When(consultation__in=Consultation.objects.open(at), then=Value(0)),
        When(consultation__in=Consultation.objects.upcoming(at), then=Value(1)),
        default=Value(2),
        output_field=IntegerField(),
    )
    deadline_of_open = Case(
        When(rank=0, then=F("consultation__closes_at")), When(rank=1, then=F("consultation__opens_at"))
    )
    return (
        pages.annotate(rank=rank)
        .annotate(soonest=deadline_of_open)
        .order_by("rank", F("soonest").asc(nulls_last=True), "-consultation__closes_at", "pk")
    )
