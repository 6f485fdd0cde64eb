"""The authority answers a comment, in the comment's language and under the authority's name."""

from __future__ import annotations

from datetime import datetime

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction

from consultations import mails
from consultations.locking import lock_consultation
from consultations.models import Answer, Comment
from consultations.text import clean_line, clean_text


class NotToBeAnswered(Exception):
    """The comment is not published: an answer would show what it said."""


@transaction.atomic
def answer(*, comment: Comment, text: str, signature: str, by: AbstractBaseUser, at: datetime) -> Answer:
    """Publish an answer to a published comment and let its author know by mail.

    It is in the language of the comment, so that who wrote it can read it. Raises `NotToBeAnswered` when the comment
    is not public now.
    """
    lock_consultation(comment.consultation_id)
    if not Comment.objects.published().filter(pk=comment.pk).exists():
        raise NotToBeAnswered
    row = Answer.objects.create(
        comment=comment,
        language=comment.language,
        text=clean_text(text),
        signature=clean_line(signature),
        by=by,
        at=at,
    )
    mails.queue_answer(answer=row)
    return row


def take_back(*, answer: Answer, at: datetime) -> bool:
    """Take an answer out of the public view; the row stays. Return False when it was taken back before."""
    return Answer.objects.standing().filter(pk=answer.pk).update(taken_back_at=at) == 1
