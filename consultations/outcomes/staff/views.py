"""The account of what the comments changed, in the staff interface."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext_lazy
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.views.generic import PermissionCheckedMixin
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from consultations.models import Comment, Consultation
from consultations.outcomes import ledger
from consultations.outcomes.models import Effect, Outcome, Theme
from consultations.outcomes.staff.forms import REFUSALS, AssessmentForm, CompletionForm, OutcomeForm, ThemeForm
from consultations.staff.finding import BY_TITLE, ConsultationList
from consultations.staff.periods import COORDINATORS
from consultations.thread import OLDEST_FIRST

MOST_LISTED = 100


class OutcomesView(ConsultationList):
    """The consultations that have ended, those without a complete account first."""

    permission_policy = COORDINATORS
    any_permission_required = ["manage"]
    page_title = gettext_lazy("How the comments made a difference")
    header_icon = "check"
    index_url_name = "outcomes:index"
    index_results_url_name = "outcomes:index_results"
    default_ordering = "-closes_at"
    columns = [
        TitleColumn("__str__", sort_key=BY_TITLE, label=gettext_lazy("Consultation"), url_name="outcomes:outcome"),
        Column("published_statements", sort_key="published_statements", label=gettext_lazy("Published statements")),
        Column("account", label=pgettext_lazy("outcome", "Account"), accessor=lambda it: standing(it)),
    ]

    def get_base_queryset(self) -> QuerySet[Consultation]:
        return Consultation.objects.ended(timezone.now()).select_related("outcome").prefetch_related("pages__locale")


def standing(consultation: Consultation) -> str:
    """Say how far the account is."""
    outcome = getattr(consultation, "outcome", None)
    if outcome is None or outcome.published_at is None:
        return _("Not published")
    if outcome.completed_at is not None:
        return _("Complete")
    return _("Late") if outcome.is_overdue(timezone.localdate()) else _("Published")


class OutcomeView(PermissionCheckedMixin, WagtailAdminTemplateMixin, TemplateView):
    """The texts, the themes and the effects of one consultation's comments. Each form stands for itself."""

    permission_policy = COORDINATORS
    permission_required = "manage"
    template_name = "consultations/outcomes/staff/outcome.html"
    page_title = pgettext_lazy("menu", "Effects")
    header_icon = "check"

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        self.consultation = get_object_or_404(Consultation.objects.ended(timezone.now()), pk=kwargs["pk"])
        self.outcome = Outcome.objects.filter(pk=self.consultation.pk).first() or Outcome(
            consultation=self.consultation
        )
        self.forms: dict[str, forms.BaseForm] = {
            "texts": OutcomeForm(instance=self.outcome, prefix="texts", today=timezone.localdate()),
            "theme": ThemeForm(prefix="theme"),
            "assessment": AssessmentForm(consultation=self.consultation, prefix="assessment"),
            "completion": CompletionForm(prefix="completion"),
        }

    def get_page_subtitle(self) -> str:
        return str(self.consultation)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        index = {"url": reverse("outcomes:index"), "label": _("How the comments made a difference")}
        return [*self.breadcrumbs_items, index, {"url": "", "label": self.get_header_title()}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        comments = Comment.objects.published().first_level().filter(consultation=self.consultation)
        comments = comments.select_related("statement", "section").order_by(*OLDEST_FIRST)
        return super().get_context_data(**kwargs) | {
            "consultation": self.consultation,
            "outcome": self.outcome,
            "progress": ledger.progress(self.consultation),
            "themes": self.themes(),
            "left": comments.filter(assessment=None)[:MOST_LISTED],
            "stated": comments.exclude(assessment=None).select_related("assessment__theme")[:MOST_LISTED],
            "most": MOST_LISTED,
            "forms": self.forms,
        }

    def themes(self) -> list[Theme]:
        """Return the themes, each with the form in which it is changed."""
        themes = [] if self.outcome._state.adding else list(self.outcome.themes.all())
        for theme in themes:
            name = f"theme-{theme.pk}"
            theme.form = self.forms.get(name) or ThemeForm(instance=theme, prefix=name)
        return themes

    def refused(self) -> HttpResponse:
        return self.render_to_response(self.get_context_data(), status=422)


class SaveTextsView(OutcomeView):
    """Store the texts; the button says whether they are published, too."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        form = OutcomeForm(request.POST, instance=self.outcome, prefix="texts", today=timezone.localdate())
        self.forms["texts"] = form
        if not form.is_valid():
            return self.refused()
        outcome = ledger.keep(consultation=self.consultation, texts=form.cleaned_data)
        if "publish" not in request.POST:
            messages.success(request, _("Saved."))
            return redirect("outcomes:outcome", pk)
        try:
            ledger.publish(outcome=outcome, by=request.user, at=timezone.now())
        except ledger.OutcomeRefused as refused:
            form.add_error(None, REFUSALS[refused.code])
            return self.refused()
        messages.success(request, _("Published: what was asked, said and done."))
        return redirect("outcomes:outcome", pk)


class AddThemeView(OutcomeView):
    """Add a theme."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        form = self.forms["theme"] = ThemeForm(request.POST, prefix="theme")
        if not form.is_valid():
            return self.refused()
        ledger.add_theme(consultation=self.consultation, told=form.cleaned_data)
        messages.success(request, _("The theme was added."))
        return redirect("outcomes:outcome", pk)


class ChangeThemeView(OutcomeView):
    """Change the words or the effect of a theme, and so what is said about all its comments."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, pk: int, theme_pk: int) -> HttpResponse:
        theme = get_object_or_404(Theme, pk=theme_pk, outcome=self.consultation.pk)
        form = self.forms[f"theme-{theme_pk}"] = ThemeForm(request.POST, instance=theme, prefix=f"theme-{theme_pk}")
        if not form.is_valid():
            return self.refused()
        ledger.change_theme(theme=theme, told=form.cleaned_data)
        messages.success(request, _("The theme was changed."))
        return redirect("outcomes:outcome", pk)


class AssessView(OutcomeView):
    """State the effect of the comments that were ticked."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        form = AssessmentForm(request.POST, consultation=self.consultation, prefix="assessment")
        self.forms["assessment"] = form
        ticked = [int(value) for value in request.POST.getlist("comment") if value.isdecimal() and len(value) < 10]
        comments = list(Comment.objects.filter(consultation=self.consultation, pk__in=ticked))
        if not comments:
            form.add_error(None, _("Tick the comments that you mean."))
        if not form.is_valid():
            return self.refused()
        cleaned = form.cleaned_data
        try:
            with transaction.atomic():
                for comment in comments:
                    ledger.assess(
                        comment=comment,
                        by=request.user,
                        at=timezone.now(),
                        theme=cleaned["theme"],
                        effect=Effect(cleaned["effect"]) if cleaned["effect"] else None,
                        reason=cleaned["reason"],
                        changed=cleaned["changed"],
                    )
        except ledger.OutcomeRefused as refused:
            form.add_error(None, REFUSALS[refused.code])
            return self.refused()
        text = ngettext("%(count)d comment was handled.", "%(count)d comments were handled.", len(comments))
        messages.success(request, text % {"count": len(comments)})
        return redirect("outcomes:outcome", pk)


class CompleteView(OutcomeView):
    """Declare the account complete."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        form = self.forms["completion"] = CompletionForm(request.POST, prefix="completion")
        if not form.is_valid():
            return self.refused()
        try:
            ledger.complete(outcome=self.outcome, at=timezone.now(), **form.cleaned_data)
        except ledger.OutcomeRefused as refused:
            form.add_error(None, REFUSALS[refused.code])
            return self.refused()
        messages.success(request, _("The account is complete. Those who left an address are told."))
        return redirect("outcomes:outcome", pk)
