"""Report a comment: HTTP only, without an account and without JavaScript."""

from __future__ import annotations

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from consultations.models import Comment
from consultations.moderation import reporting
from consultations.moderation.forms import ReportForm
from consultations.moderation.models import ReportReason
from consultations.moderation.reporting import AlreadyReported, NotPublic, reporter_hash
from consultations.public_pages import page_for_reader
from hyte.network import client_address
from hyte.pages.reversing import in_both_languages

SEE_OTHER = 303
CONFLICT = 409
UNPROCESSABLE = 422


# No CSRF token: nobody is logged in here, so there is no authority to borrow, and no cookie is set.
@csrf_exempt
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def report_comment(request: HttpRequest, public_id: str) -> HttpResponse:
    """Show the form with the comment that it is about, or take the report and thank for it."""
    comment = public_comment(public_id)
    request.alternates = in_both_languages("report_comment", public_id)
    form = ReportForm(request.POST) if request.method == "POST" else ReportForm()
    if not form.is_bound:
        return page(request, comment, form)
    if not form.is_valid():
        return page(request, comment, form, status=UNPROCESSABLE)
    try:
        reporting.report_comment(
            comment=comment,
            reason=ReportReason(form.cleaned_data["reason"]),
            text=form.cleaned_data["text"],
            language=get_language() or "fi",
            reporter=reporter_of(request),
            at=timezone.now(),
        )
    except AlreadyReported:
        return page(request, comment, form, status=CONFLICT, already=True)
    except NotPublic as gone:
        raise Http404 from gone
    return HttpResponseRedirect(reverse("report_thanks", args=[public_id]), status=SEE_OTHER)


@never_cache
@require_safe
def report_thanks(request: HttpRequest, public_id: str) -> HttpResponse:
    """Thank for a report. The comment may be gone by then."""
    comment = Comment.objects.in_thread().filter(public_id=public_id).select_related("consultation").first()
    consultation_page = page_for_reader(comment.consultation.public_id) if comment is not None else None
    if consultation_page is None:
        raise Http404
    request.alternates = in_both_languages("report_thanks", public_id)
    context = {"comment": comment, "consultation_page": consultation_page}
    return render(request, "consultations/moderation/report_thanks.html", context)


def public_comment(public_id: str) -> Comment:
    """Return the published comment. Raises `Http404`."""
    comment = Comment.objects.published().filter(public_id=public_id)
    found = comment.select_related("statement", "section", "consultation").first()
    if found is None:
        raise Http404
    return found


def page(
    request: HttpRequest, comment: Comment, form: ReportForm, *, status: int = 200, already: bool = False
) -> HttpResponse:
    consultation_page = page_for_reader(comment.consultation.public_id)
    if consultation_page is None:
        raise Http404
    context = {"comment": comment, "consultation_page": consultation_page, "form": form, "already": already}
    return render(request, "consultations/moderation/report.html", context, status=status)


def reporter_of(request: HttpRequest) -> str:
    address = client_address(request.META, trusted_proxies=settings.TRUSTED_PROXIES)
    return reporter_hash(address=address, browser=request.META.get("HTTP_USER_AGENT", ""))
