"""Receive a statement: exactly once, in time, whole."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID, uuid4

from django.contrib.auth.models import AbstractBaseUser
from django.db import IntegrityError, transaction
from django.db.models import BigIntegerField, QuerySet

from consultations import mails, publishing, versions
from consultations.attachment_uploads import bind_uploads
from consultations.confirmation import confirmation_token
from consultations.models import (
    Channel,
    Comment,
    Consultation,
    ModerationSettings,
    Section,
    Statement,
    StatementContact,
)
from consultations.models.comment import hash_of
from consultations.refusals import ConsultationNotOpen, ReplyRefused
from consultations.spam import Signal
from consultations.statement_input import CommentInput, StatementInput
from consultations.tokens import link_token, token_hash
from hyte.questions import Given, Question
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


@dataclass(frozen=True)
class Registration:
    """Who of the staff keyed a statement in, when, and where the original is."""

    by: AbstractBaseUser
    at: datetime
    note: str = ""


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
    The consultation's row is locked before anything is decided, so that a statement is either before an act upon the
    period or after it. The same key with the same text returns the first receipt, also after the deadline: it was
    received in time. Raises `ConsultationNotOpen`, `ReplyRefused`, `FilesMissing`, and `KeyUsedForAnotherText` when the
    key has brought another text before. Unknown sections raise `Section.DoesNotExist`.
    """
    statement = statement.cleaned()
    if was_received or not is_open(consultation, at):
        return received_before(statement, key, also)
    try:
        with transaction.atomic():
            return received(consultation, statement, key, at, signals or [], title, also)
    except IntegrityError as broken:
        # The key was taken meanwhile.
        try:
            return received_before(statement, key, also)
        except ConsultationNotOpen:
            raise broken from None


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
    row = insert(
        lock(consultation),
        statement.cleaned(),
        key=key or uuid4(),
        channel=channel,
        submitted_at=submitted_at,
        external_id=external_id,
        registration=registration,
    )
    moderation = ModerationSettings.current()
    add_comments(row, statement.cleaned(), moderation.due_at(registration.at if registration else submitted_at))
    outbox.mark(row)
    return row


@Question
def locked() -> QuerySet[Consultation]:
    return Consultation.objects.select_for_update().filter(pk=Given("pk", BigIntegerField()))


def lock(consultation: Consultation) -> Consultation:
    """Return the consultation as it is now, its row locked until the transaction ends."""
    [asked] = locked.ask(pk=consultation.pk)
    return asked


def is_open(consultation: Consultation, at: datetime) -> bool:
    """Return whether statements are taken; who has read that they are not looks again, behind an act that is going on.

    The lock ends here: every statement takes its key first and the lock then, so that no two wait for each other.
    """
    if consultation.takes_statements(at):
        return True
    with transaction.atomic():
        return lock(consultation).takes_statements(at)


@transaction.atomic
def received_before(statement: StatementInput, key: UUID, also: Callable[[Statement], None]) -> Receipt:
    """Return the first receipt of the form with this key. Raises `ConsultationNotOpen` when nothing came with it."""
    earlier = Statement.objects.filter(key=key).first()
    if earlier is None:
        raise ConsultationNotOpen
    receipt = repeated(earlier, statement)
    also(earlier)
    return receipt


def repeated(earlier: Statement, statement: StatementInput) -> Receipt:
    """Return the first receipt for a repeated form; raise `KeyUsedForAnotherText` when the text has changed."""
    if earlier.fingerprint != statement.fingerprint():
        raise KeyUsedForAnotherText(earlier)
    return Receipt(earlier, link_token(earlier.key), new=False)


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

    Statements on one consultation wait for each other from the lock to the end. What does not depend on the
    consultation's row is written before it.
    """
    moderation = ModerationSettings.current()
    if moderation.holds_everything:
        signals = [*signals, Signal.HOLD]
    statement = insert(consultation, sent, key=key, channel=Channel.WEB, submitted_at=at, signals=signals)
    outbox.mark(statement)
    also(statement)
    statement.consultation = lock(consultation)
    if not statement.consultation.takes_statements(at):
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
    publishing.publish_at_once(statement.consultation, statement, at)
    return Receipt(statement, token, new=True)


def insert(
    consultation: Consultation,
    sent: StatementInput,
    *,
    key: UUID,
    channel: Channel,
    submitted_at: datetime,
    signals: list[str] | None = None,
    external_id: str | None = None,
    registration: Registration | None = None,
) -> Statement:
    """Insert the statement and, where there is one, its author's address."""
    statement = Statement.objects.create(
        consultation=consultation,
        language=sent.language,
        capacity=sent.capacity,
        name=sent.name,
        organisation=sent.organisation,
        business_id=sent.business_id,
        role=sent.role,
        channel=channel,
        submitted_at=submitted_at,
        key=key,
        fingerprint=sent.fingerprint(),
        token_hash=token_hash(link_token(key)),
        signals=signals or [],
        external_id=external_id,
        registered_by=registration.by if registration else None,
        registered_at=registration.at if registration else None,
        registration_note=registration.note if registration else "",
    )
    if sent.email:
        StatementContact.objects.create(statement=statement, email=sent.email)
    return statement


def replied_to(consultation: Consultation, sent: StatementInput) -> Comment | None:
    """Return the comment that is replied to, `None` for what is no reply. Raises `ReplyRefused`."""
    if sent.parent is None:
        return None
    parent = consultation.comments.published().first_level().filter(public_id=sent.parent).first()
    whole = len(sent.comments) == 1 and sent.comments[0].section is None
    if parent is None or not whole or not consultation.replies_allowed:
        raise ReplyRefused(sent.parent)
    return parent


def add_comments(statement: Statement, sent: StatementInput, due_at: datetime) -> None:
    """Store the comments with the section, version and text that each is about. Needs the consultation's lock."""
    parent = replied_to(statement.consultation, sent)
    wanted = [comment.section for comment in sent.comments if comment.section is not None]
    known = versions.current_sections(statement.consultation, statement.language, wanted)
    rows = []
    for comment in sent.comments:
        section = None
        if comment.section is not None:
            if comment.section not in known:
                raise Section.DoesNotExist(comment.section)
            section = known[comment.section]
        row = comment_row(statement, comment, section)
        row.parent, row.due_at = parent, due_at
        rows.append(row)
    Comment.objects.bulk_create(rows)


def comment_row(statement: Statement, comment: CommentInput, section: Section | None) -> Comment:
    return Comment(
        statement=statement,
        consultation=statement.consultation,
        section=section,
        version_id=section.current_version if section else None,
        section_text_hash=(section.current_hash or "") if section else "",
        title=comment.title,
        text=comment.text,
        text_hash=hash_of(comment.title, comment.text),
        language=statement.language,
        submitted_at=statement.submitted_at,
    )
