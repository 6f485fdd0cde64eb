"""The comment period for the reader's calendar."""

from __future__ import annotations

from urllib.parse import urlsplit

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from consultations.calendar_events import events_of
from consultations.public_pages import page_for_reader
from hyte.pages.addresses import address_of
from hyte.pages.icalendar import calendar


@require_safe
def consultation_calendar(request: HttpRequest, public_id: str) -> HttpResponse:
    """Answer with the opening and the deadline of an announced consultation; raise `Http404` for any other."""
    page = page_for_reader(public_id)
    if page is None:
        raise Http404
    host = urlsplit(settings.BASE_URL).hostname or request.get_host()
    address = settings.BASE_URL + address_of(page.url_path, page.language)
    events = events_of(page, list(page.consultation.acts.all()), host=host, address=address)
    response = HttpResponse(calendar(events), content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{page.slug}.ics"'
    return response
