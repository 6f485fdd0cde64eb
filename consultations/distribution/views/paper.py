"""The comment form for paper: every section with lines to write on, and where it is sent."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from consultations.distribution.models import ReturnAddress
from consultations.period import State
from consultations.public_pages import page_for_reader
from consultations.views.not_open import not_open
from hyte.pages.reversing import in_both_languages

LINES = range(8)
"""Lines to write on below each heading."""


@require_safe
def paper_form(request: HttpRequest, public_id: str) -> HttpResponse:
    """Show the form to be printed. It can be read after the deadline, too: it says when that was.

    Where the consultation was cancelled there is nothing to send.
    """
    page = page_for_reader(public_id)
    if page is None:
        raise Http404(_("There is no such consultation."))
    request.alternates = in_both_languages("paper_form", public_id)
    state = page.consultation.state(timezone.now())
    if state == State.CANCELLED:
        return not_open(request, page, state, [], typed=False)
    context = {
        "consultation": page.consultation,
        "consultation_page": page,
        "state": state,
        "return_address": ReturnAddress.objects.filter(pk=ReturnAddress.THE_ONE).first(),
        "lines": LINES,
    }
    return render(request, "consultations/distribution/paper_form.html", context)
