"""Take statements out of the site as files, in the staff interface."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.views.generic import PermissionCheckedMixin
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.permission_policies import ModelPermissionPolicy

from consultations.models import Consultation, StatementContact
from consultations.registry.contacts import read_contacts
from consultations.registry.models import Download, Kind
from consultations.registry.taking import take_out
from consultations.staff.finding import BY_TITLE, ConsultationList
from consultations.staff.periods import COORDINATORS
from hyte.pages.moments import format_deadline
from hyte.users.language import staff_language

THOSE_WHO_TAKE = ModelPermissionPolicy(Download)
CONTACTS = ModelPermissionPolicy(StatementContact)
MOST_LISTED = 50


def may_export(user: Any) -> bool:
    return bool(COORDINATORS.user_has_permission(user, "manage"))


def may_take_package(user: Any) -> bool:
    return bool(THOSE_WHO_TAKE.user_has_permission(user, "take"))


class ReadersOfRecords(PermissionCheckedMixin):
    """Opens a view to coordinators, who export what is public, and to the registry, which takes the whole record."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not (may_export(request.user) or may_take_package(request.user)):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)


class RecordsView(ReadersOfRecords, ConsultationList):
    """The consultations that have been announced, the one that closed last first."""

    any_permission_required = None  # Who may is said above: neither role has Wagtail's permissions on the model.
    page_title = gettext_lazy("Statements as files")
    header_icon = "download"
    index_url_name = "records:index"
    index_results_url_name = "records:index_results"
    default_ordering = "-closes_at"
    columns = [
        TitleColumn("__str__", sort_key=BY_TITLE, label=gettext_lazy("Consultation"), url_name="records:record"),
        Column("diary_number", sort_key="diary_number", label=gettext_lazy("Diary number")),
        Column(
            "closes_at",
            sort_key="closes_at",
            label=gettext_lazy("Closes"),
            accessor=lambda it: format_deadline(it.closes_at, staff_language()),
        ),
        Column("published_statements", sort_key="published_statements", label=gettext_lazy("Published statements")),
    ]

    def get_base_queryset(self) -> QuerySet[Consultation]:
        return Consultation.objects.exclude(opens_at=None).prefetch_related("pages__locale")


class RecordView(ReadersOfRecords, WagtailAdminTemplateMixin, TemplateView):
    """What can be taken out of one consultation, and who has taken what."""

    template_name = "consultations/registry/staff/record.html"
    page_title = gettext_lazy("Statements as files")
    header_icon = "download"

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        self.consultation = get_object_or_404(Consultation.objects.exclude(opens_at=None), pk=kwargs["pk"])

    def get_page_subtitle(self) -> str:
        return str(self.consultation)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        index = {"url": reverse("records:index"), "label": _("Statements as files")}
        return [*self.breadcrumbs_items, index, {"url": "", "label": self.get_header_title()}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        user = self.request.user
        return super().get_context_data(**kwargs) | {
            "consultation": self.consultation,
            "kinds": [kind for kind in Kind if kind != Kind.PACKAGE] if may_export(user) else [],
            "package": may_take_package(user),
            "contacts": CONTACTS.user_has_permission(user, "view"),
            "downloads": self.consultation.downloads.select_related("by")[:MOST_LISTED],
            "readings": self.consultation.contact_readings.select_related("by")[:MOST_LISTED],
        }


class ContactsView(RecordView):
    """Show how to reach the authors. It is a POST: reading is recorded."""

    http_method_names = ["post"]
    template_name = "consultations/registry/staff/contacts.html"
    page_title = gettext_lazy("Contact data")

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        if not CONTACTS.user_has_permission(request.user, "view"):
            raise PermissionDenied
        read = read_contacts(
            consultation=self.consultation, by=request.user, at=timezone.now(), page=request.POST.get("page", "1")
        )
        return self.render_to_response(self.get_context_data(contacts_read=read))


class TakeView(RecordView):
    """Hand out one file. It is a POST: taking is recorded."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, pk: int, kind: str) -> HttpResponseBase:
        if kind not in Kind.values:
            raise Http404
        wanted = Kind(kind)
        with_contacts = "contacts" in request.POST
        allowed = may_take_package(request.user) if wanted == Kind.PACKAGE else may_export(request.user)
        if not allowed or (with_contacts and not CONTACTS.user_has_permission(request.user, "view")):
            raise PermissionDenied
        taken = take_out(
            consultation=self.consultation,
            kind=wanted,
            by=request.user,
            at=timezone.now(),
            language=staff_language(),
            with_contacts=with_contacts,
        )
        response = FileResponse(taken.content, as_attachment=True, filename=taken.name, content_type=taken.content_type)
        response["X-Content-Type-Options"] = "nosniff"
        response["Cache-Control"] = "no-store, private"
        return response
