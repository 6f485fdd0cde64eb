"""Keep a file with the key of its form until the statement is sent, so that an error in the form does not lose it."""

from __future__ import annotations

import secrets
from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from django.contrib.auth.models import AbstractBaseUser
from django.core.files.base import ContentFile
from django.db import transaction
from django.db.models import Sum

from consultations.file_checks import CheckedFile, check_file
from consultations.locking import lock_consultation
from consultations.models import Attachment, Consultation, Statement
from consultations.period import TAKES_STATEMENTS, State
from consultations.refusals import ConsultationNotOpen, FilesMissing

MOST_FILES = 10
"""Files of one statement."""

MOST_WAITING_BYTES = 4 * 1024 * 1024 * 1024
"""Bytes of all files together that belong to no statement yet; nobody can fill the disk with forms never sent."""


class UploadRefused(Exception):
    """The file was not kept, for a reason that is not the file's."""


class TooManyFiles(UploadRefused):
    """The form has as many files as one statement can have."""


class NoRoomForFiles(UploadRefused):
    """Too many files wait for a statement on the whole site."""


class StatementSentAlready(UploadRefused):
    """The statement of this form was sent; nothing can be added to it."""


def store_upload(
    *,
    consultation: Consultation,
    form_key: UUID,
    name: str,
    content: bytes,
    at: datetime,
    states: Collection[State] = TAKES_STATEMENTS,
) -> Attachment:
    """Check the file and keep it with the form's key. The same content with the same key is kept once.

    `states` are those in which what it belongs to is taken. Raises `FileRefused` for what the file is,
    `ConsultationNotOpen`, and the kinds of `UploadRefused`.
    """
    checked = check_file(name, content)
    with transaction.atomic():
        asked = lock_consultation(consultation.pk)
        earlier = Attachment.objects.filter(form_key=form_key, sha256=checked.sha256).first()
        if earlier is not None:
            return earlier
        if asked.state(at) not in states:
            raise ConsultationNotOpen
        if Statement.objects.filter(key=form_key).exists():
            raise StatementSentAlready
        make_sure_there_is_room(form_key, len(checked.content))
        return kept(checked, form_key, at)


def make_sure_there_is_room(form_key: UUID, size: int) -> None:
    if Attachment.objects.filter(form_key=form_key).count() >= MOST_FILES:
        raise TooManyFiles
    waiting = Attachment.objects.filter(statement=None).aggregate(bytes=Sum("size"))["bytes"] or 0
    if waiting + size > MOST_WAITING_BYTES:
        raise NoRoomForFiles


def kept(checked: CheckedFile, form_key: UUID, at: datetime) -> Attachment:
    """Write the file under a random name without an extension, and its row."""
    return Attachment.objects.create(
        form_key=form_key,
        name=checked.name,
        kind=checked.kind,
        size=len(checked.content),
        sha256=checked.sha256,
        signals=[str(signal) for signal in checked.signals],
        file=ContentFile(checked.content, name=secrets.token_hex(16)),
        uploaded_at=at,
    )


@transaction.atomic
def remove_upload(*, form_key: UUID, public_id: str) -> bool:
    """Remove a file from a form that has not been sent; return whether there was one."""
    attachment = Attachment.objects.uploaded_with(form_key).select_for_update().filter(public_id=public_id).first()
    if attachment is None:
        return False
    attachment.delete()
    transaction.on_commit(lambda: attachment.file.delete(save=False))
    return True


def bind_uploads(
    statement: Statement,
    sha256s: Collection[str],
    *,
    form_key: UUID | None = None,
    added_by: AbstractBaseUser | None = None,
) -> None:
    """Give the files with these hashes to the statement, in its transaction. Raises `FilesMissing`.

    They were kept with the key of its own form, or of that with which somebody adds them later.
    """
    if not sha256s:
        return
    kept_files = Attachment.objects.uploaded_with(form_key or statement.key).filter(sha256__in=sha256s)
    found = kept_files.update(statement=statement, added_by=added_by)
    if found != len(set(sha256s)):
        raise FilesMissing
