"""Publish without a moderator, where the consultation publishes at once and nothing speaks against it."""

from __future__ import annotations

from datetime import datetime

from consultations import decisions
from consultations.models import Actor, Consultation, Moderation, Statement, Status


def publish_at_once(consultation: Consultation, statement: Statement, at: datetime) -> None:
    """Publish the waiting comments of `statement` unless a moderator, or its author, has to look first.

    Its files always wait for a moderator. Needs a transaction with the consultation's row locked.
    """
    if not is_published_at_once(consultation, statement):
        return
    for comment in statement.comments.waiting():
        decisions.record(comment, Status.PUBLISHED, actor=Actor.AUTOMATIC, at=at, text_hash=comment.text_hash)


def is_published_at_once(consultation: Consultation, statement: Statement) -> bool:
    """Return whether comments are published at once there, and nobody has to look at these first."""
    return consultation.moderation == Moderation.POST and not (statement.signals or statement.awaits_confirmation)
