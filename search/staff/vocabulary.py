"""The vocabulary in the staff interface: a list to search and filter, a form for each concept, and files in and out."""

from __future__ import annotations

from typing import Any

import django_filters
from django import forms
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path, reverse
from django.utils.functional import Promise, cached_property
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView, View
from wagtail.admin import messages
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.generic import PermissionCheckedMixin
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.widgets.button import Button
from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.snippets.views.snippets import IndexView, SnippetViewSet

from search.vocabulary.csv_rows import BadFile, NotText, UnknownColumns, write_rows
from search.vocabulary.importing import LARGEST_FILE, BadRows, TooLarge, import_file
from search.vocabulary.models import Concept, ConceptQuerySet, Kind, Language
from search.vocabulary.storing import stored_rows

EDITORS = ModelPermissionPolicy(Concept)

REFUSALS: dict[type[BadFile], Promise] = {
    NotText: gettext_lazy("The file is not CSV in UTF-8."),
    UnknownColumns: gettext_lazy("The first line must name the columns, as in the file that is downloaded."),
    TooLarge: gettext_lazy("The file is too large."),
}


class ConceptFilters(WagtailFilterSet):
    """By a kind of term that a concept has, and by a language that it lacks."""

    kind = django_filters.ChoiceFilter(
        label=gettext_lazy("Has a term of the kind"),
        choices=Kind.choices,
        method=lambda concepts, _name, kind: concepts.having(kind),
    )
    missing = django_filters.ChoiceFilter(
        label=gettext_lazy("Lacks the language"),
        choices=Language.choices,
        method=lambda concepts, _name, language: concepts.without(language),
    )

    class Meta:
        model = Concept
        fields: list[str] = []


class ConceptsView(IndexView):
    """All concepts with their terms."""

    def search_queryset(self, queryset: ConceptQuerySet) -> ConceptQuerySet:
        return queryset.saying(self.search_query) if self.is_searching else queryset

    @cached_property
    def header_more_buttons(self) -> list[Button]:
        names = (
            (_("Download as CSV"), "vocabulary_export", "download"),
            (_("Import CSV"), "vocabulary_import", "upload"),
        )
        files = [Button(label, url=reverse(name), icon_name=icon, priority=90) for label, name, icon in names]
        return [*super().header_more_buttons, *files]


class ConceptViewSet(SnippetViewSet):
    model = Concept
    icon = "openquote"
    menu_label = gettext_lazy("Vocabulary")
    index_view_class = ConceptsView
    filterset_class = ConceptFilters
    list_display = [
        "__str__",
        Column("in_finnish", label=gettext_lazy("In Finnish"), accessor=lambda concept: concept.terms_in("fi")),
        Column("in_swedish", label=gettext_lazy("In Swedish"), accessor=lambda concept: concept.terms_in("sv")),
    ]
    list_per_page = 50
    search_backend_name = None
    search_fields = ["terms__text"]
    copy_view_enabled = False
    add_to_reference_index = False

    def get_queryset(self, request: HttpRequest) -> QuerySet[Concept]:
        return Concept.objects.prefetch_related("terms")


class ExportView(PermissionCheckedMixin, View):
    """The whole vocabulary as a file that a spreadsheet opens and the import reads."""

    permission_policy = EDITORS
    any_permission_required = ["view", "change"]

    def get(self, request: HttpRequest) -> HttpResponse:
        rows = stored_rows(Concept.objects.prefetch_related("terms"))
        # The mark at the beginning tells spreadsheet programs that the file is UTF-8.
        response = HttpResponse("\ufeff" + write_rows(rows), content_type="text/csv; charset=utf-8")
        response["Content-Disposition"] = 'attachment; filename="vocabulary.csv"'
        return response


class ImportForm(forms.Form):
    file = forms.FileField(
        label=gettext_lazy("CSV file"),
        help_text=gettext_lazy(
            "In the form in which it is downloaded. A line with a known key replaces that concept, any other line adds"
            " one. Concepts that are not in the file, and terms of columns that it does not have, stay as they are."
        ),
    )


class ImportView(PermissionCheckedMixin, WagtailAdminTemplateMixin, FormView):
    """Store the concepts of a file, all of them or, where anything is wrong, none."""

    permission_policy = EDITORS
    permission_required = "change"
    form_class = ImportForm
    template_name = "search/staff/import_vocabulary.html"
    page_title = gettext_lazy("Import the vocabulary")
    header_icon = "upload"

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        concepts = reverse(Concept.snippet_viewset.get_url_name("list"))
        back = {"url": concepts, "label": capfirst(Concept._meta.verbose_name_plural)}
        return [*self.breadcrumbs_items, back, {"url": "", "label": self.get_page_title()}]

    def form_valid(self, form: ImportForm) -> HttpResponse:
        file = form.cleaned_data["file"]
        try:
            imported = import_file(content=file.read(LARGEST_FILE + 1))
        except BadRows as bad:
            for line, problem in bad.problems:
                form.add_error("file", _("Line %(line)d: %(problem)s") % {"line": line, "problem": problem})
        except BadFile as bad:
            form.add_error("file", REFUSALS[type(bad)])
        else:
            said = _("Imported: %(added)d new and %(replaced)d replaced concepts.")
            messages.success(self.request, said % {"added": imported.added, "replaced": imported.replaced})
            return redirect(Concept.snippet_viewset.get_url_name("list"))
        return self.form_invalid(form)

    def form_invalid(self, form: ImportForm) -> HttpResponse:
        return self.render_to_response(self.get_context_data(form=form), status=422)


def urls() -> list[URLPattern]:
    """Return the addresses of the files."""
    return [
        path("vocabulary/export/", ExportView.as_view(), name="vocabulary_export"),
        path("vocabulary/import/", ImportView.as_view(), name="vocabulary_import"),
    ]
