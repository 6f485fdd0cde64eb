"""Import the list from a spreadsheet: read and shown first, then added, all of it or nothing."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.admin import messages

from consultations.distribution import keeping
from consultations.distribution.keeping import Party
from consultations.distribution.models import Invitee, Kind
from consultations.distribution.refusals import DistributionRefused
from consultations.distribution.spreadsheet import Unreadable, read_parties
from consultations.distribution.staff.forms import REFUSALS, ImportForm
from consultations.distribution.staff.views import UNPROCESSABLE, DistributionView

SALT = "distribution-import"
LONGEST_WAIT = 3_600
"""Seconds between the preview and the button on it."""


class ReadFileView(DistributionView):
    """Read a spreadsheet and show what it would add, or every line that is wrong."""

    http_method_names = ["post"]
    template_name = "consultations/distribution/staff/import.html"

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        form = self.forms["import"] = ImportForm(request.POST, request.FILES, prefix="import")
        if not form.is_valid():
            return self.list_again()
        listed = Invitee.objects.filter(consultation=self.consultation).values_list("name", flat=True)
        file = form.cleaned_data["file"]
        try:
            reading = read_parties(file.name, file.read(), {name.casefold() for name in listed})
        except Unreadable:
            form.add_error("file", _("The file could not be read: save it as XLSX, or as CSV in UTF-8."))
            return self.list_again()
        parties = [asdict(party) for party in reading.parties]
        context: dict[str, Any] = {"reading": reading, "payload": signing.dumps([pk, parties], salt=SALT)}
        status = UNPROCESSABLE if reading.errors else 200
        return self.render_to_response(self.get_context_data(**context), status=status)

    def list_again(self) -> HttpResponse:
        self.template_name = DistributionView.template_name
        return self.again()


class ImportView(DistributionView):
    """Add what the preview has shown."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        try:
            shown, parties = signing.loads(request.POST.get("payload", ""), salt=SALT, max_age=LONGEST_WAIT)
        except signing.BadSignature:
            shown, parties = None, []
        if shown != pk:
            messages.error(request, _("The preview is too old. Choose the file again."))
            return redirect("distributions:list", pk)
        rows = [Party(**party | {"kind": Kind(party["kind"])}) for party in parties]
        try:
            count = len(keeping.add_parties(consultation=self.consultation, parties=rows))
        except DistributionRefused as refused:
            messages.error(request, REFUSALS[refused.code])
            return redirect("distributions:list", pk)
        added = ngettext("%(count)d party was added.", "%(count)d parties were added.", count)
        return self.back(added % {"count": count})
