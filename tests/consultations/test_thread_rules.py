"""What the database itself refuses about comments, whatever code does."""

from __future__ import annotations

from datetime import datetime

import pytest
from django.db import IntegrityError, transaction

from consultations.identifiers import new_public_id
from consultations.models import Comment, Consultation, Statement, Status
from tests.consultations.factories import send, sent_comment


def answering(consultation: Consultation, parent: Comment, at: datetime) -> Comment:
    """Store a reply to `parent` without any service."""
    reply = sent_comment(consultation, at, organisation="Vastaaja ry")
    row = Comment.objects.filter(pk=reply.pk).values().get()
    statement = send(consultation, at, "Vastaus.", organisation="Vastaaja ry").statement
    statement.comments.all().delete()
    row |= {"id": None, "public_id": new_public_id(), "statement_id": statement.pk, "parent_id": parent.pk}
    return Comment.objects.create(**row)


def refuses() -> pytest.RaisesExc[IntegrityError]:
    return pytest.raises(IntegrityError)


def test_a_reply_answers_a_comment_of_the_first_level(consultation: Consultation, comment: Comment, now: datetime):
    reply = answering(consultation, comment, now)
    with refuses(), transaction.atomic():
        answering(consultation, reply, now)


@pytest.mark.parametrize("status", [Status.PUBLISHED, Status.HIDDEN])
def test_what_was_public_says_since_when(comment: Comment, status: Status) -> None:
    with refuses(), transaction.atomic():
        Comment.objects.update(status=status)


@pytest.mark.parametrize("status", [Status.PENDING, Status.REJECTED])
def test_what_never_was_public_has_no_trace(comment: Comment, now: datetime, status: Status) -> None:
    with refuses(), transaction.atomic():
        Comment.objects.update(status=status, published_at=now)


def test_only_an_erased_comment_is_empty(comment: Comment, now: datetime) -> None:
    with refuses(), transaction.atomic():
        Comment.objects.update(text="")
    Comment.objects.update(title="", text="", erased_at=now)


def test_an_erased_comment_keeps_no_word(comment: Comment, now: datetime) -> None:
    with refuses(), transaction.atomic():
        Comment.objects.update(erased_at=now)


def test_an_erased_statement_keeps_no_name(comment: Comment, now: datetime) -> None:
    with refuses(), transaction.atomic():
        Statement.objects.update(erased_at=now)
    Statement.objects.update(erased_at=now, name="", organisation="", role="", business_id="")
