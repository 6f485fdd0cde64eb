"""What the registry finds on the dashboard."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from consultations.models import Consultation
from consultations.registry.models import Download, Kind
from consultations.registry.staff.views import may_take_package
from consultations.staff.dashboard import turning_point
from hyte.pages.dashboard import Work, WorkPanel

LONGEST_LIST = 10


class RegistryPanel(WorkPanel):
    """The consultations whose package is to be taken, and those for which letters may come in."""

    name = "registry"
    order = 115
    heading = gettext_lazy("Registry")
    nothing = gettext_lazy("No consultation takes statements, and every package has been taken.")

    def works(self, request: HttpRequest) -> list[Work] | None:
        if not may_take_package(request.user):
            return None
        at = timezone.now()
        to_take = [self.work(each, "records:record", _("Take the package"), at) for each in without_package(at)]
        taking = Consultation.objects.open(at).order_by("closes_at").prefetch_related("pages__locale")
        to_key_in = [
            self.work(each, "registrations:register", _("Key in a letter or an e-mail"), at) for each in taking
        ]
        return [*to_take, *to_key_in][:LONGEST_LIST]

    def work(self, consultation: Any, view: str, what: str, at: datetime) -> Work:
        text = f"{what}: {consultation}"
        detail = turning_point(consultation, consultation.state(at))
        return Work(text=text, url=reverse(view, args=[consultation.pk]), detail=detail)

    def everything(self) -> Work:
        return Work(text=_("All statements as files"), url=reverse("records:index"))


def without_package(at: datetime) -> QuerySet[Consultation]:
    """Return the consultations that have ended and whose package was not taken since, what ended first at the top."""
    taken = Download.objects.filter(consultation=OuterRef("pk"), kind=Kind.PACKAGE, at__gte=OuterRef("closes_at"))
    return Consultation.objects.ended(at).exclude(Exists(taken)).order_by("closes_at").prefetch_related("pages__locale")
