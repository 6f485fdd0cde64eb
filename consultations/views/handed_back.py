"""When the database is away: say so, and give back every word that was typed."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string

from consultations.surveys.questionnaire import CHOSEN
from consultations.text import clean_text

UNAVAILABLE = 503
RETRY_AFTER = "60"
NOT_TYPED = {"key", "website", "action", "remove", "capacity", "act_key", "asked"}


def hand_back_without_database(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Answer 503 with everything that was typed when the database is away, on a page that asks the database nothing."""

    @wraps(view)
    def answered(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return view(request, *args, **kwargs)
        except (OperationalError, InterfaceError):
            if request.method != "POST":
                raise
            return unavailable(request)

    return answered


def unavailable(request: HttpRequest) -> HttpResponse:
    texts = [
        clean_text(text)
        for name, values in request.POST.lists()
        if name not in NOT_TYPED and not name.startswith(CHOSEN)
        for text in values
        if text.strip()
    ]
    body = render_to_string("consultations/unavailable.html", {"texts": texts, "had_files": bool(request.FILES)})
    response = HttpResponse(body, status=UNAVAILABLE)
    response["Retry-After"] = RETRY_AFTER
    return response
