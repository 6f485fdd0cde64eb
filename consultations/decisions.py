"""Decide about a comment, on the record: who, when, from what to what, why, and on which text."""

from __future__ import annotations

from datetime import datetime

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.db.models import F, Value
from django.db.models.functions import Coalesce

from consultations import decision_mails
from consultations.conflict_of_interest import AGAINST, Stake, stake_of
from consultations.locking import lock_consultation
from consultations.models import Actor, Attachment, Comment, Consultation, Decision, Section, Status, ThreadCount
from consultations.models.decision import TRANSITIONS
from search import outbox


class DecisionRefused(Exception):
    """The decision was not made; `subject` is the comment, or the attachment, as it is now."""

    def __init__(self, subject: Comment | Attachment) -> None:
        super().__init__(subject.pk)
        self.subject = subject


class AlreadyDecided(DecisionRefused):
    """Somebody else was first: the comment no longer has the status that was decided about."""


class TextChanged(DecisionRefused):
    """The text is no longer the one that the moderator saw."""


class CoversChanged(DecisionRefused):
    """Other words are covered than those that the moderator saw covered."""


class AuthorChanged(DecisionRefused):
    """Staff have corrected who gives the statement, or how it came, since the moderator saw it."""


class ForbiddenTransition(DecisionRefused):
    """There is no way from the present status to the wanted one."""


class ConflictOfInterest(DecisionRefused):
    """It is the moderator's own matter: somebody else has to judge what speaks against it."""

    def __init__(self, subject: Comment | Attachment, stake: Stake) -> None:
        super().__init__(subject)
        self.stake = stake


@transaction.atomic
def decide(
    *,
    comment: Comment,
    to: Status,
    by: AbstractBaseUser,
    at: datetime,
    text_hash: str,
    rule: str = "",
    public_reason: str = "",
    internal_note: str = "",
) -> Decision:
    """Record a moderator's decision and change the comment's status, its counts and its place in the search.

    `comment` carries the status that the moderator saw, `text_hash` the text. Raises `ForbiddenTransition`,
    `ConflictOfInterest` when whose matter it is would silence a comment on it, `AlreadyDecided`
    when the status has changed since, and `TextChanged` when the text has.
    """
    if to in AGAINST and (stake := stake_of(by, comment.consultation_id)):
        raise ConflictOfInterest(comment, stake)
    return record(
        comment,
        to,
        actor=Actor.MODERATOR,
        by=by,
        at=at,
        text_hash=text_hash,
        rule=rule,
        public_reason=public_reason,
        internal_note=internal_note,
    )


def record(
    comment: Comment,
    to: Status,
    *,
    actor: Actor,
    at: datetime,
    text_hash: str,
    by: AbstractBaseUser | None = None,
    rule: str = "",
    public_reason: str = "",
    internal_note: str = "",
) -> Decision:
    """Change the status where nobody was faster, and write what follows from it. Needs a transaction around it."""
    before = Status(comment.status)
    if (before, to) not in TRANSITIONS[actor]:
        raise ForbiddenTransition(comment)
    change(comment, before, to, text_hash=text_hash, at=at)
    decision = Decision.objects.create(
        comment=comment,
        at=at,
        actor=actor,
        by=by,
        from_status=before,
        to_status=to,
        rule=rule,
        public_reason=public_reason,
        internal_note=internal_note,
        text_hash=text_hash,
    )
    decision_mails.queue_decision(decision=decision, at=at)
    return decision


def change(comment: Comment, before: Status, to: Status, *, text_hash: str, at: datetime) -> None:
    """Change the status where it and the text are still the ones that were seen, with the counts and the search."""
    lock_consultation(comment.consultation_id)
    was_public = comment.statement.comments.published().exists()
    changed = Comment.objects.filter(pk=comment.pk, status=before, text_hash=text_hash, erased_at=None).update(
        status=to, published_at=published_at(to, at)
    )
    if not changed:
        now = Comment.objects.get(pk=comment.pk)
        raise TextChanged(now) if now.status == before else AlreadyDecided(now)
    comment.refresh_from_db(fields=["status", "published_at", "language"])
    count(comment, before=before, to=to, was_public=was_public)
    if before == Status.PUBLISHED:
        # Out of every answer at once; what else of the statement is public comes back with the worker's next round.
        outbox.remove(comment.statement)
    else:
        outbox.mark(comment.statement)


def published_at(to: Status, at: datetime) -> Coalesce | F | None:
    """Return when what is in the status `to` was first published, of the row as it is when it is changed."""
    if to == Status.PENDING:
        return None
    return Coalesce("published_at", Value(at)) if to == Status.PUBLISHED else F("published_at")


def count(comment: Comment, *, before: Status, to: Status, was_public: bool) -> None:
    """Keep the counts of what is published; the consultation's row is locked by the caller. A reply is no statement."""
    comments = (to == Status.PUBLISHED) - (before == Status.PUBLISHED)
    if not comments:
        return
    is_public = comment.statement.comments.published().exists()
    statements = int(is_public) - int(was_public) if comment.parent_id is None else 0
    Consultation.objects.filter(pk=comment.consultation_id).update(
        published_comments=F("published_comments") + comments,
        published_statements=F("published_statements") + statements,
    )
    Section.objects.filter(pk=comment.section_id).update(published_comments=F("published_comments") + comments)
    Comment.objects.filter(pk=comment.parent_id).update(published_replies=F("published_replies") + comments)
    # A reply is brought into a narrowed thread by the comment that it answers, and counted with it.
    leading = comment.parent or comment
    part, _created = ThreadCount.objects.get_or_create(
        consultation_id=leading.consultation_id, language=leading.language, section_id=leading.section_id
    )
    ThreadCount.objects.filter(pk=part.pk).update(published=F("published") + comments)
