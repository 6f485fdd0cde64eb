"""The settings of moderation, and the switch that holds everything."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView, View
from wagtail.admin import messages
from wagtail.admin.views.generic import PermissionCheckedMixin
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.log_actions import log

from consultations.models import ModerationSettings
from consultations.moderation.holding import hold_everything, release
from consultations.moderation.staff.forms import SettingsForm
from consultations.moderation.staff.policy import SETTINGS

UNPROCESSABLE = 422


class SettingsView(PermissionCheckedMixin, WagtailAdminTemplateMixin, TemplateView):
    """The target time, the surge threshold, the deputy, and the switch."""

    permission_policy = SETTINGS
    permission_required = "change"
    template_name = "consultations/moderation/staff/settings.html"
    page_title = gettext_lazy("Settings of moderation")
    header_icon = "cog"

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        queue = {"url": reverse("moderation:index"), "label": _("Moderation queue")}
        return [*self.breadcrumbs_items, queue, {"url": "", "label": self.get_page_title()}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        current = ModerationSettings.current()
        return super().get_context_data(**kwargs) | {
            "moderation": current,
            "form": kwargs.get("form") or SettingsForm(instance=current),
        }

    def post(self, request: HttpRequest) -> HttpResponse:
        form = SettingsForm(request.POST, instance=ModerationSettings.current())
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(form=form), status=UNPROCESSABLE)
        log(instance=form.save(), action="wagtail.edit", user=request.user)
        messages.success(request, _("The settings were saved. They apply to what arrives from now on."))
        return redirect("moderation:settings")


class HoldView(PermissionCheckedMixin, View):
    """Turn the switch."""

    permission_policy = SETTINGS
    permission_required = "hold"
    http_method_names = ["post"]

    def user_has_permission(self, permission: str) -> bool:
        return bool(self.request.user.has_perm("consultations.hold_everything"))

    def post(self, request: HttpRequest) -> HttpResponse:
        if request.POST.get("hold") == "on":
            hold_everything(by=request.user, at=timezone.now())
            messages.warning(request, _("Every new statement waits for a moderator from now on."))
        else:
            release(by=request.user)
            messages.success(request, _("New statements go their consultation's way again."))
        return redirect("moderation:settings")
