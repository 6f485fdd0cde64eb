"""The files behind the rows of attachments: deleted after their row says so, and never before."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from consultations.models import Attachment, Statement


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
