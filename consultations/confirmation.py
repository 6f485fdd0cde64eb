"""An author shows that the e-mail address is theirs. Until then the statement waits, where the consultation asks so."""

from __future__ import annotations

import hashlib
import hmac
from datetime import datetime

from django.conf import settings
from django.core import signing
from django.db import transaction
from django.utils.crypto import constant_time_compare

from consultations import mails, publishing
from consultations.locking import lock_consultation
from consultations.models import Statement, StatementContact

CONTEXT = b"consultations.address-confirmation:"


class ConfirmationInvalid(Exception):
    """The link is not one that was sent, or not to the address that the statement has now."""


def confirmation_token(statement: Statement, email: str) -> str:
    """Return the token of the link that confirms `email` for `statement`. Nothing else opens with it."""
    message = CONTEXT + statement.key.bytes + b":" + email.encode()
    return signing.b64_encode(hmac.new(settings.SECRET_KEY.encode(), message, hashlib.sha256).digest()).decode()


def is_confirmation_token(statement: Statement, token: str) -> bool:
    """Return whether `token` confirms the address that the statement has now."""
    contact = StatementContact.objects.filter(statement=statement).first()
    expected = confirmation_token(statement, contact.email if contact else "")
    return constant_time_compare(expected, token) and contact is not None


@transaction.atomic
def confirm_address(*, statement: Statement, token: str, at: datetime) -> Statement:
    """Note that the address is confirmed, send the receipt to it, and publish what waited for nothing else.

    It is possible after the deadline: the statement arrived in time. A second call does nothing. Raises
    `ConfirmationInvalid`.
    """
    consultation = lock_consultation(statement.consultation_id)
    if not is_confirmation_token(statement, token):
        raise ConfirmationInvalid
    confirmed = Statement.objects.get(pk=statement.pk)
    if confirmed.email_confirmed_at is not None:
        return confirmed
    confirmed.email_confirmed_at = at
    confirmed.save(update_fields=["email_confirmed_at"])
    mails.queue_receipt(statement=confirmed, token=confirmed.token, email=confirmed.contact.email, at=at)
    publishing.publish_at_once(consultation, confirmed, at)
    return confirmed
