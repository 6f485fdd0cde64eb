"""The rows of a statement: itself, its author's address, its comments with what each is about."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.contrib.auth.models import AbstractBaseUser

from consultations import versions
from consultations.models import Channel, Comment, Consultation, Section, Statement, StatementContact
from consultations.models.comment import hash_of
from consultations.refusals import ReplyRefused
from consultations.statement_input import CommentInput, StatementInput
from consultations.tokens import link_token, token_hash
from hyte.insertions import insert


@dataclass(frozen=True)
class Registration:
    """Who of the staff keyed a statement in, when, and where the original is."""

    by: AbstractBaseUser
    at: datetime
    note: str = ""


def stored(
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
    statement = Statement(
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
    insert(statement)
    if sent.email:
        insert(StatementContact(statement=statement, email=sent.email))
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


def text_of(section: Section | None) -> dict[str, Any]:
    """Return the fields of a comment that say which text it is about; `section` comes from `current_sections`."""
    if section is None:
        return {"version_id": None, "section_text_hash": ""}
    return {"version_id": section.current_version, "section_text_hash": section.current_hash or ""}


def comment_row(statement: Statement, comment: CommentInput, section: Section | None) -> Comment:
    return Comment(
        statement=statement,
        consultation=statement.consultation,
        section=section,
        **text_of(section),
        title=comment.title,
        text=comment.text,
        text_hash=hash_of(comment.title, comment.text),
        language=statement.language,
        submitted_at=statement.submitted_at,
    )
