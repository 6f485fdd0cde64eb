"""Queue a mail in the transaction that causes it; deliver it from the worker.

A mail is delivered at least once: a worker that dies between the mail server's answer and the update of the row sends
it again. Its Message-ID is the same then, by which mailboxes know a mail that they have already. With the answer, or
with giving up, the words go from the row.
"""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Collection
from datetime import datetime, timedelta
from email.errors import MessageError
from time import monotonic
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.core.mail.message import sanitize_address
from django.template.loader import render_to_string
from django.utils import translation

from hyte.insertions import insert
from hyte.mail.models import LEASE, LONGEST_WAIT, NO_WORDS, ROUND, OutgoingMail
from hyte.mail.reasons import reason_of
from hyte.mail.transport import connection_options

logger = logging.getLogger(__name__)

FIRST_RETRY = timedelta(minutes=1)
SLOWEST_RETRY = timedelta(hours=2)


class Unwritable(Exception):
    """This cannot be written as a mail, today or later; the exception that caused it says why."""


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
    nothing; second in the key, between colons, stands the reference of what the mail is about. The worker leaves it
    alone until `not_before`, and `cancel_untried` can take it back until then. `headers` are lines of the head of our
    own making, such as List-Unsubscribe.
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
    insert(mail, ignore_conflicts=True)


def cancel_untried(*, key_prefix: str) -> int:
    """Take back the mails whose key begins with `key_prefix` and that no worker has touched; return how many."""
    return OutgoingMail.objects.untried().filter(key__startswith=key_prefix).delete()[0]


def withdraw_undelivered(*, keys: Collection[str]) -> int:
    """Take back the mails with these keys that are not delivered, tried or not; return how many.

    One that a worker is handing over at this moment may still go out.
    """
    return OutgoingMail.objects.undelivered().filter(key__in=keys).delete()[0]


def drain(*, at: datetime, most: int = 50) -> int:
    """Deliver up to `most` due mails and return how many were delivered; a slow mail server gets fewer in a round.

    A worker of an older version, which runs until it is replaced, leaves the words of what it has sent: they go, too.
    """
    # Looked at first: even an update of nothing takes SQLite's only write lock, and this runs several times a second.
    if (gone := OutgoingMail.objects.with_words_though_gone()).exists():
        gone.update(**NO_WORDS)
    delivered, begun = 0, monotonic()
    for mail in OutgoingMail.objects.due(at)[:most]:
        if monotonic() - begun >= ROUND.total_seconds():
            break  # the lease of the rest would run out before they were delivered
        if claim(mail, at):
            delivered += deliver(mail, at)
    return delivered


def claim(mail: OutgoingMail, at: datetime) -> bool:
    """Take a lease on `mail`; return False when another worker was first.

    Its Message-ID is stored before anybody can read it: a mail may come back before the worker has noted that it went.
    """
    mail.message_id = message_id(mail)
    claimed = OutgoingMail.objects.filter(pk=mail.pk, due_at=mail.due_at, sent_at=None, failed_at=None).update(
        due_at=at + LEASE, attempts=mail.attempts + 1, message_id=mail.message_id
    )
    mail.attempts += 1
    return claimed == 1


def deliver(mail: OutgoingMail, at: datetime) -> bool:
    """Hand a claimed mail to the mail server; on failure plan the next attempt. Return whether it was accepted.

    What cannot be written as a mail is given up at once: no later attempt would go better.
    """
    try:
        hand_over(written(mail))
    except Unwritable as error:
        logger.warning("mail %s cannot be written: %s", mail.pk, type(error.__cause__).__name__)
        give_up(mail, at, reason_of(error))
        return False
    except (OSError, ValueError) as error:  # smtplib's exceptions are OSErrors too
        postpone(mail, at, error)
        return False
    note_sent(mail, at)
    return True


def written(mail: OutgoingMail) -> EmailMessage:
    """Return `mail` as it goes to the mail server, to be returned to `MAIL_BOUNCES`. Raises `Unwritable`."""
    headers = {**mail.headers, "From": settings.DEFAULT_FROM_EMAIL, "Message-ID": message_id(mail)}
    message = EmailMessage(mail.subject, mail.body, settings.MAIL_BOUNCES, [mail.recipient], headers=headers)
    try:
        sanitize_address(mail.recipient, "utf-8")
        message.message().as_bytes()
    except (ValueError, MessageError) as error:
        raise Unwritable(str(error)) from error
    return message


def hand_over(message: EmailMessage) -> None:
    """Give `message` to the mail server; without an exception the server has it."""
    with get_connection(**connection_options(settings.MAIL_URL)) as connection:
        connection.send_messages([message])


def note_sent(mail: OutgoingMail, at: datetime) -> None:
    """Note that a mail server has accepted `mail`, unless it has come back already."""
    accepted = OutgoingMail.objects.filter(pk=mail.pk, returned_at=None)
    accepted.update(sent_at=at, failed_at=None, last_error="", **NO_WORDS)


def give_up(mail: OutgoingMail, at: datetime, reason: str) -> None:
    OutgoingMail.objects.undelivered().filter(pk=mail.pk).update(failed_at=at, last_error=reason, **NO_WORDS)


def message_id(mail: OutgoingMail) -> str:
    """Return the identifier of the mail, the same for each attempt; it tells nothing about key or recipient.

    Nobody can guess it, so who names it has had the mail.
    """
    if mail.message_id:
        return mail.message_id
    name = hashlib.sha256(f"{mail.key}\0{mail.recipient}\0{settings.SECRET_KEY}".encode()).hexdigest()[:40]
    return f"<{name}@{urlsplit(settings.BASE_URL).hostname}>"


def postpone(mail: OutgoingMail, at: datetime, error: Exception) -> None:
    """Plan the next attempt with doubling pauses, or give up after `LONGEST_WAIT`."""
    logger.warning("mail %s was not accepted: %s", mail.pk, type(error).__name__)
    if at - mail.created_at >= LONGEST_WAIT:
        give_up(mail, at, reason_of(error))
        return
    due_at = at + min(FIRST_RETRY * 2 ** (mail.attempts - 1), SLOWEST_RETRY)
    OutgoingMail.objects.undelivered().filter(pk=mail.pk).update(due_at=due_at, last_error=reason_of(error))
