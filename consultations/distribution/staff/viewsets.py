"""Where the list of who is asked stands in the staff interface."""

from __future__ import annotations

from django.urls import URLPattern, path
from django.utils.translation import pgettext_lazy
from wagtail.admin.menu import MenuItem
from wagtail.admin.viewsets.base import ViewSet

from consultations.distribution.staff import views
from consultations.distribution.staff.importing import ImportView, ReadFileView
from consultations.distribution.staff.return_address import ReturnAddressView
from consultations.staff.menu import SUBMENU, PermittedMenuItem


class DistributionsViewSet(ViewSet):
    """Who is asked, consultation by consultation."""

    name = "distributions"
    menu_hook = SUBMENU
    icon = "group"

    def get_urlpatterns(self) -> list[URLPattern]:
        return [
            path("", views.DistributionsView.as_view(), name="index"),
            path("results/", views.DistributionsView.as_view(results_only=True), name="index_results"),
            path("return-address/", ReturnAddressView.as_view(), name="return_address"),
            path("<int:pk>/", views.DistributionView.as_view(), name="list"),
            path("<int:pk>/add/", views.AddView.as_view(), name="add"),
            path("<int:pk>/address/", views.AddressView.as_view(), name="address"),
            path("<int:pk>/answers/", views.ConfirmAnswerView.as_view(), name="confirm_answer"),
            path("<int:pk>/untie/<int:invitee>/", views.UntieAnswerView.as_view(), name="untie_answer"),
            path("<int:pk>/copy/", views.CopyView.as_view(), name="copy"),
            path("<int:pk>/invite/", views.InviteView.as_view(), name="invite"),
            path("<int:pk>/take-off/<int:invitee>/", views.TakeOffView.as_view(), name="take_off"),
            path("<int:pk>/read/", ReadFileView.as_view(), name="read"),
            path("<int:pk>/import/", ImportView.as_view(), name="import"),
        ]

    def get_menu_item(self, order: int | None = None) -> MenuItem:
        return PermittedMenuItem(
            pgettext_lazy("menu", "Who is asked"),
            self.menu_url,
            icon_name=self.icon,
            order=20,
            policy=views.KEEPERS,
            action="manage",
        )
