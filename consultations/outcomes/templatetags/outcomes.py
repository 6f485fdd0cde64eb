"""What pages of consultations show of the account of their comments."""

from __future__ import annotations

from itertools import groupby
from typing import Any

from django import template
from django.utils import timezone
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from consultations.links import linkify
from consultations.models import Comment, Consultation
from consultations.outcomes.models import Assessment, Outcome
from consultations.text import Subheading, blocks_of

register = template.Library()

ITEM = "- "
"""What begins a line of a list."""


@register.inclusion_tag("consultations/outcomes/effect.html")
def outcome_effect(comment: Comment) -> dict[str, Any]:
    """Show the effect of a comment once the account is published; `comment` comes with its assessment fetched."""
    assessment: Assessment | None = getattr(comment, "assessment", None)
    outcome: Outcome | None = getattr(comment.statement.consultation, "outcome", None)
    public = outcome is not None and outcome.published_at is not None
    return {"assessment": assessment if public else None, "comment": comment}


@register.inclusion_tag("consultations/outcomes/notice.html")
def outcome_notice(consultation: Consultation) -> dict[str, Any]:
    """Say by when the account is promised, and when that day has passed."""
    outcome: Outcome | None = getattr(consultation, "outcome", None)
    overdue = outcome is not None and outcome.is_overdue(timezone.localdate())
    return {"outcome": outcome, "overdue": overdue, "consultation": consultation}


@register.inclusion_tag("consultations/outcomes/texts.html")
def outcome_texts(outcome: Outcome, level: int) -> dict[str, Any]:
    """Show what was asked, said and done, in the other language where an older account has only that."""
    language, other = ("sv", "fi") if get_language() == "sv" else ("fi", "sv")
    shown = language if outcome.public_texts(language) else other
    return {"texts": outcome.public_texts(shown), "language": shown, "level": level}


@register.filter
def account_text(text: str, level: int) -> SafeString:
    """Write a plain text of the account below a heading of `level`: paragraphs, subheadings, lists and addresses."""
    parts = []
    for block in blocks_of(text):
        if isinstance(block, Subheading):
            parts.append(f"<h{level + 1:d}>{escape(block.text)}</h{level + 1:d}>")
            continue
        for is_list, lines in groupby(block.text.split("\n"), lambda line: line.startswith(ITEM)):
            if is_list:
                parts.append(f"<ul>{''.join(f'<li>{linkify(line.removeprefix(ITEM))}</li>' for line in lines)}</ul>")
            else:
                parts.append(f"<p>{linkify(chr(10).join(lines))}</p>")
    return mark_safe("".join(parts))  # noqa: S308 (each part is escaped above)
