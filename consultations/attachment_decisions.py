"""Decide about a file that came with a statement, on the same record as about a comment."""

from __future__ import annotations

from datetime import datetime

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction

from consultations import decision_mails
from consultations.conflict_of_interest import AGAINST, stake_of
from consultations.decisions import AlreadyDecided, ConflictOfInterest, ForbiddenTransition, TextChanged, published_at
from consultations.locking import lock_consultation
from consultations.models import Actor, Attachment, Decision, Status
from consultations.models.decision import TRANSITIONS
from search import outbox


@transaction.atomic
def decide_attachment(
    *,
    attachment: Attachment,
    to: Status,
    by: AbstractBaseUser,
    at: datetime,
    sha256: str,
    rule: str = "",
    public_reason: str = "",
    internal_note: str = "",
) -> Decision:
    """Record a moderator's decision about a file and change its status.

    `attachment` carries the status that the moderator saw, `sha256` the file. Raises the refusals of
    `consultations.decisions.decide`.
    """
    if attachment.statement is None:
        raise ForbiddenTransition(attachment)
    if to in AGAINST and (stake := stake_of(by, attachment.statement.consultation_id)):
        raise ConflictOfInterest(attachment, stake)
    return record_attachment(
        attachment,
        to,
        actor=Actor.MODERATOR,
        by=by,
        at=at,
        sha256=sha256,
        rule=rule,
        public_reason=public_reason,
        internal_note=internal_note,
    )


def record_attachment(
    attachment: Attachment,
    to: Status,
    *,
    actor: Actor,
    at: datetime,
    sha256: str,
    by: AbstractBaseUser | None = None,
    rule: str = "",
    public_reason: str = "",
    internal_note: str = "",
) -> Decision:
    """Change the status where nobody was faster, and write what follows from it. Needs a transaction around it."""
    before = Status(attachment.status)
    if (before, to) not in TRANSITIONS[actor]:
        raise ForbiddenTransition(attachment)
    change(attachment, before, to, sha256=sha256, at=at)
    decision = Decision.objects.create(
        attachment=attachment,
        at=at,
        actor=actor,
        by=by,
        from_status=before,
        to_status=to,
        rule=rule,
        public_reason=public_reason,
        internal_note=internal_note,
        text_hash=sha256,
    )
    decision_mails.queue_decision(decision=decision, at=at)
    return decision


def change(attachment: Attachment, before: Status, to: Status, *, sha256: str, at: datetime) -> None:
    """Change the status where it and the file are still the ones that were seen."""
    lock_consultation(attachment.statement.consultation_id)
    changed = Attachment.objects.filter(pk=attachment.pk, status=before, sha256=sha256).update(
        status=to, published_at=published_at(to, at)
    )
    if not changed:
        now = Attachment.objects.get(pk=attachment.pk)
        raise TextChanged(now) if now.status == before else AlreadyDecided(now)
    attachment.refresh_from_db(fields=["status", "published_at"])
    outbox.mark(attachment.statement)
