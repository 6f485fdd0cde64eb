"""The consultations in the staff interface: their periods, their checklists and the acts upon them."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.db.models import Count, Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.views.generic import PermissionCheckedMixin
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.permission_policies import ModelPermissionPolicy

from consultations import acts, checklist
from consultations.diary_number import write_down
from consultations.models import Act, Consultation, ConsultationPage, PeriodAct, Status
from consultations.period import State
from consultations.responsibility import likely, name_responsible, namings
from consultations.staff.checklist import points_with_ways
from consultations.staff.finding import BY_TITLE, ConsultationList
from consultations.staff.forms import (
    REFUSALS,
    REFUSED_FIELDS,
    SETTINGS,
    AnnounceForm,
    DiaryNumberForm,
    ExtendForm,
    ReasonForm,
    ResponsibleForm,
)
from consultations.staff.previews import Preview, preview_of
from hyte.pages.moments import format_deadline
from hyte.users.language import staff_language

COORDINATORS = ModelPermissionPolicy(Consultation)

STATE_NAMES = {
    State.DRAFT: pgettext_lazy("consultation", "Draft"),
    State.UPCOMING: pgettext_lazy("consultation", "Upcoming"),
    State.OPEN: pgettext_lazy("consultation", "Open"),
    State.CLOSING_SOON: gettext_lazy("Closing soon"),
    State.CLOSED: pgettext_lazy("consultation", "Closed"),
    State.SUMMARY_PUBLISHED: gettext_lazy("Summary published"),
    State.CANCELLED: pgettext_lazy("consultation", "Cancelled"),
}
"""The words of the labels that readers see."""

POSSIBLE: dict[State, tuple[Act, ...]] = {
    State.DRAFT: (Act.ANNOUNCED,),
    State.UPCOMING: (Act.EXTENDED, Act.CANCELLED),
    State.OPEN: (Act.EXTENDED, Act.CLOSED_EARLY, Act.CANCELLED),
    State.CLOSING_SOON: (Act.EXTENDED, Act.CLOSED_EARLY, Act.CANCELLED),
    State.CLOSED: (Act.EXTENDED,),
    State.SUMMARY_PUBLISHED: (),
    State.CANCELLED: (),
}
"""The acts that these views offer in each state; the services have the last word. The summary is published with the
account of what the comments changed, which has views of its own."""

FORMS: dict[Act, type[forms.Form]] = {
    Act.ANNOUNCED: AnnounceForm,
    Act.EXTENDED: ExtendForm,
    Act.CLOSED_EARLY: ReasonForm,
    Act.CANCELLED: ReasonForm,
}

SERVICES = {
    Act.ANNOUNCED: acts.announce,
    Act.EXTENDED: acts.extend,
    Act.CLOSED_EARLY: acts.close_early,
    Act.CANCELLED: acts.cancel,
}

ARGUMENTS = ("opens_at", "closes_at", "reason_fi", "reason_sv", "responsible")


JUDGED = (State.UPCOMING, State.OPEN, State.CLOSING_SOON, State.CLOSED)
"""The states in which somebody has to be responsible: there are comments to decide about, or there will be."""


class ConsultationsView(ConsultationList):
    """Every consultation with its state, its deadline and what waits."""

    permission_policy = COORDINATORS
    any_permission_required = ["manage"]
    page_title = gettext_lazy("Comment periods")
    header_icon = "calendar-alt"
    index_url_name = "consultations:index"
    index_results_url_name = "consultations:index_results"
    default_ordering = "-created_at"
    columns = [
        TitleColumn("__str__", sort_key=BY_TITLE, label=gettext_lazy("Consultation"), url_name="consultations:period"),
        Column("state", label=gettext_lazy("State"), accessor=lambda it: STATE_NAMES[it.state(timezone.now())]),
        Column(
            "closes_at",
            sort_key="closes_at",
            label=gettext_lazy("Closes"),
            accessor=lambda it: format_deadline(it.closes_at, staff_language()) if it.closes_at else "",
        ),
        Column("published_statements", sort_key="published_statements", label=gettext_lazy("Published statements")),
        Column("waiting", sort_key="waiting", label=gettext_lazy("Waiting comments")),
    ]

    def get_base_queryset(self) -> QuerySet[Consultation]:
        return Consultation.objects.prefetch_related("pages__locale").annotate(
            waiting=Count("comments", filter=Q(comments__status=Status.PENDING))
        )


class PeriodView(PermissionCheckedMixin, WagtailAdminTemplateMixin, TemplateView):
    """One consultation's period: the checklist, what was done, and what can be done now."""

    permission_policy = COORDINATORS
    permission_required = "manage"
    template_name = "consultations/staff/period.html"
    page_title = gettext_lazy("Comment period")
    header_icon = "calendar-alt"
    refused_form: tuple[Act, forms.Form] | None = None
    unmet: list[tuple[str, str]]
    """The open points that stood in the way of an act, each with its address on the page."""

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        self.consultation = get_object_or_404(Consultation.objects.select_related("responsible"), pk=kwargs["pk"])
        self.unmet = []

    def get_page_subtitle(self) -> str:
        return str(self.consultation)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        index = {"url": reverse("consultations:index"), "label": _("Comment periods")}
        return [*self.breadcrumbs_items, index, {"url": "", "label": self.get_header_title()}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        state = self.consultation.state(timezone.now())
        return super().get_context_data(**kwargs) | {
            "consultation": self.consultation,
            "pages": self.consultation.pages.select_related("locale"),
            "state": state,
            "state_name": STATE_NAMES[state],
            "points": points_with_ways(self.consultation, self.request.user) if state is State.DRAFT else [],
            "unmet": self.unmet,
            "acts": self.consultation.acts.select_related("by"),
            "possible": [(act, self.form_for(act)) for act in POSSIBLE[state]],
            "has_ended": state in (State.CLOSED, State.SUMMARY_PUBLISHED),
            "survey_parent": self.survey_parent(),
            "nobody_is_responsible": self.consultation.responsible is None and state in JUDGED,
            "nobody_may_judge": state in JUDGED and not checklist.has_independent_moderator(self.consultation),
            "responsible_form": ResponsibleForm(initial={"responsible": self.likely_responsible}),
            "namings": namings(self.consultation),
            "diary_form": None if state is State.DRAFT else DiaryNumberForm(instance=self.consultation),
        }

    @cached_property
    def likely_responsible(self) -> AbstractBaseUser | None:
        """Return who is offered, found once for both forms of the page."""
        return likely(self.consultation, self.request.user)

    def survey_parent(self) -> ConsultationPage | None:
        """Return the page below which the user may begin a survey; its translation is begun from there."""
        first = self.consultation.pages.order_by("pk").first()
        return first if first is not None and first.permissions_for_user(self.request.user).can_add_subpage() else None

    def form_for(self, act: Act) -> forms.Form:
        if self.refused_form is not None and self.refused_form[0] == act:
            return self.refused_form[1]
        initial = {}
        if act == Act.ANNOUNCED:
            initial = {name: getattr(self.consultation, name) for name in SETTINGS}
            initial["responsible"] = self.likely_responsible
        return FORMS[act](prefix=act.value, initial=initial)


class ActView(PeriodView):
    """Do one act upon a period. Each moves what the public was told: it shows its words and is confirmed."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, pk: int, act: str) -> HttpResponse:
        if act not in FORMS:
            raise Http404
        wanted = Act(act)
        form = FORMS[wanted](request.POST, prefix=wanted.value)
        self.refused_form = (wanted, form)
        if "edit" in request.POST:
            return self.render_to_response(self.get_context_data())
        if form.is_valid():
            if "confirmed" not in request.POST:
                if (preview := self.rehearse(wanted, form)) is not None:
                    return self.ask(preview)
            elif self.do(wanted, form):
                return redirect("consultations:period", pk)
        return self.render_to_response(self.get_context_data(), status=422)

    def rehearse(self, act: Act, form: forms.Form) -> Preview | None:
        """Do the act and take it back, to show what readers would be told; `None` when it is refused."""
        with transaction.atomic():
            done = self.attempt(act, form)
            preview = None if done is None else preview_of(done)
            transaction.set_rollback(True)
        return preview

    def ask(self, preview: Preview) -> HttpResponse:
        """Show what the act would make public and ask for a confirmation."""
        act, form = self.refused_form or (None, None)
        context = self.get_context_data() | {"act": act, "form": form, "preview": preview}
        return TemplateResponse(self.request, "consultations/staff/confirm_act.html", context)

    def do(self, act: Act, form: forms.Form) -> bool:
        """Do the act; when it is refused, say why in the form and return False."""
        done = self.attempt(act, form)
        if done is not None:
            messages.success(self.request, _("Recorded: %(act)s.") % {"act": done.get_act_display()})
        return done is not None

    def attempt(self, act: Act, form: forms.Form) -> PeriodAct | None:
        """Do the act with the settings that belong to it, or change nothing and say in the form why."""
        values = {name: form.cleaned_data[name] for name in ARGUMENTS if name in form.cleaned_data}
        if settings := {name: form.cleaned_data[name] for name in SETTINGS if name in form.cleaned_data}:
            values["settings"] = settings
        try:
            return SERVICES[act](consultation=self.consultation, by=self.request.user, at=timezone.now(), **values)
        except acts.ActRefused as refused:
            form.add_error(REFUSED_FIELDS.get(refused.code), REFUSALS[refused.code])
            if refused.code == "checklist_open":
                points = checklist.obstacles(self.consultation)
                self.unmet = [(str(point.label), f"#point-{point.key}") for point in points]
            return None


class DiaryNumberView(PeriodView):
    """Write down the number that the registry has given."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        form = DiaryNumberForm(request.POST, instance=self.consultation)
        if not form.is_valid():
            return self.render_to_response(self.get_context_data() | {"diary_form": form}, status=422)
        write_down(consultation=self.consultation, number=form.cleaned_data["diary_number"])
        messages.success(request, _("The diary number was saved."))
        return redirect("consultations:period", pk)


class ResponsibleView(PeriodView):
    """Name who answers for the matter. It can be somebody else at any time, on record, but never nobody."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        form = ResponsibleForm(request.POST)
        if not form.is_valid():
            return self.render_to_response(self.get_context_data() | {"responsible_form": form}, status=422)
        person = form.cleaned_data["responsible"]
        name_responsible(consultation=self.consultation, person=person, by=request.user, at=timezone.now())
        messages.success(request, _("Responsible is now: %(who)s.") % {"who": person})
        return redirect("consultations:period", pk)
