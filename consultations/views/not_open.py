"""When statements are not taken: say why, give back what was typed, and tell where a late one is sent."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from consultations.distribution.models import ReturnAddress
from consultations.models import ConsultationPage

FORBIDDEN = 403


def not_open(
    request: HttpRequest,
    page: ConsultationPage,
    state: str,
    texts: list[tuple[str, str]],
    *,
    typed: bool,
    correcting: bool = False,
) -> HttpResponse:
    """Say that statements are not taken now, and where a late one is sent; what was typed is handed back whole."""
    context = {
        "consultation": page.consultation,
        "consultation_page": page,
        "state": state,
        "texts": texts,
        "correcting": correcting,
        "return_address": ReturnAddress.objects.filter(pk=ReturnAddress.THE_ONE).first(),
    }
    return render(request, "consultations/not_open.html", context, status=FORBIDDEN if typed else 200)
