"""An author corrects words that nobody has decided about, while the period is open."""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import uuid4

import pytest
from django.test import Client

from consultations.corrections import CorrectedMeanwhile, Correction, NotCorrectable, correct_statement
from consultations.decisions import TextChanged, decide
from consultations.models import Comment, Consultation, EarlierText, Status
from consultations.models.comment import hash_of
from consultations.statement_input import CommentInput, StatementInput
from consultations.submission import ConsultationNotOpen, submit_statement
from hyte.users.models import User
from tests.consultations.factories import put_in_status, send, sent_comment

INSTANT = timedelta(microseconds=1)
pytestmark = [pytest.mark.django_db, pytest.mark.smoke]


def to(comment: Comment, text: str, **changes: str) -> Correction:
    return Correction(**{"comment": comment.public_id, "text": text, "seen_hash": comment.text_hash} | changes)


def test_the_new_words_take_the_place_of_the_earlier_ones_which_are_kept(comment: Comment, now: datetime) -> None:
    correct_statement(statement=comment.statement, corrections=[to(comment, "Emme\u202e kannata.")], at=now)
    corrected = Comment.objects.get()
    assert (corrected.text, corrected.corrected_at) == ("Emme kannata.", now)
    assert corrected.text_hash == hash_of("", "Emme kannata.")
    assert (EarlierText.objects.get().text, EarlierText.objects.get().text_hash) == ("Kannatamme.", comment.text_hash)


def test_a_correction_sent_twice_is_made_once(comment: Comment, now: datetime) -> None:
    correction = to(comment, "Emme kannata.")
    assert correct_statement(statement=comment.statement, corrections=[correction], at=now)
    assert not correct_statement(statement=comment.statement, corrections=[correction], at=now)
    assert EarlierText.objects.count() == 1


def test_a_window_that_was_opened_before_another_correction_does_not_overwrite_it(
    comment: Comment, now: datetime
) -> None:
    correct_statement(statement=comment.statement, corrections=[to(comment, "Emme kannata.")], at=now)
    with pytest.raises(CorrectedMeanwhile):
        correct_statement(statement=comment.statement, corrections=[to(comment, "Ehkä.")], at=now)
    assert Comment.objects.get().text == "Emme kannata."


@pytest.mark.parametrize("status", [Status.PUBLISHED, Status.REJECTED, Status.HIDDEN, Status.WITHDRAWN])
def test_what_was_decided_about_is_not_corrected(comment: Comment, now: datetime, status: Status) -> None:
    put_in_status(Comment.objects.all(), status, now)
    with pytest.raises(NotCorrectable):
        correct_statement(statement=comment.statement, corrections=[to(comment, "Emme kannata.")], at=now)


def test_one_decided_comment_leaves_the_others_correctable(consultation: Consultation, now: datetime) -> None:
    first, second = send(consultation, now, "Tavoite.", "Raha.").statement.comments.all()
    put_in_status(Comment.objects.filter(pk=first.pk), Status.PUBLISHED, now)
    assert correct_statement(statement=second.statement, corrections=[to(second, "Rahaa.")], at=now)


def test_all_is_corrected_or_nothing(consultation: Consultation, now: datetime) -> None:
    first, second = send(consultation, now, "Tavoite.", "Raha.").statement.comments.all()
    put_in_status(Comment.objects.filter(pk=second.pk), Status.PUBLISHED, now)
    with pytest.raises(NotCorrectable):
        correct_statement(
            statement=first.statement, corrections=[to(first, "Tavoitteet."), to(second, "Rahaa.")], at=now
        )
    assert Comment.objects.get(pk=first.pk).text == "Tavoite."


@pytest.mark.parametrize("early", [timedelta(0), INSTANT])
def test_correcting_ends_at_the_deadline(consultation: Consultation, comment: Comment, early: timedelta) -> None:
    correction = [to(comment, "Emme kannata.")]
    if early:
        assert correct_statement(statement=comment.statement, corrections=correction, at=consultation.closes_at - early)
    else:
        with pytest.raises(ConsultationNotOpen):
            correct_statement(statement=comment.statement, corrections=correction, at=consultation.closes_at)


def test_a_comment_of_another_statement_is_not_found(
    consultation: Consultation, comment: Comment, now: datetime
) -> None:
    foreign = sent_comment(consultation, now, "Muiden sanat.")
    with pytest.raises(Comment.DoesNotExist):
        correct_statement(statement=comment.statement, corrections=[to(foreign, "Kaapattu.")], at=now)


def test_an_emptied_comment_is_refused(comment: Comment, now: datetime) -> None:
    with pytest.raises(ValueError, match="withdrawal"):
        correct_statement(statement=comment.statement, corrections=[to(comment, " \n\u200b")], at=now)


def test_the_earlier_words_cannot_be_approved_any_more(comment: Comment, moderator: User, now: datetime) -> None:
    seen = comment.text_hash
    correct_statement(statement=comment.statement, corrections=[to(comment, "Mainos.")], at=now)
    with pytest.raises(TextChanged):
        decide(comment=comment, to=Status.PUBLISHED, by=moderator, at=now, text_hash=seen)


def test_signs_of_spam_in_the_new_words_are_added_for_the_moderator(comment: Comment, now: datetime) -> None:
    correct_statement(
        statement=comment.statement, corrections=[to(comment, "Linkkejä.")], at=now, signals=["links", "links"]
    )
    comment.statement.refresh_from_db()
    assert comment.statement.signals == ["links"]


def test_a_corrected_comment_keeps_its_mark_and_its_history_through_a_reply(
    comment: Comment, consultation: Consultation, moderator: User, now: datetime, client: Client
) -> None:
    """And once it was decided about, let alone replied to, nobody can put other words under the reply."""
    correct_statement(statement=comment.statement, corrections=[to(comment, "Emme kannata.")], at=now)
    comment.refresh_from_db()
    decide(comment=comment, to=Status.PUBLISHED, by=moderator, at=now, text_hash=comment.text_hash)
    reply = StatementInput("fi", "person", (CommentInput(None, "Miksi?"),), name="Meri", parent=comment.public_id)
    submit_statement(consultation=consultation, statement=reply, key=uuid4(), at=now)
    with pytest.raises(NotCorrectable):
        correct_statement(statement=comment.statement, corrections=[to(comment, "Jokin muu.")], at=now)
    assert "Kirjoittaja on muokannut tekstiä." in client.get("/fi/kuulemiset/ohjelma/").content.decode()
    assert EarlierText.objects.get().text == "Kannatamme."
