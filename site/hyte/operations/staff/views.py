"""Requests about personal data in the staff interface: what is held, the file for the person, and erasing it.

Whose data it is comes in the body of a POST and goes nowhere else: into no address of a page, no log, no message.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.debug import sensitive_post_parameters
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.views.generic import PermissionCheckedMixin
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.permission_policies import ModelPermissionPolicy

from hyte.operations.data_requests import erase, look, take
from hyte.operations.models import DataRequestStep
from hyte.operations.personal_data import Held
from hyte.operations.staff.erasing import counted, going, gone, staying
from hyte.operations.staff.forms import ADDRESS, AskForm, EraseForm
from hyte.operations.staff.wording import parts_of

ANSWERERS = ModelPermissionPolicy(DataRequestStep)
MOST_LISTED = 50
UNPROCESSABLE = 422


@method_decorator(sensitive_post_parameters(), name="dispatch")
class DataRequestsView(PermissionCheckedMixin, WagtailAdminTemplateMixin, TemplateView):
    """Ask what is held, and see who has asked and erased."""

    permission_policy = ANSWERERS
    permission_required = "answer"
    template_name = "operations/staff/data_requests.html"
    page_title = gettext_lazy("Personal data requests")
    header_icon = "user"

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [*self.breadcrumbs_items, {"url": reverse("data_requests:index"), "label": self.get_page_title()}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        steps = DataRequestStep.objects.select_related("by")[:MOST_LISTED]
        return super().get_context_data(**kwargs) | {
            "form": kwargs.get("form") or AskForm(),
            "steps": [(step, counted(step.found)) for step in steps],
        }


class DataRequestStepView(DataRequestsView, ABC):
    """A step of the answer. It is a POST; whoever comes by a link begins at the form."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return redirect("data_requests:index")

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        form = AskForm(request.POST)
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(form=form), status=UNPROCESSABLE)
        return self.answer(form.cleaned_data["asked"])

    @abstractmethod
    def answer(self, asked: str) -> HttpResponse:
        """Do the step for the address or reference that is `asked` about."""

    def show(self, asked: str, found: Held, form: EraseForm, status: int = 200) -> HttpResponse:
        """Show what is held, with the form by which it is erased."""
        self.template_name = "operations/staff/held.html"
        context = {"asked": asked, "parts": parts_of(found), "form": form, "by_address": "@" in asked}
        return self.render_to_response(self.get_context_data() | context, status=status)


class LookView(DataRequestStepView):
    """Show what is held, on the record."""

    def answer(self, asked: str) -> HttpResponse:
        found = look(asked=asked, by=self.request.user, at=timezone.now())
        return self.show(asked, found, EraseForm(initial={"asked": asked}, held=found))


class TakeView(DataRequestStepView):
    """Hand out the file for the person, on the record."""

    def answer(self, asked: str) -> HttpResponse:
        written = take(asked=asked, by=self.request.user, at=timezone.now())
        response = HttpResponse(written, content_type="application/json")
        response["Content-Disposition"] = 'attachment; filename="personal-data.json"'
        response["X-Content-Type-Options"] = "nosniff"
        response["Cache-Control"] = "no-store, private"
        return response


class EraseView(DataRequestStepView):
    """Say what goes and what stays, which is a look, too; erase it, on the record, when that is confirmed."""

    def answer(self, asked: str) -> HttpResponse:
        if "confirmed" in self.request.POST:
            return self.erase(asked, self.request.POST.getlist("erase"))
        found = look(asked=asked, by=self.request.user, at=timezone.now())
        form = EraseForm(self.request.POST, held=found)
        if not form.is_valid():
            return self.show(asked, found, form, UNPROCESSABLE)
        self.template_name = "operations/staff/confirm_erasure.html"
        context = {
            "asked": asked,
            "by_address": "@" in asked,
            "form": form,
            "going": going(found, address=form.address, words=form.words),
            "staying": staying(found, words=form.words),
        }
        return self.render_to_response(self.get_context_data() | context)

    def erase(self, asked: str, chosen: list[str]) -> HttpResponse:
        erased = erase(asked=asked, address=ADDRESS in chosen, words=chosen, by=self.request.user, at=timezone.now())
        if erased:
            messages.success(self.request, gone(erased))
        else:
            messages.warning(self.request, _("Nothing was erased: nothing of it was left."))
        return redirect("data_requests:index")
