"""What is served of a partnership day beside its page."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone

from hyte.pages.icalendar import calendar
from materials.event import day_event
from materials.models import PartnershipDayPage


def day_calendar(request: HttpRequest, pk: int) -> HttpResponse:
    """Answer with a published day for the reader's calendar; raise `Http404` for any other."""
    days = PartnershipDayPage.objects.published().select_related("locale")
    day = get_object_or_404(days, pk=pk, locale__language_code=request.LANGUAGE_CODE)
    event = day_event(day, host=request.get_host(), scheme=request.scheme, at=timezone.now())
    response = HttpResponse(calendar([event]), content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{day.slug}.ics"'
    return response
