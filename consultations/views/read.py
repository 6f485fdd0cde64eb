"""Read a published statement at its permanent address."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from consultations.models import Comment, Statement
from consultations.public_pages import page_for_reader
from consultations.thread import as_shown
from hyte.pages.reversing import in_both_languages


@require_safe
def statement(request: HttpRequest, public_id: str) -> HttpResponse:
    """Show the published comments of a statement and its approved files, or the traces that they left.

    404 where there never was such a comment.
    """
    request.alternates = in_both_languages("statement", public_id)
    found = Statement.objects.published().filter(public_id=public_id).select_related("consultation").first()
    if found is None:
        return traces(request, public_id)
    page = page_for_reader(found.consultation.public_id)
    if page is None:
        raise Http404
    context = {
        "statement": found,
        "comments": list(found.comments.published().select_related("section", "version", "parent__statement")),
        "files": list(found.attachments.published()),
        "consultation_page": page,
    }
    return render(request, "consultations/statement.html", context)


def traces(request: HttpRequest, public_id: str) -> HttpResponse:
    """Show when and why a statement was taken away, without a name: its address was given out as permanent."""
    gone = list(as_shown(Comment.objects.filter(statement__public_id=public_id)))
    page = page_for_reader(gone[0].statement.consultation.public_id) if gone else None
    if page is None:
        raise Http404
    return render(request, "consultations/statement_trace.html", {"comments": gone, "consultation_page": page})
