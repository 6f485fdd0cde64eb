"""The mails that tell an author what was decided, everything since the last one together, and what was covered.

They wait for as long as a decision can be undone, so that what is taken back never reaches anybody. The words of the
statement are quoted to a confirmed address only: a wrong one must not make the site a relay.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db.models import Q

from consultations.mails import context_of
from consultations.models.comment import Comment
from consultations.models.decision import Actor, Decision
from consultations.models.revision import Redaction
from consultations.models.statement import Statement, StatementContact
from hyte.mail.models import OutgoingMail
from hyte.mail.outbox import cancel_untried, queue_mail

UNDO_WINDOW = timedelta(minutes=10)
"""How long a moderator can take a decision back, and how long its mail waits."""


def queue_decision(*, decision: Decision, at: datetime) -> None:
    """Put `decision` into the mail that waits for the author, or into a new one; an undoing takes it out again.

    Call it with the consultation's row locked: two moderators may decide about one statement.
    """
    statement = decision.statement
    contact = StatementContact.objects.filter(statement=statement).first()
    if contact is None or decision.actor != Actor.MODERATOR:
        return
    waiting = waiting_range(statement)
    first = waiting.start if waiting else decision.pk
    cancel_untried(key_prefix=key_prefix(statement))
    untold = decisions_from(statement, first)
    if not untold:
        return
    queue_mail(
        name="statement-decided",
        key=f"{key_prefix(statement)}{first}-{untold[-1].pk}",
        to=contact.email,
        language=statement.language,
        context=context_of(statement, statement.token)
        | {"decisions": untold, "quoted": statement.email_confirmed_at is not None},
        at=at,
        not_before=untold[-1].at + UNDO_WINDOW,
    )


def queue_cover(*, redaction: Redaction) -> None:
    """Tell the author what is covered of a comment from now on, once for all that is changed within the window.

    Where covers are lifted before anybody was told of them, nobody is. Call it with the consultation's row locked.
    """
    comment = redaction.comment
    statement = comment.statement
    contact = StatementContact.objects.filter(statement=statement).first()
    if contact is None:
        return
    prefix = forget_covers(comment=comment)
    if redaction.lifts and not OutgoingMail.objects.filter(key__startswith=prefix).exists():
        return
    queue_mail(
        name="comment-covered",
        key=f"{prefix}{redaction.pk}",
        to=contact.email,
        language=statement.language,
        context=context_of(statement, statement.token) | {"redaction": redaction},
        at=redaction.at,
        not_before=redaction.at + UNDO_WINDOW,
    )


def forget_covers(*, comment: Comment) -> str:
    """Take back the mail that waits to tell what is covered of the comment; return how the keys of such mails begin."""
    prefix = f"comment-covered:{comment.statement.public_id}:{comment.pk}:"
    cancel_untried(key_prefix=prefix)
    return prefix


def is_told(decision: Decision) -> bool:
    """Return whether a mail with this decision is on its way, so that it cannot be taken back any more."""
    has_contact = StatementContact.objects.filter(statement=decision.statement).exists()
    return has_contact and decision.pk not in waiting_range(decision.statement)


def waiting_range(statement: Statement) -> range:
    """Return the numbers of the decisions that the waiting mail may hold; empty where none waits."""
    key = OutgoingMail.objects.untried().filter(key__startswith=key_prefix(statement)).values_list("key", flat=True)
    if (found := key.first()) is None:
        return range(0)
    first, last = found.rsplit(":", 1)[1].split("-")
    return range(int(first), int(last) + 1)


def decisions_from(statement: Statement, first: int) -> list[Decision]:
    """Return the moderators' decisions on the statement from the one numbered `first` on that stand."""
    about = Q(comment__statement=statement) | Q(attachment__statement=statement)
    return list(
        Decision.objects.standing()
        .filter(about, actor=Actor.MODERATOR, pk__gte=first)
        .select_related("comment__section", "attachment")
        .order_by("pk")
    )


def key_prefix(statement: Statement) -> str:
    return f"statement-decided:{statement.public_id}:"
