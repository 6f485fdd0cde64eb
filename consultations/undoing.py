"""Take a decision back shortly after it was made. The record keeps both: the decision and its undoing."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction

from consultations import attachment_decisions, decision_mails, decisions
from consultations.conflict_of_interest import Stake, stake_of
from consultations.decision_mails import UNDO_WINDOW
from consultations.decisions import AlreadyDecided, ConflictOfInterest, DecisionRefused
from consultations.locking import lock_consultation, lock_consultations
from consultations.models import Actor, Attachment, Comment, Decision, Status


class TooLateToUndo(DecisionRefused):
    """The time for undoing is over, or the author is being told already: make a new decision instead."""


class NotUndoable(DecisionRefused):
    """Only a moderator's decision can be undone, and an undoing cannot."""


@transaction.atomic
def undo(*, decision: Decision, by: AbstractBaseUser, at: datetime) -> Decision:
    """Put back the status from before `decision`, with the counts and the search; its mail is never sent.

    Raises `NotUndoable`, `TooLateToUndo` after `UNDO_WINDOW`, `AlreadyDecided` when something was decided since, and
    `ConflictOfInterest` when whose matter it is would take back what somebody else has published.
    """
    subject = decision.subject
    if decision.actor != Actor.MODERATOR or decision.undoes_id is not None:
        raise NotUndoable(subject)
    if not decision.at <= at < decision.at + UNDO_WINDOW:
        raise TooLateToUndo(subject)
    if stake := stake_in_silencing(decision, by):
        raise ConflictOfInterest(subject, stake)
    lock_consultation(decision.statement.consultation_id)
    if latest_on(subject) != decision:
        raise AlreadyDecided(subject)
    if decision_mails.is_told(decision):
        raise TooLateToUndo(subject)
    put_back(subject, decision, at)
    undoing = Decision.objects.create(
        comment=decision.comment,
        attachment=decision.attachment,
        undoes=decision,
        at=at,
        actor=Actor.MODERATOR,
        by=by,
        from_status=decision.to_status,
        to_status=decision.from_status,
        text_hash=decision.text_hash,
    )
    decision_mails.queue_decision(decision=undoing, at=at)
    return undoing


@dataclass
class Undone:
    """What came of taking many decisions back."""

    undoings: list[Decision] = field(default_factory=list)
    refused: list[DecisionRefused] = field(default_factory=list)


@transaction.atomic
def undo_many(*, decisions: Iterable[Decision], by: AbstractBaseUser, at: datetime) -> Undone:
    """Take many decisions back, each by itself: one that is refused does not keep back the others."""
    undone = Undone()
    in_order = sorted(decisions, key=lambda decision: (decision.statement.pk, decision.pk))
    lock_consultations(decision.statement.consultation_id for decision in in_order)
    for decision in in_order:
        try:
            undone.undoings.append(undo(decision=decision, by=by, at=at))
        except DecisionRefused as refused:
            undone.refused.append(refused)
    return undone


def stake_in_silencing(decision: Decision, by: AbstractBaseUser) -> Stake | None:
    """Return what binds `by` where undoing takes out of the public what another moderator has let in."""
    takes_out = decision.to_status == Status.PUBLISHED and decision.by_id != by.pk
    return stake_of(by, decision.statement.consultation_id) if takes_out else None


def latest_on(subject: Comment | Attachment) -> Decision | None:
    return subject.decisions.order_by("pk").last()


def put_back(subject: Comment | Attachment, decision: Decision, at: datetime) -> None:
    """Change the status back, as every change of it is made."""
    before, after = Status(decision.to_status), Status(decision.from_status)
    if isinstance(subject, Comment):
        decisions.change(subject, before, after, text_hash=decision.text_hash, at=at)
    else:
        attachment_decisions.change(subject, before, after, sha256=decision.text_hash, at=at)
