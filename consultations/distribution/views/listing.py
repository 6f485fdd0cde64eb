"""From whom a statement was asked, by name: no address, and not who has answered."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from consultations.distribution.models import Invitee, Kind
from consultations.period import TAKES_STATEMENTS, State
from consultations.public_pages import page_for_reader
from hyte.pages.alphabet import place_in_alphabet
from hyte.pages.reversing import in_both_languages

KIND_HEADINGS = {
    Kind.ASSOCIATION: "associations",
    Kind.AUTHORITY: "authorities",
    Kind.OTHER: "others",
}
"""What the template calls each group."""


@require_safe
def distribution(request: HttpRequest, public_id: str) -> HttpResponse:
    """List the parties to which the request has gone out, by kind and name, or say that nobody was asked so."""
    page = page_for_reader(public_id)
    if page is None:
        raise Http404(_("There is no such consultation."))
    invitees = list(Invitee.objects.invited().filter(consultation=page.consultation))
    request.alternates = in_both_languages("distribution", public_id)
    invitees.sort(key=lambda invitee: place_in_alphabet(invitee.name))
    groups = [(kind, [invitee for invitee in invitees if invitee.kind == kind]) for kind in Kind]
    context = {
        "consultation": page.consultation,
        "consultation_page": page,
        "has_ended": page.consultation.state(timezone.now()) not in {State.UPCOMING, *TAKES_STATEMENTS},
        "groups": [(KIND_HEADINGS[kind], members) for kind, members in groups if members],
    }
    return render(request, "consultations/distribution/list.html", context)
