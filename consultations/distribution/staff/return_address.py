"""Where a statement on paper is sent, in the staff interface."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.views.generic import PermissionCheckedMixin
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.permission_policies import ModelPermissionPolicy

from consultations.distribution.models import ReturnAddress
from consultations.distribution.staff.forms import ReturnAddressForm

ADDRESS_KEEPERS = ModelPermissionPolicy(ReturnAddress)


class ReturnAddressView(PermissionCheckedMixin, WagtailAdminTemplateMixin, TemplateView):
    """The address on the printed form, in both languages."""

    permission_policy = ADDRESS_KEEPERS
    permission_required = "change"
    template_name = "consultations/distribution/staff/return_address.html"
    page_title = gettext_lazy("Return address")
    header_icon = "mail"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        form = kwargs.pop("form", None) or ReturnAddressForm(instance=self.address())
        return super().get_context_data(**kwargs) | {"form": form}

    def address(self) -> ReturnAddress:
        return ReturnAddress.objects.filter(pk=ReturnAddress.THE_ONE).first() or ReturnAddress(pk=ReturnAddress.THE_ONE)

    def post(self, request: HttpRequest) -> HttpResponse:
        form = ReturnAddressForm(request.POST, instance=self.address())
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(form=form), status=422)
        form.save()
        messages.success(request, _("Saved."))
        return redirect("distributions:return_address")
