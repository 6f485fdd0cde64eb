"""Read what the comments changed."""

from __future__ import annotations

from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from consultations.identifiers import place_in
from consultations.keyset import KeysetPage
from consultations.models import Comment
from consultations.outcomes.ledger import progress
from consultations.outcomes.models import Effect, Outcome
from consultations.public_pages import page_for_reader
from consultations.thread import OLDEST_FIRST, as_shown
from hyte.pages.listing import Filter
from hyte.pages.reversing import in_both_languages


@require_safe
def outcome(request: HttpRequest, public_id: str) -> HttpResponse:
    """Show the account of a consultation with the effect of each comment, twenty at a time; 404 before publication."""
    page = page_for_reader(public_id)
    shown: Outcome | None = getattr(page.consultation, "outcome", None) if page else None
    if page is None or shown is None or shown.published_at is None:
        raise Http404(_("There is no such consultation."))
    request.alternates = in_both_languages("outcome", public_id)
    effect = request.GET.get("effect", "")
    chosen = {"effect": effect} if effect in Effect.values else {}
    context = {
        "outcome": shown,
        "consultation": page.consultation,
        "consultation_page": page,
        "progress": progress(page.consultation),
        "overdue": shown.is_overdue(timezone.localdate()),
        "comments": comments_of(shown, chosen, request),
        "filters": [Filter.of("effect", _("Effect"), dict(Effect.choices), chosen)],
    }
    return render(request, "consultations/outcomes/outcome.html", context)


def comments_of(shown: Outcome, chosen: dict[str, str], request: HttpRequest) -> KeysetPage:
    """Return a page of the published comments whose effect is stated, in the order of arrival."""
    comments = as_shown(Comment.objects.published().filter(assessment__outcome=shown))
    if chosen:
        comments = comments.filter(assessment__in=shown.assessments.with_effect(chosen["effect"]))
    return KeysetPage.of(
        comments.select_related("assessment__changed__version", "assessment__changed__section"),
        OLDEST_FIRST,
        place_in(request.GET),
        address=lambda **place: f"?{urlencode(chosen | place)}",
    )
