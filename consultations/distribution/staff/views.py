"""The list of who is asked, in the staff interface: who has answered, whose mail failed, and what can be done."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms
from django.db.models import Count, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.views.generic import PermissionCheckedMixin
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.permission_policies import ModelPermissionPolicy

from consultations.distribution import answering, inviting, keeping, mails
from consultations.distribution.models import Invitee
from consultations.distribution.refusals import DistributionRefused
from consultations.distribution.staff.forms import REFUSALS, AddressForm, AnswerForm, CopyForm, ImportForm, PartyForm
from consultations.models import Consultation, Statement
from consultations.staff.finding import BY_TITLE, ConsultationList
from consultations.staff.moderation import MODERATORS

KEEPERS = ModelPermissionPolicy(Invitee)
UNPROCESSABLE = 422


class DistributionsView(ConsultationList):
    """The consultations, with how many are asked."""

    permission_policy = KEEPERS
    any_permission_required = ["manage"]
    page_title = gettext_lazy("Who was asked")
    header_icon = "group"
    index_url_name = "distributions:index"
    index_results_url_name = "distributions:index_results"
    default_ordering = "-created_at"
    columns = [
        TitleColumn("__str__", sort_key=BY_TITLE, label=gettext_lazy("Consultation"), url_name="distributions:list"),
        Column("asked", sort_key="asked", label=gettext_lazy("On the list")),
        Column("invited", sort_key="invited", label=gettext_lazy("Request sent")),
    ]

    def get_base_queryset(self) -> QuerySet[Consultation]:
        invited = Count("invitees", filter=Q(invitees__invited_at__isnull=False))
        return Consultation.objects.prefetch_related("pages__locale").annotate(asked=Count("invitees"), invited=invited)


class DistributionView(PermissionCheckedMixin, WagtailAdminTemplateMixin, TemplateView):
    """The list of one consultation, and a form for each thing that can be done."""

    permission_policy = KEEPERS
    permission_required = "manage"
    template_name = "consultations/distribution/staff/list.html"
    page_title = gettext_lazy("Who was asked")
    header_icon = "group"

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        self.consultation = get_object_or_404(Consultation, pk=kwargs["pk"])
        self.forms: dict[str, forms.Form] = {
            "party": PartyForm(prefix="party"),
            "address": AddressForm(prefix="address", consultation=self.consultation),
            "answer": AnswerForm(prefix="answer", consultation=self.consultation),
            "copy": CopyForm(prefix="copy", consultation=self.consultation),
            "import": ImportForm(prefix="import"),
        }

    def get_page_subtitle(self) -> str:
        return str(self.consultation)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        index = {"url": reverse("distributions:index"), "label": _("Who was asked")}
        return [*self.breadcrumbs_items, index, {"url": "", "label": self.get_header_title()}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        invitees = list(
            Invitee.objects.filter(consultation=self.consultation)
            .with_answer_mark()
            .select_related("contact", "statement", "confirmed_by")
            .prefetch_related("untied__statement", "untied__by")
        )
        answers = [invitee.statement_id for invitee in invitees if invitee.has_answered]
        delivered = mails.deliveries(invitees)
        return super().get_context_data(**kwargs) | {
            "consultation": self.consultation,
            "takes_statements": self.consultation.takes_statements(timezone.now()),
            "rows": [(invitee, getattr(invitee, "contact", None), delivered.get(invitee.pk)) for invitee in invitees],
            "answered": len(answers),
            "public": set(Statement.objects.published().filter(pk__in=answers).values_list("pk", flat=True)),
            "may_moderate": MODERATORS.user_has_permission(self.request.user, "moderate"),
            "failed": sum(state == mails.Delivery.FAILED for state in delivered.values()),
            "fresh": sum(invitee.invited_at is None for invitee in invitees),
            "likely": answering.likely_answers(self.consultation),
            "forms": self.forms,
        }

    def again(self) -> HttpResponse:
        return self.render_to_response(self.get_context_data(), status=UNPROCESSABLE)

    def back(self, message: str) -> HttpResponse:
        messages.success(self.request, message)
        return redirect("distributions:list", self.consultation.pk)


class ActionView(DistributionView):
    """One thing that is done with the list: check its form, do it, or say why not."""

    http_method_names = ["post"]
    form_name = ""
    do: Callable[..., str]
    """What each view does with the values of its form; it returns what is said about it."""

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        form = self.forms.get(self.form_name)
        if form is not None:
            form = self.forms[self.form_name] = self.bound(type(form))
            if not form.is_valid():
                return self.again()
        try:
            return self.back(self.do(**(form.cleaned_data if form else {})))
        except DistributionRefused as refused:
            if form is not None:
                form.add_error(None, REFUSALS[refused.code])
            else:
                messages.error(request, REFUSALS[refused.code])
            return self.again()

    def bound(self, form: type[forms.Form]) -> forms.Form:
        known = {} if form is PartyForm else {"consultation": self.consultation}
        return form(self.request.POST, prefix=self.form_name, **known)


class AddView(ActionView):
    """Add a party."""

    form_name = "party"

    def do(self, **values: Any) -> str:
        (invitee,) = keeping.add_parties(consultation=self.consultation, parties=[self.forms["party"].party()])
        return _("On the list: %(name)s") % {"name": invitee.name}


class AddressView(ActionView):
    """Change an address."""

    form_name = "address"

    def do(self, *, invitee: Invitee, email: str, **values: Any) -> str:
        inviting.change_address(invitee=invitee, email=email, at=timezone.now())
        return _("The address was changed: %(name)s") % {"name": invitee.name}


class ConfirmAnswerView(ActionView):
    """Take a statement for a party's answer."""

    form_name = "answer"

    def do(self, *, invitee: Invitee, statement: Any, **values: Any) -> str:
        answering.confirm_answer(invitee=invitee, statement=statement, by=self.request.user)
        return _("Answered: %(name)s") % {"name": invitee.name}


class UntieAnswerView(ActionView):
    """Take back that a statement is a party's answer."""

    def do(self, **values: Any) -> str:
        invitee = get_object_or_404(Invitee, pk=self.kwargs["invitee"], consultation=self.consultation)
        statement = get_object_or_404(
            Statement, public_id=self.request.POST.get("statement", ""), consultation=self.consultation
        )
        answering.untie_answer(invitee=invitee, statement=statement, by=self.request.user, at=timezone.now())
        return _("Not answered: %(name)s") % {"name": invitee.name}


class CopyView(ActionView):
    """Copy the list of an earlier consultation."""

    form_name = "copy"

    def do(self, *, source: Consultation, **values: Any) -> str:
        count = keeping.copy_list(source=source, target=self.consultation)
        return ngettext("%(count)d party was added.", "%(count)d parties were added.", count) % {"count": count}


class InviteView(ActionView):
    """Send the request to those who have not got it."""

    def do(self, **values: Any) -> str:
        count = inviting.invite(consultation=self.consultation, by=self.request.user, at=timezone.now())
        return ngettext(
            "The request was sent to %(count)d party.", "The request was sent to %(count)d parties.", count
        ) % {"count": count}


class TakeOffView(ActionView):
    """Take a party off the list."""

    def do(self, **values: Any) -> str:
        invitee = get_object_or_404(Invitee, pk=self.kwargs["invitee"], consultation=self.consultation)
        keeping.take_off(invitee=invitee)
        return _("Taken off the list: %(name)s") % {"name": invitee.name}
