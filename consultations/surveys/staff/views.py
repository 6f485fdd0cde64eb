"""Surveys in the staff interface: how many have answered what, and what is done with it."""

from __future__ import annotations

from typing import Any

from django.db.models import Count, QuerySet
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseBase
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

from consultations.staff.periods import COORDINATORS, STATE_NAMES
from consultations.surveys import acts
from consultations.surveys.exporting import FORMATS, take_out
from consultations.surveys.models import Answer, Survey
from consultations.surveys.results import figures_of
from consultations.surveys.staff.forms import REFUSALS, LastDayForm
from hyte.pages.moments import format_deadline
from hyte.pages.sorted_list import SortedList
from hyte.users.language import staff_language

MOST_LISTED = 200


def deadline(survey: Survey) -> str:
    closes_at = survey.period.closes_at
    return format_deadline(closes_at, staff_language()) if closes_at else ""


class SurveysView(SortedList):
    """Every survey with its state and how many have answered, the newest first."""

    model = Survey
    permission_policy = COORDINATORS
    any_permission_required = ["manage"]
    page_title = gettext_lazy("Surveys")
    header_icon = "form"
    index_url_name = "surveys:index"
    index_results_url_name = "surveys:index_results"
    default_ordering = "-created_at"
    is_searchable = False
    columns = [
        TitleColumn("__str__", label=gettext_lazy("Survey"), url_name="surveys:survey"),
        Column("consultation", label=gettext_lazy("Consultation")),
        Column("state", label=gettext_lazy("State"), accessor=lambda it: STATE_NAMES[it.state(timezone.now())]),
        Column("closes_at", sort_key="closes_at", label=gettext_lazy("Closes"), accessor=deadline),
        Column("answers", sort_key="answers", label=gettext_lazy("Answers")),
        Column(
            "results",
            label=gettext_lazy("Results"),
            accessor=lambda it: _("Published") if it.results_published_at else _("Not published"),
        ),
    ]

    def get_base_queryset(self) -> QuerySet[Survey]:
        surveys = Survey.objects.select_related("consultation").prefetch_related(
            "pages__locale", "consultation__pages__locale"
        )
        return surveys.annotate(answers=Count("submissions"))


class SurveyView(PermissionCheckedMixin, WagtailAdminTemplateMixin, TemplateView):
    """The results of one survey, both languages together and each alone, and what can be done with them."""

    permission_policy = COORDINATORS
    permission_required = "manage"
    template_name = "consultations/surveys/staff/survey.html"
    header_icon = "form"

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        self.survey = get_object_or_404(Survey.objects.select_related("consultation"), pk=kwargs["pk"])
        self.form = LastDayForm(prefix="period")

    def get_page_title(self) -> str:
        return str(self.survey)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        index = {"url": reverse("surveys:index"), "label": _("Surveys")}
        return [*self.breadcrumbs_items, index, {"url": "", "label": self.get_page_title()}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        at = timezone.now()
        survey, language = self.survey, staff_language()
        texts = Answer.objects.filter(submission__survey=survey, choice=None)
        return super().get_context_data(**kwargs) | {
            "survey": survey,
            "pages": survey.pages.select_related("locale"),
            "state_name": STATE_NAMES[survey.state(at)],
            "takes_answers": survey.takes_answers(at),
            "shows_results": survey.shows_results(at),
            "deadline": deadline(survey),
            "figures": figures_of([survey.pk], language)[survey.pk],
            "suspicious": survey.submissions.suspicious().count(),
            "texts": texts.select_related("question", "submission").order_by("question__position", "pk")[:MOST_LISTED],
            "most": MOST_LISTED,
            "acts": survey.acts.select_related("by"),
            "endings": FORMATS,
            "form": None if survey.consultation_id else self.form,
            "language": language,
        }


class DoView(SurveyView):
    """Do one act upon a survey: a POST, which is recorded."""

    http_method_names = ["post"]
    done = {
        "publish": gettext_lazy("The results are public."),
        "take-back": gettext_lazy("The results are no longer public."),
        "leave-out": gettext_lazy("Suspicious answers are left out of the results."),
        "count": gettext_lazy("All answers are counted."),
        "erase": gettext_lazy("The text was erased."),
    }

    def post(self, request: HttpRequest, pk: int, act: str) -> HttpResponse:
        if act not in self.done:
            raise Http404
        try:
            self.do(act)
        except acts.ActRefused as refused:
            messages.error(request, REFUSALS[refused.code])
        else:
            messages.success(request, self.done[act])
        return redirect("surveys:survey", pk)

    def do(self, act: str) -> None:
        """Call the service for `act`. Raises `ActRefused`."""
        told: dict[str, Any] = {"survey": self.survey, "by": self.request.user, "at": timezone.now()}
        match act:
            case "publish":
                acts.publish_results(**told)
            case "take-back":
                acts.take_results_back(**told)
            case "erase":
                value = self.request.POST.get("answer", "")
                acts.erase_text(answer_id=int(value) if value.isdecimal() and len(value) < 16 else 0, **told)
            case _:
                acts.count_suspicious(counted=act == "count", **told)


class LastDayView(SurveyView):
    """Open a survey that stands alone, or give more time."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        form = self.form = LastDayForm(request.POST, prefix="period")
        if form.is_valid():
            try:
                acts.set_last_day(survey=self.survey, by=request.user, at=timezone.now(), **form.cleaned_data)
            except acts.ActRefused as refused:
                form.add_error(None, REFUSALS[refused.code])
            else:
                messages.success(request, _("The last day was set."))
                return redirect("surveys:survey", pk)
        return self.render_to_response(self.get_context_data(), status=422)


class TakeView(SurveyView):
    """Hand out the answers as a file. It is a POST: taking is recorded."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, pk: int, ending: str) -> HttpResponseBase:
        if ending not in FORMATS:
            raise Http404
        content, content_type = take_out(
            survey=self.survey, ending=ending, by=request.user, at=timezone.now(), language=staff_language()
        )
        name = f"{self.survey.public_id}.{ending}"
        response = FileResponse(content, as_attachment=True, filename=name, content_type=content_type)
        response["X-Content-Type-Options"] = "nosniff"
        response["Cache-Control"] = "no-store, private"
        return response
