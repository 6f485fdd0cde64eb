"""Threads of thousands of comments, stored in bulk as if each had been sent and published."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from uuid import uuid4

from consultations.models import Capacity, Comment, Consultation, Statement, Status, ThreadCount
from consultations.models.comment import hash_of

TextOf = Callable[[int], str]


def fill(
    consultation: Consultation, length: int, since: datetime, text_of: TextOf = "Lausuma {}.".format
) -> list[Comment]:
    """Store `length` published comments, each of another organisation, a second apart; return them."""
    comments = stored(consultation, length, since, text_of)
    counted = {"published_comments": length, "published_statements": length}
    Consultation.objects.filter(pk=consultation.pk).update(**counted)
    ThreadCount.objects.create(consultation=consultation, language="fi", published=length)
    return comments


def reply_to(comment: Comment, count: int, since: datetime) -> list[Comment]:
    """Store `count` published replies to `comment`."""
    replies = stored(comment.consultation, count, since, "Vastaus {}.".format, parent=comment)
    Comment.objects.filter(pk=comment.pk).update(published_replies=count)
    return replies


def stored(
    consultation: Consultation, count: int, since: datetime, text_of: TextOf, parent: Comment | None = None
) -> list[Comment]:
    statements = Statement.objects.bulk_create(
        Statement(
            consultation=consultation,
            language="fi",
            capacity=Capacity.ORGANISATION,
            organisation=f"Yhdistys {number} ry",
            submitted_at=since + timedelta(seconds=number),
            key=uuid4(),
            fingerprint="",
            token_hash=uuid4().hex,
        )
        for number in range(count)
    )
    return Comment.objects.bulk_create(
        Comment(
            statement=statement,
            consultation=consultation,
            parent=parent,
            text=text_of(number),
            text_hash=hash_of("", text_of(number)),
            language=statement.language,
            published_at=statement.submitted_at,
            status=Status.PUBLISHED,
            submitted_at=statement.submitted_at,
        )
        for number, statement in enumerate(statements)
    )
