"""The files behind the rows of attachments: deleted after their row says so, and never before."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.core.files.storage import storages
from django.db import transaction

from consultations.models import Attachment, Statement

ORPHANED_AFTER = timedelta(hours=48)
"""How long a file waits for its statement: over a night and a day, for those who finish their form tomorrow."""

FOLDER = "statements"
MOST_AT_ONCE = 100


def erase(*, statement: Statement, at: datetime) -> None:
    """Note that the files of `statement` are erased and delete them after the transaction.

    The row keeps the hash to which decisions refer, and until the file is gone its place, so that a crash between the
    two leaves something to do and not something forgotten.
    """
    for attachment in statement.attachments.filter(erased_at=None):
        attachment.name, attachment.erased_at = "", at
        attachment.save(update_fields=["name", "erased_at"])
        transaction.on_commit(lambda attachment=attachment: delete_file(attachment))


def delete_file(attachment: Attachment) -> None:
    """Delete the file of an erased attachment and forget its place. A file that is missing already is no error."""
    attachment.file.delete(save=False)
    Attachment.objects.filter(pk=attachment.pk, erased_at__isnull=False).update(file="")


def drain(*, at: datetime) -> int:
    """Delete files that no statement took within two days, files of erased rows, and files without a row.

    The last two are what a crash between a transaction and its file leaves behind. Returns how many were deleted.
    """
    return delete_orphans(at) + delete_erased() + delete_strays(at)


def delete_orphans(at: datetime) -> int:
    orphans = Attachment.objects.filter(statement=None, uploaded_at__lt=at - ORPHANED_AFTER)[:MOST_AT_ONCE]
    return sum(delete_orphan(orphan) for orphan in orphans)


def delete_orphan(attachment: Attachment) -> bool:
    """Delete the row, unless a statement has taken it meanwhile, and then its file."""
    deleted, _rows = Attachment.objects.filter(pk=attachment.pk, statement=None).delete()
    if deleted:
        attachment.file.delete(save=False)
    return bool(deleted)


def delete_erased() -> int:
    erased = Attachment.objects.filter(erased_at__isnull=False).exclude(file="")[:MOST_AT_ONCE]
    for attachment in erased:
        delete_file(attachment)
    return len(erased)


def delete_strays(at: datetime) -> int:
    """Delete the files of which no row knows, once they are as old as an orphan."""
    storage = storages["private"]
    try:
        _folders, names = storage.listdir(FOLDER)
    except FileNotFoundError:
        return 0
    places = {f"{FOLDER}/{name}" for name in names}
    strays = places - set(Attachment.objects.filter(file__in=places).values_list("file", flat=True))
    old = [place for place in strays if storage.get_modified_time(place) < at - ORPHANED_AFTER]
    for place in old[:MOST_AT_ONCE]:
        storage.delete(place)
    return len(old[:MOST_AT_ONCE])
