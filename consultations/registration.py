"""Key in a statement that came on paper, by e-mail or at an event: in time or late, exactly once."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction

from consultations import mails
from consultations.attachment_uploads import bind_uploads
from consultations.locking import lock_consultation
from consultations.models import Channel, Consultation, Statement
from consultations.period import State
from consultations.statement_input import StatementInput
from consultations.statement_rows import Registration
from consultations.submission import register_statement, repeated

TAKES_LETTERS = frozenset({State.OPEN, State.CLOSING_SOON, State.CLOSED, State.SUMMARY_PUBLISHED})
"""A letter is received as long as there is something that it answers; whether it is late follows from its arrival."""


def states_for_letters(consultation: Consultation) -> frozenset[State]:
    """Return the states in which letters to `consultation` are keyed in.

    What arrived while it was open is an official document, also where it was cancelled before somebody got to it.
    """
    opens_at, cancelled_at = consultation.opens_at, consultation.cancelled_at
    was_open = opens_at is not None and cancelled_at is not None and opens_at < cancelled_at
    return TAKES_LETTERS | {State.CANCELLED} if was_open else TAKES_LETTERS


class RegistrationRefused(Exception):
    """The statement cannot be keyed in like this. `code` says why: see `consultations.staff.registration_forms`."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@transaction.atomic
def register_received(
    *,
    consultation: Consultation,
    statement: StatementInput,
    channel: Channel,
    received_at: datetime,
    key: UUID,
    by: AbstractBaseUser,
    at: datetime,
    note: str = "",
) -> Statement:
    """Store what arrived at the instant `received_at` by another way than the web form; it waits for a moderator.

    The files that were kept with `key` are its appendices. An author who left an e-mail address gets the receipt
    with the link to the statement. The same key with the same text returns the first statement. Raises
    `RegistrationRefused` for a consultation that takes no letters, an arrival in the future or after it was cancelled,
    the web form as channel, or a statement without words; `KeyUsedForAnotherText` when the key has brought another
    text; `FilesMissing`.
    """
    statement = statement.cleaned()
    asked = lock_consultation(consultation.pk)
    if (earlier := Statement.objects.filter(key=key).first()) is not None:
        return repeated(earlier, statement).statement
    if asked.state(at) not in states_for_letters(asked):
        raise RegistrationRefused("not_announced")
    check_arrival(consultation=asked, channel=channel, received_at=received_at, at=at)
    if not statement.comments:
        raise RegistrationRefused("no_words")
    row = register_statement(
        consultation=asked,
        statement=statement,
        channel=channel,
        submitted_at=received_at,
        key=key,
        registration=Registration(by, at, note.strip()),
    )
    bind_uploads(row, statement.attachments)
    if statement.email:
        mails.queue_receipt(statement=row, token=row.token, email=statement.email, at=at)
    return row


def check_arrival(*, consultation: Consultation, channel: Channel, received_at: datetime, at: datetime) -> None:
    """Raise `RegistrationRefused` for a way and a moment in which no letter to `consultation` can have come."""
    if received_at > at:
        raise RegistrationRefused("in_the_future")
    if consultation.cancelled_at is not None and received_at >= consultation.cancelled_at:
        raise RegistrationRefused("after_cancellation")
    if channel == Channel.WEB:
        raise RegistrationRefused("web_form")
