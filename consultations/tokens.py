"""The key of a form and the signed link of a receipt: what takes the place of an account.

The link's token is derived from the key and the site's secret, so that sending the same form twice leads to the same
receipt; where a mistyped address was mended, another key takes its place in it. Only its hash is stored with the
statement. The outbox is the one other place: a mail that waits has the link in its words, until it is delivered or,
after 48 hours of trying, given up; then its words go from the row. Who reads the database can open the links of mails
that wait, and no others.
"""

from __future__ import annotations

import hashlib
import hmac
from dataclasses import dataclass
from datetime import UTC, datetime
from uuid import UUID, uuid4

from django.conf import settings
from django.core import signing

FORM_SALT = "consultations.statement-form"
ACT_SALT = "consultations.own-statement"
TOKEN_CONTEXT = b"consultations.statement-link:"
TOKEN_LENGTH = 43
"""Characters: 256 bits in the URL-safe alphabet."""


class FormKeyInvalid(ValueError):
    """The form's key was changed, or belongs to another consultation."""


@dataclass(frozen=True)
class FormKey:
    """What a form carries: its own key, the consultation or survey it is for, and when it was handed out."""

    key: UUID
    consultation: str
    issued_at: datetime


def issue_form_key(*, consultation: str, at: datetime) -> str:
    """Return a signed key for a new form for the consultation, or the survey, with this public id."""
    return signing.dumps([str(uuid4()), consultation, int(at.timestamp())], salt=FORM_SALT, compress=False)


def read_form_key(value: str, *, consultation: str) -> FormKey:
    """Return what `value` says. A key does not expire: the deadline does. Raises `FormKeyInvalid`."""
    try:
        key, issued_for, issued_at = signing.loads(value, salt=FORM_SALT)
    except signing.BadSignature as error:
        raise FormKeyInvalid from error
    if issued_for != consultation:
        raise FormKeyInvalid
    return FormKey(UUID(key), issued_for, datetime.fromtimestamp(issued_at, UTC))


def issue_act_key(*, statement: str, act: str, state: str) -> str:
    """Return a signed key for one act of the author upon the statement with this public id.

    `state` says what the statement was like when the form was shown. The act changes it, so the key works once.
    """
    return signing.dumps([statement, act, state], salt=ACT_SALT, compress=False)


def is_act_key(value: str, *, statement: str, act: str, state: str) -> bool:
    """Return whether `value` is a key for this act upon the statement as it is now."""
    try:
        return bool(signing.loads(value, salt=ACT_SALT) == [statement, act, state])
    except signing.BadSignature:
        return False


def link_token(key: UUID) -> str:
    """Return the token of the signed link of the statement that was sent with `key`."""
    digest = hmac.new(settings.SECRET_KEY.encode(), TOKEN_CONTEXT + key.bytes, hashlib.sha256).digest()
    return signing.b64_encode(digest).decode()


def token_hash(token: str) -> str:
    """Return what is stored of a token."""
    return hashlib.sha256(token.encode()).hexdigest()
