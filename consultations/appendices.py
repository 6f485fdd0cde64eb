"""Whoever may key in letters adds appendices to one that was keyed in without them. Each waits for a moderator."""

from __future__ import annotations

from collections.abc import Collection
from uuid import UUID

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction

from consultations.attachment_uploads import MOST_FILES, TooManyFiles, bind_uploads
from consultations.corrections import NotKeyedIn
from consultations.locking import lock_consultation
from consultations.models import Attachment, Comment, Statement, Status


class TakesNoAppendices(Exception):
    """The author has withdrawn or erased the letter."""


@transaction.atomic
def add_appendices(
    *, statement: Statement, form_key: UUID, sha256s: Collection[str], by: AbstractBaseUser
) -> list[Attachment]:
    """Give the files with these hashes, kept with `form_key`, to the letter; return those that it did not have yet.

    What was decided about its words does not matter: a file is decided about by itself. Raises `NotKeyedIn`,
    `TakesNoAppendices`, `TooManyFiles` where it would have more than a statement can, and `FilesMissing`.
    """
    lock_consultation(statement.consultation_id)
    now = Statement.objects.get(pk=statement.pk)
    if now.registered_at is None:
        raise NotKeyedIn
    present = set(now.attachments.filter(erased_at=None).values_list("sha256", flat=True))
    added = set(sha256s) - present
    if not added:
        return []
    if not takes_appendices(now, now.comments.all()):
        raise TakesNoAppendices
    if len(present | added) > MOST_FILES:
        raise TooManyFiles
    bind_uploads(now, added, form_key=form_key, added_by=by)
    return list(now.attachments.filter(form_key=form_key, sha256__in=added))


def takes_appendices(statement: Statement, comments: Collection[Comment]) -> bool:
    """Return whether something of the statement, which has these comments, still stands."""
    return statement.erased_at is None and any(comment.status != Status.WITHDRAWN for comment in comments)
