"""What a moderator decided a moment ago, and the way to take it back: one by one, or all that was decided at once."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from django.contrib.auth.models import AbstractBaseUser
from django.db.models import Exists, OuterRef, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.generic import View
from wagtail.admin import messages
from wagtail.admin.views.generic import PermissionCheckedMixin

from consultations.decision_mails import UNDO_WINDOW
from consultations.models import Actor, Decision
from consultations.moderation.staff.refusals import refusal
from consultations.staff.moderation import MODERATORS
from consultations.undoing import undo_many

MOST_LISTED = 100
MOST_NAMED = 3


@dataclass(frozen=True)
class Round:
    """What was decided by one press of a button."""

    at: datetime
    decisions: list[Decision]

    @property
    def key(self) -> str:
        return self.at.isoformat()

    @property
    def named(self) -> list[Decision]:
        return self.decisions[:MOST_NAMED]

    @property
    def unnamed(self) -> int:
        return len(self.decisions[MOST_NAMED:])


def rounds_of(by: AbstractBaseUser, at: datetime) -> list[Round]:
    """Return what `by` can still take back at `at`, the latest first. One query."""
    later = Decision.objects.filter(
        Q(comment=OuterRef("comment")) | Q(attachment=OuterRef("attachment")), pk__gt=OuterRef("pk")
    )
    own = Decision.objects.standing().filter(by=by, actor=Actor.MODERATOR, at__gt=at - UNDO_WINDOW, at__lte=at)
    decisions = own.filter(~Exists(later)).select_related("comment__statement", "attachment__statement")
    listed = decisions.order_by("-at", "pk")[:MOST_LISTED]
    return [Round(when, list(group)) for when, group in groupby(listed, key=lambda decision: decision.at)]


class UndoRoundView(PermissionCheckedMixin, View):
    """Take back all that was decided by one press of a button; what cannot be taken back is said by name."""

    http_method_names = ["post"]
    permission_policy = MODERATORS
    permission_required = "moderate"

    def post(self, request: HttpRequest) -> HttpResponse:
        now = timezone.now()
        rounds = [each for each in rounds_of(request.user, now) if each.key == request.POST.get("round")]
        chosen = [decision for each in rounds for decision in each.decisions]
        if not chosen:
            messages.error(request, _("There is nothing to take back any more. Make a new decision."))
        undone = undo_many(decisions=chosen, by=request.user, at=now)
        for refused in undone.refused:
            messages.error(request, f"{refused.subject.statement.author}: {refusal(refused)}")
        if done := len(undone.undoings):
            text = ngettext("%(count)d decision was taken back.", "%(count)d decisions were taken back.", done)
            messages.success(request, text % {"count": done})
        return redirect("moderation:index")
