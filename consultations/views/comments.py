"""Read one comment with its replies, and the list of those who have given a statement."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from consultations.models import Comment, ConsultationPage
from consultations.public_pages import page_for_reader
from consultations.statement_list import StatementList
from consultations.thread import as_shown, replies_to
from hyte.pages.reversing import in_both_languages


@require_safe
def comment(request: HttpRequest, public_id: str) -> HttpResponse:
    """Show a comment at its permanent address, or the trace that it left; 404 where it never was public."""
    comments = as_shown(Comment.objects.select_related("consultation", "parent__statement"))
    shown = get_object_or_404(comments, public_id=public_id)
    request.alternates = in_both_languages("comment", public_id)
    context = page_context(shown.consultation.public_id) | {
        "comment": shown,
        "parent": shown.parent,
        "replies": replies_to(shown, request.GET) if shown.parent is None else None,
        "takes_statements": shown.consultation.takes_statements(timezone.now()),
    }
    return render(request, "consultations/comment_page.html", context)


@require_safe
def statements_of(request: HttpRequest, public_id: str) -> HttpResponse:
    """List who has given a statement on the consultation with this public id."""
    request.alternates = in_both_languages("statements_of", public_id)
    context = page_context(public_id)
    context["listing"] = StatementList.of(context["consultation"], request.GET)
    return render(request, "consultations/statements_of.html", context)


def page_context(public_id: str) -> dict[str, object]:
    """Return the consultation and its page. Raises `Http404` where the public may read none."""
    page: ConsultationPage | None = page_for_reader(public_id)
    if page is None:
        raise Http404(_("There is no such consultation."))
    return {"consultation": page.consultation, "consultation_page": page}
