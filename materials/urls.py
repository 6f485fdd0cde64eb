"""The addresses of the partnership days that are no pages."""

from django.urls import path
from django.utils.translation import gettext_lazy as _

from materials.views import day_calendar

urlpatterns = [path(_("calendar/partnership-day-<int:pk>.ics"), day_calendar, name="day_calendar")]
