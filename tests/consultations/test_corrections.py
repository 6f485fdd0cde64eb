"""An author corrects words that nobody has decided about, while the period is open."""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import uuid4

import pytest
from django.test import Client

from consultations.corrections import (
    CorrectedMeanwhile,
    Correction,
    NotCorrectable,
    NotKeyedIn,
    correct_keying,
    correct_statement,
)
from consultations.decisions import TextChanged, decide
from consultations.erasure import erase_statement
from consultations.models import Channel, Comment, Consultation, EarlierText, Status
from consultations.models.comment import hash_of
from consultations.registration import register_received
from consultations.statement_input import CommentInput, StatementInput
from consultations.submission import ConsultationNotOpen, submit_statement
from hyte.users.models import User
from tests.consultations.factories import put_in_status, send, sent_comment, written

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


@pytest.fixture
def letter(consultation: Consultation, moderator: User, now: datetime) -> Comment:
    """The comment of a letter that arrived in time; `moderator` has keyed it in."""
    arrival = {"channel": Channel.POST, "received_at": now, "key": uuid4(), "by": moderator, "at": now}
    return register_received(consultation=consultation, statement=written("Kanatamme."), **arrival).comments.get()


@pytest.mark.parametrize("after", [timedelta(0), timedelta(days=30)])
def test_who_keyed_in_mends_what_was_mistyped_also_after_the_deadline(
    letter: Comment, moderator: User, now: datetime, after: timedelta
) -> None:
    correction = [to(letter, "Kannatamme.")]
    assert correct_keying(statement=letter.statement, corrections=correction, by=moderator, at=now + after)
    mended = Comment.objects.get()
    assert (mended.text, EarlierText.objects.get().text) == ("Kannatamme.", "Kanatamme.")
    assert EarlierText.objects.get().replaced_at == now + after
    assert not correct_keying(statement=letter.statement, corrections=correction, by=moderator, at=now + after)


def test_readers_are_not_told_that_the_author_of_a_letter_changed_it(
    letter: Comment, moderator: User, now: datetime, client: Client
) -> None:
    correct_keying(statement=letter.statement, corrections=[to(letter, "Kannatamme.")], by=moderator, at=now)
    put_in_status(Comment.objects.all(), Status.PUBLISHED, now)
    page = client.get("/fi/kuulemiset/ohjelma/").content.decode()
    assert "Kannatamme." in page
    assert "Kirjoittaja on muokannut tekstiä." not in page


def test_who_mended_it_stands_beside_the_earlier_words(letter: Comment, now: datetime) -> None:
    other = User.objects.create_user("toinen", "toinen@hyte.example", "salasana")
    correct_keying(statement=letter.statement, corrections=[to(letter, "Kannatamme.")], by=other, at=now)
    assert EarlierText.objects.get().replaced_by == other


def test_an_authors_own_correction_is_nobody_elses(comment: Comment, now: datetime) -> None:
    correct_statement(statement=comment.statement, corrections=[to(comment, "Ehkä.")], at=now)
    assert EarlierText.objects.get().replaced_by is None


def test_what_came_by_the_form_is_its_authors_alone(comment: Comment, moderator: User, now: datetime) -> None:
    with pytest.raises(NotKeyedIn):
        correct_keying(statement=comment.statement, corrections=[to(comment, "Ehkä.")], by=moderator, at=now)


@pytest.mark.parametrize("status", [Status.PUBLISHED, Status.REJECTED, Status.HIDDEN, Status.WITHDRAWN])
def test_a_decided_letter_is_not_mended(letter: Comment, moderator: User, now: datetime, status: Status) -> None:
    put_in_status(Comment.objects.all(), status, now)
    with pytest.raises(NotCorrectable):
        correct_keying(statement=letter.statement, corrections=[to(letter, "Kannatamme.")], by=moderator, at=now)


def test_words_that_the_author_has_corrected_are_not_mended(letter: Comment, moderator: User, now: datetime) -> None:
    correct_statement(statement=letter.statement, corrections=[to(letter, "Omat sanani.")], at=now)
    seen = Comment.objects.get().text_hash
    with pytest.raises(NotCorrectable):
        correct_keying(
            statement=letter.statement, corrections=[to(letter, "Ehkä.", seen_hash=seen)], by=moderator, at=now
        )


def test_a_window_opened_before_another_mending_does_not_overwrite_it(
    letter: Comment, moderator: User, now: datetime
) -> None:
    correct_keying(statement=letter.statement, corrections=[to(letter, "Kannatamme.")], by=moderator, at=now)
    with pytest.raises(CorrectedMeanwhile):
        correct_keying(statement=letter.statement, corrections=[to(letter, "Ehkä.")], by=moderator, at=now)


def test_an_erased_letter_is_erased_with_what_was_mistyped(letter: Comment, moderator: User, now: datetime) -> None:
    correct_keying(statement=letter.statement, corrections=[to(letter, "Kannatamme.")], by=moderator, at=now)
    erase_statement(statement=letter.statement, at=now)
    assert EarlierText.objects.get().text == ""
