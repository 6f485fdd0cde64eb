"""The addresses of the partnership days that are no pages."""

from django.urls import path

from materials.views import day_calendar

urlpatterns = [path("days/<int:pk>.ics", day_calendar, name="day_calendar")]
