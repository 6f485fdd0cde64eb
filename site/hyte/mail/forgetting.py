"""Forget mail that somebody's data is erased from."""

from __future__ import annotations

from hyte.mail.models import OutgoingMail


def forget_mail(*, recipient: str, about: str) -> int:
    """Delete every mail to `recipient` about the thing with the reference `about`, sent or not; return how many.

    A mail that a worker has taken already may still go out; its row is gone all the same. Call it in the transaction
    that erases what the mails were about.
    """
    deleted, _rows = OutgoingMail.objects.filter(recipient=recipient).about(about).delete()
    return deleted
