"""The author takes back what was said. What was public leaves a trace in the thread; nothing is destroyed."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from django.db import transaction

from consultations import attachment_decisions, decisions
from consultations.locking import lock_consultation
from consultations.models import Actor, Decision, Statement, Status

WITHDRAWABLE = (Status.PENDING, Status.PUBLISHED)


@transaction.atomic
def withdraw_statement(
    *, statement: Statement, at: datetime, comments: Collection[str] | None = None
) -> list[Decision]:
    """Withdraw the comments with these public ids, or everything with its files, and return what was recorded.

    It is possible after the deadline, too: nobody has to stand by what they said. What was withdrawn, rejected or
    hidden already stays as it is, so a second call does nothing. With the last comment go the files. The counts and the
    search follow in the same transaction.
    """
    lock_consultation(statement.consultation_id)
    standing = statement.comments.filter(status__in=WITHDRAWABLE).order_by("pk")
    chosen = standing if comments is None else standing.filter(public_id__in=comments)
    made = [
        decisions.record(comment, Status.WITHDRAWN, actor=Actor.AUTHOR, at=at, text_hash=comment.text_hash)
        for comment in chosen
    ]
    if not standing.all().exists():
        made += withdraw_files(statement, at)
    return made


def withdraw_files(statement: Statement, at: datetime) -> list[Decision]:
    files = statement.attachments.filter(status__in=WITHDRAWABLE).order_by("pk")
    return [
        attachment_decisions.record_attachment(file, Status.WITHDRAWN, actor=Actor.AUTHOR, at=at, sha256=file.sha256)
        for file in files
    ]
