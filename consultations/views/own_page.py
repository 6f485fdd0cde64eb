"""What every page at the signed link has in common: the right token or 404, and an address that leaks nowhere."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.db.models import Exists, OuterRef
from django.http import Http404, HttpRequest, HttpResponseBase
from django.utils.crypto import constant_time_compare
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt

from consultations.models import Statement, StatementContact
from consultations.tokens import token_hash

View = Callable[..., HttpResponseBase]


def own_page(view: View) -> View:
    """Call `view` with the statement of the signed link, and answer so that the address leaks nowhere."""
    return at_signed_link(of_statement(view))


def at_signed_link(view: View) -> View:
    """Have the answer of `view` kept by nobody, and its address told to nobody.

    No CSRF token: the address itself is the author's authority, it is in no cookie, and each act carries a signed key.
    """

    @csrf_exempt
    @never_cache
    @wraps(view)
    def answered(request: HttpRequest, **link: Any) -> HttpResponseBase:
        response = view(request, **link)
        response["Referrer-Policy"] = "no-referrer"
        response["X-Robots-Tag"] = "noindex"
        return response

    return answered


def of_statement(view: View) -> View:
    """Call `view` with the statement of the link, which knows whether its author left an address: `has_address`.

    Raises `Http404` for a wrong token and for no statement alike.
    """

    @wraps(view)
    def answered(request: HttpRequest, public_id: str, token: str, **rest: Any) -> HttpResponseBase:
        found = Statement.objects.filter(public_id=public_id).select_related("consultation")
        contact = StatementContact.objects.filter(statement=OuterRef("pk"))
        statement = found.annotate(has_address=Exists(contact)).first()
        is_right = constant_time_compare(statement.token_hash if statement else "", token_hash(token))
        if statement is None or not is_right:
            raise Http404
        return view(request, statement, token, **rest)

    return answered
