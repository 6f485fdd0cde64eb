"""Lists of the staff that are sorted by their headings."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from wagtail.admin.views.generic import IndexView


class SortedList(IndexView):
    """A list whose columns with a `sort_key` can be sorted by; what is equal in it stands with the newest first.

    Without that, rows that are equal could come twice on the pages of a list, or on none.
    """

    def order_queryset(self, queryset: QuerySet[Any]) -> QuerySet[Any]:
        queryset = super().order_queryset(queryset)
        return queryset.order_by(*queryset.query.order_by, "-pk")
