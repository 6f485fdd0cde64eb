"""Where files of statements are taken out in the staff interface."""

from __future__ import annotations

from typing import Any

from django.urls import URLPattern, path
from django.utils.translation import pgettext_lazy
from wagtail.admin.menu import MenuItem
from wagtail.admin.viewsets.base import ViewSet

from consultations.registry.staff.views import (
    ContactsView,
    RecordsView,
    RecordView,
    TakeView,
    may_export,
    may_take_package,
)
from consultations.staff.menu import SUBMENU


class RecordsMenuItem(MenuItem):
    """A menu item for coordinators and the registry."""

    def is_shown(self, request: Any) -> bool:
        return may_export(request.user) or may_take_package(request.user)


class RecordsViewSet(ViewSet):
    """Statements as files."""

    name = "records"
    menu_hook = SUBMENU
    icon = "download"

    def get_urlpatterns(self) -> list[URLPattern]:
        return [
            path("", RecordsView.as_view(), name="index"),
            path("results/", RecordsView.as_view(results_only=True), name="index_results"),
            path("<int:pk>/", RecordView.as_view(), name="record"),
            path("<int:pk>/contacts/", ContactsView.as_view(), name="contacts"),
            path("<int:pk>/<str:kind>/", TakeView.as_view(), name="take"),
        ]

    def get_menu_item(self, order: int | None = None) -> MenuItem:
        return RecordsMenuItem(pgettext_lazy("menu", "As files"), self.menu_url, icon_name=self.icon, order=60)
