"""Read a statement: anybody a published one, its author any of it by the signed link."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.crypto import constant_time_compare
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from consultations.addresses import in_both_languages
from consultations.models import ConsultationPage, Statement
from consultations.tokens import token_hash


@require_safe
def statement(request: HttpRequest, public_id: str) -> HttpResponse:
    """Show the published comments of a statement at its permanent address; 404 while there are none."""
    found = Statement.objects.published().filter(public_id=public_id).select_related("consultation").first()
    page = page_of(found)
    if found is None or page is None:
        raise Http404
    request.alternates = in_both_languages("statement", public_id)
    comments = list(found.comments.published().select_related("section", "version"))
    context = {"statement": found, "comments": comments, "consultation_page": page}
    return render(request, "consultations/statement.html", context)


@never_cache
@require_safe
def own_statement(request: HttpRequest, public_id: str, token: str) -> HttpResponse:
    """Show the author what was received and what was decided. Reading changes nothing: mail scanners follow links."""
    found = Statement.objects.filter(public_id=public_id).select_related("consultation").first()
    if found is None or not constant_time_compare(found.token_hash, token_hash(token)):
        raise Http404
    request.alternates = in_both_languages("own_statement", public_id, token)
    comments = list(found.comments.select_related("section", "version").prefetch_related("decisions"))
    context = {
        "statement": found,
        "comments": comments,
        "consultation_page": page_of(found),
        "public": any(comment.status == "published" for comment in comments),
        "at": timezone.now(),
    }
    response = render(request, "consultations/own_statement.html", context)
    response["Referrer-Policy"] = "no-referrer"
    response["X-Robots-Tag"] = "noindex"
    return response


def page_of(found: Statement | None) -> ConsultationPage | None:
    """Return the consultation's public page in the reader's language, or else in the other one."""
    if found is None:
        return None
    pages = ConsultationPage.objects.published().filter(consultation=found.consultation).select_related("locale")
    by_language = {page.language: page for page in pages}
    return by_language.get(get_language() or "fi") or next(iter(by_language.values()), None)
