"""What pages of consultations show of the account of their comments."""

from __future__ import annotations

from typing import Any

from django import template
from django.utils import timezone

from consultations.models import Comment, Consultation
from consultations.outcomes.models import Assessment, Outcome

register = template.Library()


@register.inclusion_tag("consultations/outcomes/effect.html")
def outcome_effect(comment: Comment) -> dict[str, Any]:
    """Show the effect of a comment once the account is published; `comment` comes with its assessment fetched."""
    assessment: Assessment | None = getattr(comment, "assessment", None)
    outcome: Outcome | None = getattr(comment.statement.consultation, "outcome", None)
    public = outcome is not None and outcome.published_at is not None
    return {"assessment": assessment if public else None, "comment": comment}


@register.inclusion_tag("consultations/outcomes/notice.html")
def outcome_notice(consultation: Consultation) -> dict[str, Any]:
    """Lead from the consultation to the published account, and say when its promise has passed."""
    outcome: Outcome | None = getattr(consultation, "outcome", None)
    overdue = outcome is not None and outcome.is_overdue(timezone.localdate())
    return {"outcome": outcome, "overdue": overdue, "consultation": consultation}
