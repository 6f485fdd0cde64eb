"""What an author is told of the authority's answer: the answer always, the words they wrote only where confirmed."""

from __future__ import annotations

from datetime import datetime

import pytest

from consultations.answers import answer
from consultations.models import Comment, Consultation, Status
from hyte.mail.models import OutgoingMail
from hyte.users.models import User
from tests.consultations.factories import put_in_status, sent_comment

pytestmark = pytest.mark.django_db

WORDS = "Tilat ovat liian pienet."


def mail_about_an_answer(comment: Comment, by: User, at: datetime, confirmed_at: datetime | None) -> OutgoingMail:
    """Publish and answer the comment of an author whose address was confirmed then, or never; return the mail."""
    put_in_status(Comment.objects.all(), Status.PUBLISHED, at)
    comment.refresh_from_db()
    comment.statement.email_confirmed_at = confirmed_at
    comment.statement.save()
    answer(comment=comment, text="Kiitos, tilaa tulee lisää.", signature="Rantamaa", by=by, at=at)
    return OutgoingMail.objects.get(key__startswith="comment-answered")


def test_an_address_that_nobody_confirmed_gets_the_answer_without_the_words(
    consultation: Consultation, moderator: User, now: datetime
) -> None:
    comment = sent_comment(consultation, now, WORDS, email="a@yhdistys.example")
    mail = mail_about_an_answer(comment, moderator, now, confirmed_at=None)
    assert "Kiitos, tilaa tulee lisää." in mail.body
    assert WORDS not in mail.body + mail.subject
    assert "Tekstisi:" not in mail.body


@pytest.mark.parametrize(("language", "heading"), [("fi", "Tekstisi:"), ("sv", "Din text:")])
def test_a_confirmed_address_gets_the_words_beside_the_answer(
    consultation: Consultation, moderator: User, now: datetime, language: str, heading: str
) -> None:
    comment = sent_comment(consultation, now, WORDS, language=language, email="a@yhdistys.example")
    mail = mail_about_an_answer(comment, moderator, now, confirmed_at=now)
    assert f"{heading}\n{WORDS}" in mail.body
    assert WORDS not in mail.subject


def test_without_an_address_nobody_is_told(comment: Comment, moderator: User, now: datetime) -> None:
    put_in_status(Comment.objects.all(), Status.PUBLISHED, now)
    answer(comment=comment, text="Kiitos.", signature="Rantamaa", by=moderator, at=now)
    assert not OutgoingMail.objects.exists()
