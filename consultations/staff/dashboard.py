"""What the coordinators find on the dashboard."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db.models import Count
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from consultations.models import Consultation
from consultations.period import State
from consultations.staff.answers import comments_with_answer_mark
from consultations.staff.periods import COORDINATORS, STATE_NAMES
from hyte.pages.dashboard import Work, WorkPanel
from hyte.pages.moments import format_deadline, format_moment
from hyte.users.language import staff_language

AT_WORK = (State.CLOSING_SOON, State.OPEN, State.UPCOMING, State.CLOSED, State.DRAFT)
"""The states in which a coordinator still has something to do, in the order in which it is shown."""
LONGEST_LIST = 10


class ConsultationsPanel(WorkPanel):
    """The consultations that are under way, what closes next first."""

    name = "consultations"
    order = 120
    heading = gettext_lazy("Consultations")
    nothing = gettext_lazy("No consultation is under way.")

    def works(self, request: HttpRequest) -> list[Work] | None:
        if not COORDINATORS.user_has_permission(request.user, "manage"):
            return None
        at = timezone.now()
        return [
            self.work(consultation, state)
            for state in AT_WORK
            for consultation in Consultation.objects.in_state(state, at)
            .order_by("closes_at")
            .prefetch_related("pages__locale")
        ][:LONGEST_LIST]

    def work(self, consultation: Any, state: State) -> Work:
        detail = f"{STATE_NAMES[state]}. {turning_point(consultation, state)}".rstrip()
        return Work(text=str(consultation), url=reverse("consultations:period", args=[consultation.pk]), detail=detail)

    def everything(self) -> Work:
        return Work(text=_("All consultations"), url=reverse("consultations:index"))


class AnswersPanel(WorkPanel):
    """How many public comments have no answer of the authority yet, in each language: no Swedish one waits unseen."""

    name = "answers"
    order = 125
    heading = gettext_lazy("Answers to comments")
    nothing = gettext_lazy("Every public comment has been answered.")

    def works(self, request: HttpRequest) -> list[Work] | None:
        if not COORDINATORS.user_has_permission(request.user, "manage"):
            return None
        unanswered = comments_with_answer_mark().filter(has_answer=False)
        waiting = unanswered.order_by("language").values_list("language").annotate(Count("pk"))
        return [
            Work(
                text=ngettext("%(count)d comment without an answer", "%(count)d comments without an answer", count)
                % {"count": count},
                url=f"{reverse('answers:index')}?language={language}",
                detail=str(dict(settings.LANGUAGES)[language]),
            )
            for language, count in waiting
        ]

    def everything(self) -> Work:
        return Work(text=_("Answers to comments"), url=reverse("answers:index"))


def turning_point(consultation: Any, state: State) -> str:
    """Return when a consultation opens, closes or closed, whichever matters in its state; a draft has no time."""
    language = staff_language()
    match state:
        case State.DRAFT:
            return ""
        case State.UPCOMING:
            return _("Opens %(moment)s") % {"moment": format_moment(consultation.opens_at, language)}
        case State.CLOSED | State.SUMMARY_PUBLISHED:
            return _("Closed %(moment)s") % {"moment": format_deadline(consultation.closes_at, language)}
        case _open:
            return _("Closes %(moment)s") % {"moment": format_deadline(consultation.closes_at, language)}
