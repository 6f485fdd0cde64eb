"""Receive a statement: exactly once, in time, whole."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID, uuid4

from django.db import IntegrityError, transaction

from consultations import mails, publishing
from consultations.attachment_uploads import bind_uploads
from consultations.confirmation import confirmation_token
from consultations.locking import lock_consultation
from consultations.models import Channel, Consultation, ModerationSettings, Statement
from consultations.refusals import ConsultationNotOpen
from consultations.spam import Signal
from consultations.statement_input import StatementInput
from consultations.statement_rows import Registration, add_comments, stored
from consultations.tokens import link_token
from search import outbox


class KeyUsedForAnotherText(Exception):
    """A statement with another text was already received with this key."""

    def __init__(self, statement: Statement) -> None:
        super().__init__(statement.public_id)
        self.statement = statement


@dataclass(frozen=True)
class Receipt:
    """The statement and the token of its signed link. `new` tells a first arrival from a repeat."""

    statement: Statement
    token: str
    new: bool


def submit_statement(
    *,
    consultation: Consultation,
    statement: StatementInput,
    key: UUID,
    at: datetime,
    signals: list[str] | None = None,
    title: str = "",
    was_received: bool = False,
    also: Callable[[Statement], None] = lambda statement: None,
) -> Receipt:
    """Store the statement with its comments, its receipt mail and its search mark in one transaction.

    `title` is the consultation's as its author read it, for the mail; where it is not known, it is asked for.
    `was_received` says that a statement was seen that came with the key; the unique key decides where nobody looked.
    `also` is called with the statement, for what else is written with it; for a repeated form, too.
    The consultation's row is locked before anything is decided by it, so that a statement is either before an act upon
    the period or after it. The same key with the same text returns the first receipt, also after the deadline: it was
    received in time. Raises `ConsultationNotOpen`, `ReplyRefused`, `FilesMissing`, and `KeyUsedForAnotherText` when the
    key has brought another text before. Unknown sections raise `Section.DoesNotExist`.
    """
    statement = statement.cleaned()
    if was_received:
        if (receipt := received_before(statement, key, also)) is None:
            raise ConsultationNotOpen
        return receipt
    try:
        with transaction.atomic():
            return received(consultation, statement, key, at, signals or [], title, also)
    except IntegrityError:
        # The key is taken; who came with it at the same time was waited for.
        if (receipt := received_before(statement, key, also)) is None:
            raise
        return receipt


@transaction.atomic
def register_statement(
    *,
    consultation: Consultation,
    statement: StatementInput,
    channel: Channel,
    submitted_at: datetime,
    external_id: str | None = None,
    key: UUID | None = None,
    registration: Registration | None = None,
) -> Statement:
    """Store a statement that did not come through the form: by e-mail, by post, or from another system.

    It keeps the instant at which it arrived there, in time or not, and waits for a moderator like any other. What was
    keyed in by hand says by whom; its time to be decided runs from then on. Unknown sections raise
    `Section.DoesNotExist`.
    """
    statement = statement.cleaned()
    row = stored(
        lock_consultation(consultation.pk),
        statement,
        key=key or uuid4(),
        channel=channel,
        submitted_at=submitted_at,
        external_id=external_id,
        registration=registration,
    )
    due_at = ModerationSettings.current().due_at(registration.at if registration else submitted_at)
    add_comments(row, statement, due_at)
    outbox.mark(row)
    return row


@transaction.atomic
def received_before(statement: StatementInput, key: UUID, also: Callable[[Statement], None]) -> Receipt | None:
    """Return the first receipt of the form with this key, `None` when nothing came with it."""
    earlier = Statement.objects.filter(key=key).first()
    if earlier is None:
        return None
    receipt = repeated(earlier, statement)
    also(earlier)
    return receipt


def repeated(earlier: Statement, statement: StatementInput) -> Receipt:
    """Return the first receipt for a repeated form; raise `KeyUsedForAnotherText` when the text has changed."""
    if earlier.fingerprint != statement.fingerprint():
        raise KeyUsedForAnotherText(earlier)
    return Receipt(earlier, earlier.token, new=False)


def received(
    consultation: Consultation,
    sent: StatementInput,
    key: UUID,
    at: datetime,
    signals: list[str],
    title: str,
    also: Callable[[Statement], None],
) -> Receipt:
    """Write the rows of a statement that is in time. Raises `ConsultationNotOpen` for one that is not, after all.

    From the lock to the end statements on one consultation wait for each other. What no act can change is written
    before it: the key first, so that of two that wait for each other none has the lock.
    """
    moderation = ModerationSettings.current()
    if moderation.holds_everything:
        signals = [*signals, Signal.HOLD]
    statement = stored(consultation, sent, key=key, channel=Channel.WEB, submitted_at=at, signals=signals)
    outbox.mark(statement)
    also(statement)
    asked = statement.consultation = lock_consultation(consultation.pk)
    if not asked.takes_statements(at):
        raise ConsultationNotOpen
    add_comments(statement, sent, moderation.due_at(at))
    bind_uploads(statement, sent.attachments)
    token = link_token(key)
    if statement.awaits_confirmation:
        # The link to the statement goes to a confirmed address only.
        mails.queue_confirmation(
            statement=statement,
            token=confirmation_token(statement, sent.email),
            email=sent.email,
            at=at,
            title=title,
        )
    elif sent.email:
        mails.queue_receipt(statement=statement, token=token, email=sent.email, at=at, title=title)
    if publishing.is_published_at_once(asked, statement) and ModerationSettings.current().holds_everything:
        hold(statement)  # the switch was turned on while the lock was waited for
    publishing.publish_at_once(asked, statement, at)
    return Receipt(statement, token, new=True)


def hold(statement: Statement) -> None:
    statement.signals = [Signal.HOLD]
    statement.save(update_fields=["signals"])
