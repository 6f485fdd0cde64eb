"""The figures of moderation for everybody: a page, and the log of a year as CSV."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator

from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from consultations.models import ModerationSettings
from consultations.moderation import figures
from hyte.pages.reversing import in_both_languages

FIRST_YEAR, LAST_YEAR = 2000, 2100
"""Years in an address that can have had any consultation."""


class Line:
    """A file to the CSV writer that hands each line on at once."""

    def write(self, line: str) -> str:
        return line


@require_safe
def moderation_figures(request: HttpRequest) -> HttpResponse:
    """Show the figures of one year; the latest unless the address names another."""
    arrived = figures.arrived_by_year()
    wanted = request.GET.get("year", "")
    year = int(wanted) if re.fullmatch(r"\d{4}", wanted) and int(wanted) in arrived else next(iter(arrived), None)
    request.alternates = in_both_languages("moderation_figures")
    context = {
        "years": list(arrived),
        "figures": figures.figures_of(year, arrived=arrived[year], at=timezone.now()) if year is not None else None,
        "target_days": ModerationSettings.current().target_days,
    }
    return render(request, "consultations/moderation/figures.html", context)


@require_safe
def moderation_log(request: HttpRequest, year: int) -> StreamingHttpResponse:
    """Send the log of `year` line by line."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise Http404
    response = StreamingHttpResponse(lines(year), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="moderation-{year}.csv"'
    response["X-Content-Type-Options"] = "nosniff"
    return response


def lines(year: int) -> Iterator[str]:
    writer = csv.writer(Line())
    yield writer.writerow(figures.LOG_COLUMNS)
    for row in figures.log_rows(year):
        yield writer.writerow(row)
