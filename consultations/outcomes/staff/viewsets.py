"""Where the account of what the comments changed stands in the staff interface."""

from __future__ import annotations

from django.urls import URLPattern, path
from django.utils.translation import pgettext_lazy
from wagtail.admin.menu import MenuItem
from wagtail.admin.viewsets.base import ViewSet

from consultations.outcomes.staff.views import (
    AddThemeView,
    AssessView,
    ChangeThemeView,
    CompleteView,
    OutcomesView,
    OutcomeView,
    SaveTextsView,
)
from consultations.staff.menu import SUBMENU, PermittedMenuItem
from consultations.staff.periods import COORDINATORS


class OutcomesViewSet(ViewSet):
    """The accounts of the consultations that have ended."""

    name = "outcomes"
    menu_hook = SUBMENU
    icon = "check"

    def get_urlpatterns(self) -> list[URLPattern]:
        return [
            path("", OutcomesView.as_view(), name="index"),
            path("results/", OutcomesView.as_view(results_only=True), name="index_results"),
            path("<int:pk>/", OutcomeView.as_view(), name="outcome"),
            path("<int:pk>/texts/", SaveTextsView.as_view(), name="texts"),
            path("<int:pk>/themes/", AddThemeView.as_view(), name="theme"),
            path("<int:pk>/themes/<int:theme_pk>/", ChangeThemeView.as_view(), name="change_theme"),
            path("<int:pk>/effects/", AssessView.as_view(), name="assess"),
            path("<int:pk>/complete/", CompleteView.as_view(), name="complete"),
        ]

    def get_menu_item(self, order: int | None = None) -> MenuItem:
        return PermittedMenuItem(
            pgettext_lazy("menu", "Effects"), self.menu_url, icon_name=self.icon, order=50, policy=COORDINATORS,
            action="manage",
        )  # fmt: skip
