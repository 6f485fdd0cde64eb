"""Lists of consultations in the staff interface are searched by title, in either language, and by diary number."""

from __future__ import annotations

from typing import Any

from django.db.models import Q, QuerySet

from consultations.models import Consultation, ConsultationPage
from hyte.pages.sorted_list import SortedList


class ConsultationList(SortedList):
    """A list of consultations. The pages are asked apart: joined, they would multiply what a list counts."""

    model = Consultation
    is_searchable = True

    def search_queryset(self, queryset: QuerySet[Any]) -> QuerySet[Any]:
        if not self.is_searching:
            return queryset
        titled = ConsultationPage.objects.filter(title__icontains=self.search_query).values("consultation")
        return queryset.filter(Q(pk__in=titled) | Q(diary_number__icontains=self.search_query))
