"""Pages of a list that start beside a known row, so that the last page costs what the first one does."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db.models import F, Model, Q, QuerySet, Subquery

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
        keys: tuple[str, ...],
        place: Place,
        *,
        ascending: bool,
        address: Callable[..., str],
    ) -> KeysetPage:
        """Return the page at `place` of `rows` in the order of `keys`, of which the last is unique.

        `address` makes the query string of a page from `after` or `before`. A public id that is not that of one of
        `rows` gives the first page.
        """
        found: list[Any] = []
        if place.beside:
            found = list(beyond(rows, keys, place.beside, ascending=ascending != place.before)[: PAGE_SIZE + 1])
        if not found:
            place = FIRST_PAGE
            found = list(rows.order_by(*directed(keys, ascending=ascending))[: PAGE_SIZE + 1])
        more = len(found) > PAGE_SIZE
        shown = found[:PAGE_SIZE][::-1] if place.before else found[:PAGE_SIZE]
        has_next, has_previous = (True, more) if place.before else (more, bool(place.beside))
        return cls(
            shown,
            next_url=address(after=shown[-1].public_id) if has_next else "",
            previous_url=address(before=shown[0].public_id) if has_previous else "",
        )


def directed(keys: tuple[str, ...], *, ascending: bool) -> list[Any]:
    return [F(key).asc() if ascending else F(key).desc() for key in keys]


def beyond(rows: QuerySet[Any], keys: tuple[str, ...], public_id: str, *, ascending: bool) -> QuerySet[Any]:
    """Return the rows after the one with `public_id` in that order; none where there is no such row.

    The place is a subquery, which costs no further question to the database. The first key bounds the rows by itself,
    so that an index serves.
    """
    model: type[Model] = rows.model
    start = model._default_manager.filter(public_id=public_id)
    values = {key: Subquery(start.values(key)) for key in keys}
    than = "gt" if ascending else "lt"
    further, equal = Q(), Q()
    for key in keys:
        further |= equal & Q(**{f"{key}__{than}": values[key]})
        equal &= Q(**{key: values[key]})
    bound = Q(**{f"{keys[0]}__{than}e": values[keys[0]]})
    return rows.filter(bound & further).order_by(*directed(keys, ascending=ascending))
