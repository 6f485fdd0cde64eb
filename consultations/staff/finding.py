"""Lists of consultations in the staff interface are searched by title, in either language, and by diary number.

They are sorted by the title by which they are listed.
"""

from __future__ import annotations

from typing import Any

from django.db.models import OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Lower

from consultations.models import Consultation, ConsultationPage
from hyte.pages.sorted_list import SortedList
from hyte.users.language import staff_language

BY_TITLE = "title_in_order"
"""The `sort_key` of the column that has the title."""


class ConsultationList(SortedList):
    """A list of consultations. The pages are asked apart: joined, they would multiply what a list counts."""

    model = Consultation
    is_searchable = True

    def order_queryset(self, queryset: QuerySet[Any]) -> QuerySet[Any]:
        pages = ConsultationPage.objects.filter(consultation=OuterRef("pk")).language_first(staff_language())
        titles = Subquery(pages.values(lowered=Lower("title"))[:1])
        return super().order_queryset(queryset.alias(**{BY_TITLE: titles}))

    def search_queryset(self, queryset: QuerySet[Any]) -> QuerySet[Any]:
        if not self.is_searching:
            return queryset
        titled = ConsultationPage.objects.filter(title__icontains=self.search_query).values("consultation")
        return queryset.filter(Q(pk__in=titled) | Q(diary_number__icontains=self.search_query))
