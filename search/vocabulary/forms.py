"""What the form for a concept asks beyond what each of its terms does."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _
from wagtail.admin.forms import WagtailAdminModelForm

from search.vocabulary.terms import LEADING


class ConceptForm(WagtailAdminModelForm):
    """A concept with its terms. Without a name it would lead nowhere, and have nothing to be listed by."""

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean()
        terms = self.formsets["terms"]
        if terms.is_valid() and all(
            term["kind"] == LEADING for term in terms.cleaned_data if term and not term["DELETE"]
        ):
            self.add_error(None, _("A concept needs a term that it is called by."))
        return cleaned
