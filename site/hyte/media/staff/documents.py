"""The list of documents, which says of each whether the search knows its text."""

from __future__ import annotations

from django.db.models import QuerySet
from django.forms import CheckboxSelectMultiple
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django_filters import MultipleChoiceFilter
from wagtail.admin.ui.tables import Column
from wagtail.documents.views.documents import DocumentsFilterSet, IndexView

from hyte.media.models import CustomDocument, TextStatus


class DocumentFilters(DocumentsFilterSet):
    """Wagtail's filters, and what became of reading the file."""

    file_text__status = MultipleChoiceFilter(
        label=_("Text in the search"), choices=TextStatus.choices, widget=CheckboxSelectMultiple
    )


class DocumentsView(IndexView):
    """Wagtail's list with one column and one filter more."""

    filterset_class = DocumentFilters

    def get_base_queryset(self) -> QuerySet[CustomDocument]:
        return super().get_base_queryset().select_related("file_text").defer("file_text__text")

    @cached_property
    def columns(self) -> list[Column]:
        *columns, usage = super().columns
        return [*columns, Column("file_text", label=_("Text in the search"), accessor=status_of), usage]


def status_of(document: CustomDocument) -> str:
    """Return whether the search knows the text of `document`, or why not; empty before its content was noted."""
    return str(document.file_text.get_status_display()) if document.file_text else ""
