"""Coordinators and the registry key in what came by post, by e-mail or at an event."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

from django.db.models import Count, F, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.views.generic import PermissionCheckedMixin
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from consultations.appendices import takes_appendices
from consultations.attachment_uploads import StatementSentAlready
from consultations.models import Attachment, Channel, Consultation, Statement
from consultations.particulars import are_correctable
from consultations.refusals import FilesMissing
from consultations.registration import RegistrationRefused, register_received, states_for_letters
from consultations.staff.finding import BY_TITLE, ConsultationList
from consultations.staff.keying import THOSE_WHO_KEY_IN, mendable
from consultations.staff.letter_files import keep_files
from consultations.staff.periods import STATE_NAMES
from consultations.staff.registration_forms import RegistrationForm
from consultations.submission import KeyUsedForAnotherText
from consultations.views.uploads import FIELD
from hyte.pages.moments import format_deadline
from hyte.users.language import staff_language

CONFLICT, UNPROCESSABLE = 409, 422
LATELY = 20


class RegistrationsView(ConsultationList):
    """The announced consultations, with how many statements came in time, late, and other than by the web form."""

    permission_policy = THOSE_WHO_KEY_IN
    any_permission_required = ["register"]
    page_title = gettext_lazy("Statements by post and e-mail")
    header_icon = "mail"
    index_url_name = "registrations:index"
    index_results_url_name = "registrations:index_results"
    default_ordering = "-opens_at"
    columns = [
        TitleColumn(
            "__str__", sort_key=BY_TITLE, label=gettext_lazy("Consultation"), url_name="registrations:register"
        ),
        Column("state", label=gettext_lazy("State"), accessor=lambda it: STATE_NAMES[it.state(timezone.now())]),
        Column(
            "closes_at",
            sort_key="closes_at",
            label=gettext_lazy("Closes"),
            accessor=lambda it: format_deadline(it.closes_at, staff_language()),
        ),
        Column("in_time", sort_key="in_time", label=gettext_lazy("Arrived in time")),
        Column("late", sort_key="late", label=gettext_lazy("Arrived after the deadline")),
        Column("keyed_in", sort_key="keyed_in", label=gettext_lazy("Keyed in")),
    ]

    def get_base_queryset(self) -> QuerySet[Consultation]:
        late = Q(statements__submitted_at__gte=F("closes_at"))
        return (
            Consultation.objects.exclude(opens_at=None)
            .prefetch_related("pages__locale")
            .annotate(
                in_time=Count("statements", filter=Q(statements__submitted_at__lt=F("closes_at"))),
                late=Count("statements", filter=late),
                keyed_in=Count("statements", filter=Q(statements__registered_at__isnull=False)),
            )
        )


def what_can_be_done(statement: Statement) -> tuple[bool, bool]:
    """Return whether what was mistyped of a letter can be mended, and whether appendices can follow it."""
    comments = statement.comments.all()
    return are_correctable(statement) or bool(mendable(statement)), takes_appendices(statement, comments)


class RegisterView(PermissionCheckedMixin, WagtailAdminTemplateMixin, TemplateView):
    """The form for one statement, and what was keyed in for the same consultation lately."""

    permission_policy = THOSE_WHO_KEY_IN
    permission_required = "register"
    template_name = "consultations/staff/register.html"
    page_title = gettext_lazy("Key in the statement")
    header_icon = "mail"

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        self.consultation = get_object_or_404(Consultation.objects.exclude(opens_at=None), pk=kwargs["pk"])
        self.files: list[Attachment] = []
        self.sections = list(self.consultation.sections.filter(removed_at=None).order_by("position"))

    def get_page_subtitle(self) -> str:
        return str(self.consultation)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        index = {"url": reverse("registrations:index"), "label": _("Statements by post and e-mail")}
        return [*self.breadcrumbs_items, index, {"url": "", "label": self.get_header_title()}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        form = kwargs.pop("form", None) or RegistrationForm(sections=self.sections)
        lately = Statement.objects.registered().filter(consultation=self.consultation)
        lately = lately.select_related("consultation", "registered_by")
        lately = lately.prefetch_related("comments__decisions", "attachments__decisions")[:LATELY]
        state = self.consultation.state(timezone.now())
        return super().get_context_data(**kwargs) | {
            "consultation": self.consultation,
            "state": state,
            "state_name": STATE_NAMES[state],
            "takes_letters": state in states_for_letters(self.consultation),
            "form": form,
            "files": self.files,
            "lately": [(statement, *what_can_be_done(statement)) for statement in lately],
        }

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        form = RegistrationForm(request.POST, sections=self.sections)
        try:
            if (key := keep_files(request, form, self.consultation)) is not None:
                self.files = list(Attachment.objects.kept_with(key))
            if not form.is_valid():
                return self.again(form, UNPROCESSABLE)
            statement = register_received(
                consultation=self.consultation,
                statement=form.statement(tuple(file.sha256 for file in self.files)),
                channel=Channel(form.cleaned_data["channel"]),
                received_at=form.cleaned_data["received_at"],
                key=form.cleaned_data["key"],
                by=request.user,
                at=timezone.now(),
                note=form.cleaned_data["note"],
            )
        except RegistrationRefused as refused:
            form.refuse(refused.code)
            return self.again(form, UNPROCESSABLE)
        except (KeyUsedForAnotherText, StatementSentAlready):
            self.files = []
            form.data = request.POST.copy()
            form.data["key"] = str(uuid4())
            form.add_error(
                None,
                _("This form was already sent with another text. If you send it again, it becomes a new statement."),
            )
            return self.again(form, CONFLICT)
        except FilesMissing:
            form.add_error(FIELD, _("Your files waited for too long and are gone. Attach them again."))
            return self.again(form, CONFLICT)
        text = _("Keyed in: %(author)s. It waits for a moderator.")
        if statement.is_late:
            text = _("Keyed in: %(author)s. It arrived after the deadline, is marked so, and waits for a moderator.")
        messages.success(request, text % {"author": statement.author})
        if statement.submitted_at < self.consultation.opens_at:
            messages.warning(request, _("It arrived before the period opened: is the day right? Correct it below."))
        return redirect("registrations:register", pk)

    def again(self, form: RegistrationForm, status: int) -> HttpResponse:
        return self.render_to_response(self.get_context_data(form=form), status=status)
