"""Mail that did not arrive, in the staff interface: what it was about, when and why, not to which address."""

from __future__ import annotations

from datetime import datetime

from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.tables import Column
from wagtail.admin.viewsets.base import ViewSet
from wagtail.permission_policies import ModelPermissionPolicy

from hyte.mail.models import OutgoingMail
from hyte.pages.dashboard import Work, WorkPanel
from hyte.pages.moments import format_moment
from hyte.pages.sorted_list import SortedList
from hyte.users.language import staff_language

READERS = ModelPermissionPolicy(OutgoingMail)


def written(instant: datetime) -> str:
    """Return `instant` as staff read it."""
    return format_moment(instant, staff_language())


def what_happened(mail: OutgoingMail) -> str:
    """Return whether a mail server refused `mail` at once or sent it back later."""
    return gettext("Came back") if mail.returned_at else gettext("Was not accepted")


class UndeliveredView(SortedList):
    """The mails that were given up or came back, the latest first. Their words are gone: none can be sent again."""

    model = OutgoingMail
    permission_policy = READERS
    any_permission_required = ["view"]
    page_title = _("Undelivered mail")
    header_icon = "mail"
    index_url_name = "undelivered:index"
    index_results_url_name = "undelivered:index_results"
    default_ordering = "-ended_at"
    is_searchable = False
    no_results_message = _("No mail has been given up or has come back: all of it has gone or is on its way.")
    columns = [
        Column("subject", label=_("Subject")),
        Column("reference", label=_("Reference"), accessor="reference"),
        Column("created_at", sort_key="created_at", label=_("Written"), accessor=lambda mail: written(mail.created_at)),
        Column("what_happened", label=_("What happened"), accessor=what_happened),
        Column("ended_at", sort_key="ended_at", label=_("When"), accessor=lambda mail: written(mail.ended_at)),
        Column("attempts", sort_key="attempts", label=_("Attempts")),
        Column("last_error", label=_("Why")),
    ]

    def get_base_queryset(self) -> QuerySet[OutgoingMail]:
        return OutgoingMail.objects.given_up().with_end()


class UndeliveredViewSet(ViewSet):
    """Where the list stands: among the reports."""

    name = "undelivered"
    menu_hook = "register_reports_menu_item"
    icon = "mail"

    def get_urlpatterns(self) -> list[URLPattern]:
        return [
            path("", UndeliveredView.as_view(), name="index"),
            path("results/", UndeliveredView.as_view(results_only=True), name="index_results"),
        ]

    def get_menu_item(self, order: int | None = None) -> MenuItem:
        return UndeliveredMenuItem(_("Undelivered mail"), self.menu_url, icon_name=self.icon, order=order or 900)


class UndeliveredMenuItem(MenuItem):
    """Shown to those who may see the list."""

    def is_shown(self, request: HttpRequest) -> bool:
        return bool(READERS.user_has_permission(request.user, "view"))


class UndeliveredPanel(WorkPanel):
    """On the dashboard, only when there is something."""

    name = "undelivered"
    order = 128
    heading = _("Undelivered mail")

    def works(self, request: HttpRequest) -> list[Work] | None:
        if not READERS.user_has_permission(request.user, "view"):
            return None
        latest = OutgoingMail.objects.given_up().with_end().order_by("-ended_at").first()
        if latest is None:
            return None
        count = OutgoingMail.objects.given_up().count()
        text = ngettext("%(count)d mail could not be delivered", "%(count)d mails could not be delivered", count)
        detail = gettext("The last one %(when)s") % {"when": written(latest.ended_at)}
        return [Work(text=text % {"count": count}, url=reverse("undelivered:index"), detail=detail)]
