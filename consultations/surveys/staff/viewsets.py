"""Where surveys stand in the staff interface."""

from __future__ import annotations

from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem
from wagtail.admin.viewsets.base import ViewSet

from consultations.staff.periods import COORDINATORS
from consultations.staff.viewsets import PermittedMenuItem
from consultations.surveys.staff.views import DoView, LastDayView, SurveysView, SurveyView, TakeView


class SurveysViewSet(ViewSet):
    """The surveys and their results."""

    name = "surveys"
    add_to_admin_menu = True
    icon = "form"

    def get_urlpatterns(self) -> list[URLPattern]:
        return [
            path("", SurveysView.as_view(), name="index"),
            path("results/", SurveysView.as_view(results_only=True), name="index_results"),
            path("<int:pk>/", SurveyView.as_view(), name="survey"),
            path("<int:pk>/last-day/", LastDayView.as_view(), name="last_day"),
            path("<int:pk>/file/<str:ending>/", TakeView.as_view(), name="take"),
            path("<int:pk>/<str:act>/", DoView.as_view(), name="do"),
        ]

    def get_menu_item(self, order: int | None = None) -> MenuItem:
        return PermittedMenuItem(
            _("Surveys"), self.menu_url, icon_name=self.icon, order=225, policy=COORDINATORS, action="manage"
        )
