"""One statement, whole: its comments and files beside what they are about, their history, and what can be decided."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.generic import TemplateView
from wagtail.admin.views.generic import PermissionCheckedMixin
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from consultations.conflict_of_interest import stake_of
from consultations.decisions import ConflictOfInterest, DecisionRefused
from consultations.models import Comment, Statement, Status
from consultations.moderation import waiting
from consultations.moderation.models import ReasonTemplate
from consultations.moderation.signal_wording import reasons_of
from consultations.moderation.staff.cards import Card, cards_of
from consultations.moderation.staff.forms import BOUND
from consultations.moderation.staff.refusals import changes_since, refusal
from consultations.moderation.text_diff import Stretch
from consultations.staff.moderation import MODERATORS

CONFLICT = 409
FORBIDDEN = 403
UNPROCESSABLE = 422


@dataclass(frozen=True)
class Conflict:
    """Why a decision was not made, and what has changed in the text since it was seen."""

    message: str
    subject: object
    changes: list[Stretch] = field(default_factory=list)


class StatementView(PermissionCheckedMixin, WagtailAdminTemplateMixin, TemplateView):
    """One statement with all that belongs to it. The views that decide come back to it when they are refused."""

    permission_policy = MODERATORS
    permission_required = "moderate"
    template_name = "consultations/moderation/staff/statement.html"
    header_icon = "comment"

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        self.statement = get_object_or_404(Statement.objects.select_related("consultation"), pk=kwargs["pk"])
        self.conflict: Conflict | None = None
        self.refused_forms: dict[str, Any] = {}

    def get_page_title(self) -> str:
        return self.statement.author

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        queue = {"url": reverse("moderation:index"), "label": _("Moderation queue")}
        return [*self.breadcrumbs_items, queue, {"url": "", "label": self.get_page_title()}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        at = timezone.now()
        comments, files = cards_of(self.statement, self.request.user, at)
        for card in (*comments, *files):
            self.put_back_what_was_typed(card)
        waiting_cards = [card for card in comments if card.subject.status == Status.PENDING]
        return super().get_context_data(**kwargs) | {
            "at": at,
            "statement": self.statement,
            "signals": reasons_of(self.statement.signals),
            "cards": comments,
            "file_cards": files,
            "waiting": waiting_cards,
            "bound": BOUND.get(stake_of(self.request.user, self.statement.consultation_id)),
            "conflict": self.conflict,
            "refused_forms": self.refused_forms,
            "templates": {
                str(template.pk): {"rule": template.rule, "text": template.text_in(self.statement.language)}
                for template in ReasonTemplate.objects.all()
            },
            "next": next_in_queue(self.statement),
        }

    def put_back_what_was_typed(self, card: Card) -> None:
        """Show a refused form as it was filled in, about the comment as it is now."""
        kind = "comment" if isinstance(card.subject, Comment) else "file"
        card.form = self.refused_forms.get(f"{kind}-{card.subject.pk}", card.form)
        card.cover = self.refused_forms.get(f"cover-{card.subject.pk}", card.cover) if kind == "comment" else None

    def again(self, key: str, form: Any) -> HttpResponse:
        """Show the page with a form that has errors."""
        self.refused_forms[key] = form
        return self.render_to_response(self.get_context_data(), status=UNPROCESSABLE)

    def show_conflict(self, refused: DecisionRefused, seen_hash: str) -> HttpResponse:
        """Show what happened instead of the decision, with what has changed in the text."""
        subject = refused.subject
        changes = changes_since(subject, seen_hash) if isinstance(subject, Comment) else []
        self.conflict = Conflict(refusal(refused), subject, changes)
        status = FORBIDDEN if isinstance(refused, ConflictOfInterest) else CONFLICT
        return self.render_to_response(self.get_context_data(), status=status)

    def go_on(self) -> HttpResponseRedirect:
        """Stay while the statement has something that waits, otherwise go back to the queue."""
        if waiting.statements_of_queue().filter(pk=self.statement.pk).exists():
            return redirect("moderation:statement", self.statement.pk)
        return redirect("moderation:index")


def next_in_queue(statement: Statement) -> Statement | None:
    """Return the statement that is due first among the others."""
    return waiting.statements_of_queue().exclude(pk=statement.pk).first()
