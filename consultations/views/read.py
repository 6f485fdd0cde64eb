"""Read a published statement at its permanent address."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from consultations.models import Statement
from consultations.public_pages import page_for_reader
from hyte.pages.reversing import in_both_languages


@require_safe
def statement(request: HttpRequest, public_id: str) -> HttpResponse:
    """Show the published comments of a statement and its approved files; 404 while there are no such comments."""
    found = Statement.objects.published().filter(public_id=public_id).select_related("consultation").first()
    page = page_for_reader(found.consultation.public_id) if found is not None else None
    if found is None or page is None:
        raise Http404
    request.alternates = in_both_languages("statement", public_id)
    context = {
        "statement": found,
        "comments": list(found.comments.published().select_related("section", "version", "parent__statement")),
        "files": list(found.attachments.published()),
        "consultation_page": page,
    }
    return render(request, "consultations/statement.html", context)
