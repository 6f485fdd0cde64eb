"""Pages of a list that start beside a known row, so that the last page costs what the first one does."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db.models import Model, Q, QuerySet, Subquery

from consultations.identifiers import FIRST_PAGE, Place

PAGE_SIZE = 20


@dataclass(frozen=True)
class KeysetPage:
    """One page of rows, and the addresses of the pages beside it, empty at an end."""

    rows: list[Any]
    next_url: str
    previous_url: str

    @classmethod
    def of(
        cls,
        rows: QuerySet[Any],
        order: tuple[str, ...],
        place: Place,
        *,
        address: Callable[..., str],
    ) -> KeysetPage:
        """Return the page at `place` of `rows`, in an `order` written as for `order_by` and ended by a unique field.

        `address` makes the query string of a page from `after` or `before`. A public id that is not that of one of
        `rows` gives the first page.
        """
        found: list[Any] = []
        if place.beside:
            onwards = turned(order) if place.before else order
            found = list(beyond(rows, onwards, place.beside)[: PAGE_SIZE + 1])
        if not found:
            place = FIRST_PAGE
            found = list(rows.order_by(*order)[: PAGE_SIZE + 1])
        more = len(found) > PAGE_SIZE
        shown = found[:PAGE_SIZE][::-1] if place.before else found[:PAGE_SIZE]
        has_next, has_previous = (True, more) if place.before else (more, bool(place.beside))
        return cls(
            shown,
            next_url=address(after=shown[-1].public_id) if has_next else "",
            previous_url=address(before=shown[0].public_id) if has_previous else "",
        )


def turned(order: tuple[str, ...]) -> tuple[str, ...]:
    """Return the same order from its end."""
    return tuple(key[1:] if key.startswith("-") else f"-{key}" for key in order)


def beyond(rows: QuerySet[Any], order: tuple[str, ...], public_id: str) -> QuerySet[Any]:
    """Return the rows after the one with `public_id` in that order; none where there is no such row.

    The place is a subquery, which costs no further question to the database. The first key bounds the rows by itself,
    so that an index serves.
    """
    model: type[Model] = rows.model
    start = model._default_manager.filter(public_id=public_id)
    further, equal, bound = Q(), Q(), Q()
    for key in order:
        field, than = (key[1:], "lt") if key.startswith("-") else (key, "gt")
        value = Subquery(start.values(field))
        further |= equal & Q(**{f"{field}__{than}": value})
        equal &= Q(**{field: value})
        bound = bound or Q(**{f"{field}__{than}e": value})
    return rows.filter(bound & further).order_by(*order)
