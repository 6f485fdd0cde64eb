"""Confirm an e-mail address: the link shows a button, because mail scanners follow links, and the button confirms."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from consultations.confirmation import ConfirmationInvalid, is_confirmation_token
from consultations.confirmation import confirm_address as confirm
from consultations.models import Statement
from consultations.public_pages import page_for_reader
from hyte.pages.reversing import in_both_languages


# No CSRF token: the address is the authority, and confirming it twice changes nothing.
@csrf_exempt
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def confirm_address(request: HttpRequest, public_id: str, token: str) -> HttpResponse:
    """Show what is confirmed and a button; after it, say where the receipt has gone."""
    statement = get_object_or_404(Statement.objects.select_related("consultation"), public_id=public_id)
    if not is_confirmation_token(statement, token):
        raise Http404
    request.alternates = in_both_languages("confirm_address", public_id, token)
    if request.method == "POST":
        try:
            statement = confirm(statement=statement, token=token, at=timezone.now())
        except ConfirmationInvalid as error:
            raise Http404 from error
    context = {
        "confirmed": statement.email_confirmed_at is not None,
        "consultation_page": page_for_reader(statement.consultation.public_id),
    }
    response = render(request, "consultations/confirm_address.html", context)
    response["Referrer-Policy"] = "no-referrer"
    response["X-Robots-Tag"] = "noindex"
    return response
