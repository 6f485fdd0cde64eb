"""Queue a mail in the transaction that causes it; deliver it from the worker.

A mail is delivered at least once: a worker that dies between the mail server's answer and the update of the row sends
it again. Its Message-ID is the same then, by which mailboxes know a mail that they have already.
"""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Collection
from datetime import datetime, timedelta
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.template.loader import render_to_string
from django.utils import translation

from hyte.mail.models import LEASE, LONGEST_WAIT, OutgoingMail
from hyte.mail.transport import connection_options

logger = logging.getLogger(__name__)

FIRST_RETRY = timedelta(minutes=1)
SLOWEST_RETRY = timedelta(hours=2)


def queue_mail(
    *,
    name: str,
    key: str,
    to: str,
    language: str,
    context: dict[str, object],
    at: datetime,
    not_before: datetime | None = None,
    headers: dict[str, str] | None = None,
) -> None:
    """Store the mail `name` for the recipient `to`, rendered in `language`.

    The templates are `mail/<name>-subject.txt` and `mail/<name>-body.txt`. A second call with the same key does
    nothing. The worker leaves it alone until `not_before`, and `cancel_untried` can take it back until then. `headers`
    are lines of the head of our own making, such as List-Unsubscribe.
    """
    with translation.override(language):
        subject = " ".join(render_to_string(f"mail/{name}-subject.txt", context).split())
        body = render_to_string(f"mail/{name}-body.txt", context).strip() + "\n"
    mail = OutgoingMail(
        key=key,
        recipient=to,
        language=language,
        subject=subject[:200],
        body=body,
        headers=headers or {},
        created_at=at,
        due_at=not_before or at,
    )
    OutgoingMail.objects.bulk_create([mail], ignore_conflicts=True)


def cancel_untried(*, key_prefix: str) -> int:
    """Take back the mails whose key begins with `key_prefix` and that no worker has touched; return how many."""
    return OutgoingMail.objects.untried().filter(key__startswith=key_prefix).delete()[0]


def withdraw_undelivered(*, keys: Collection[str]) -> int:
    """Take back the mails with these keys that are not delivered, tried or not; return how many.

    One that a worker is handing over at this moment may still go out.
    """
    return OutgoingMail.objects.undelivered().filter(key__in=keys).delete()[0]


def drain(*, at: datetime, most: int = 50) -> int:
    """Deliver up to `most` due mails and return how many were delivered."""
    delivered = 0
    for mail in OutgoingMail.objects.due(at)[:most]:
        if claim(mail, at):
            delivered += deliver(mail, at)
    return delivered


def claim(mail: OutgoingMail, at: datetime) -> bool:
    """Take a lease on `mail`; return False when another worker was first."""
    claimed = OutgoingMail.objects.filter(pk=mail.pk, due_at=mail.due_at, sent_at=None, failed_at=None).update(
        due_at=at + LEASE, attempts=mail.attempts + 1
    )
    mail.attempts += 1
    return claimed == 1


def deliver(mail: OutgoingMail, at: datetime) -> bool:
    """Hand a claimed mail to the mail server; on failure plan the next attempt. Return whether it was accepted."""
    headers = {**mail.headers, "Message-ID": message_id(mail)}
    message = EmailMessage(mail.subject, mail.body, settings.DEFAULT_FROM_EMAIL, [mail.recipient], headers=headers)
    try:
        with get_connection(**connection_options(settings.MAIL_URL)) as connection:
            connection.send_messages([message])
    except OSError as error:  # smtplib's exceptions are OSErrors too
        postpone(mail, at, error)
        return False
    OutgoingMail.objects.filter(pk=mail.pk).update(sent_at=at, last_error="")
    return True


def message_id(mail: OutgoingMail) -> str:
    """Return the identifier of the mail, the same for each attempt; it tells nothing about key or recipient."""
    name = hashlib.sha256(f"{mail.key}\0{mail.recipient}\0{settings.SECRET_KEY}".encode()).hexdigest()[:40]
    return f"<{name}@{urlsplit(settings.BASE_URL).hostname}>"


def postpone(mail: OutgoingMail, at: datetime, error: OSError) -> None:
    """Plan the next attempt with doubling pauses, or give up after `LONGEST_WAIT`."""
    logger.warning("mail %s was not accepted: %s", mail.pk, type(error).__name__)
    changes: dict[str, object] = {"last_error": str(error)[:300]}
    if at - mail.created_at >= LONGEST_WAIT:
        changes["failed_at"] = at
    else:
        changes["due_at"] = at + min(FIRST_RETRY * 2 ** (mail.attempts - 1), SLOWEST_RETRY)
    OutgoingMail.objects.filter(pk=mail.pk).update(**changes)
