"""Where requests about personal data are answered in the staff interface."""

from __future__ import annotations

from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem
from wagtail.admin.viewsets.base import ViewSet

from consultations.staff.menu import SUBMENU, PermittedMenuItem
from hyte.operations.staff.views import ANSWERERS, DataRequestsView, EraseView, LookView, TakeView


class DataRequestsViewSet(ViewSet):
    """Requests about personal data. No address of a page says whose."""

    name = "data_requests"
    url_prefix = "data-requests"
    menu_hook = SUBMENU
    icon = "user"

    def get_urlpatterns(self) -> list[URLPattern]:
        return [
            path("", DataRequestsView.as_view(), name="index"),
            path("held/", LookView.as_view(), name="look"),
            path("file/", TakeView.as_view(), name="take"),
            path("erasure/", EraseView.as_view(), name="erase"),
        ]

    def get_menu_item(self, order: int | None = None) -> MenuItem:
        return PermittedMenuItem(
            _("Personal data requests"), self.menu_url, icon_name=self.icon, order=70, policy=ANSWERERS, action="answer"
        )
