"""Real threads on the real database: the author against moderators and against the deadline."""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import UUID, uuid4

import pytest

from consultations import acts
from consultations.attachment_uploads import remove_upload, store_upload
from consultations.corrections import CorrectedMeanwhile, Correction, NotCorrectable, correct_statement
from consultations.decisions import DecisionRefused, decide
from consultations.erasure import erase_statement
from consultations.models import Attachment, Comment, Consultation, Decision, EarlierText, Statement, Status
from consultations.refusals import ConsultationNotOpen, FilesMissing
from consultations.statement_input import StatementInput
from consultations.submission import submit_statement
from consultations.withdrawal import withdraw_statement
from hyte.pages.models import HomePage
from hyte.users.models import User
from tests.consultations.factories import open_consultation, sent_comment, written
from tests.consultations.files import corpus
from tests.threads import at_once

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.smoke]
ROUNDS = 20


@pytest.fixture
def consultation(languages: None, home_fi: HomePage, now: datetime) -> Consultation:
    return open_consultation(home_fi, now)


def approve(comment: Comment, by: User, at: datetime) -> str:
    """Approve what a moderator has on the screen."""
    seen = Comment.objects.get(pk=comment.pk)
    seen.status = Status.PENDING
    try:
        decide(comment=seen, to=Status.PUBLISHED, by=by, at=at, text_hash=comment.text_hash)
    except DecisionRefused:
        return "told"
    return "approved"


def correct(comment: Comment, text: str, at: datetime) -> str:
    correction = Correction(comment.public_id, text, comment.text_hash)
    try:
        correct_statement(statement=comment.statement, corrections=[correction], at=at)
    except (NotCorrectable, CorrectedMeanwhile, ConsultationNotOpen) as refusal:
        return type(refusal).__name__
    return "corrected"


def test_no_text_is_approved_that_the_moderator_has_not_seen(
    consultation: Consultation, moderator: User, now: datetime
) -> None:
    for number in range(ROUNDS):
        comment = sent_comment(consultation, now, f"Luettu {number}.")

        def act(turn: int, comment: Comment = comment) -> str:
            return correct(comment, "Vaihdettu.", now) if turn else approve(comment, moderator, now)

        outcomes = at_once(2, act)
        stored = Comment.objects.get(pk=comment.pk)
        assert outcomes in (["approved", "NotCorrectable"], ["told", "corrected"])
        assert (stored.status == Status.PUBLISHED) == (stored.text != "Vaihdettu.")


def test_of_two_windows_of_the_author_one_corrects(consultation: Consultation, now: datetime) -> None:
    comment = sent_comment(consultation, now)
    outcomes = at_once(6, lambda turn: correct(comment, f"Ikkuna {turn}.", now))
    assert sorted(outcomes) == ["CorrectedMeanwhile"] * 5 + ["corrected"]
    assert EarlierText.objects.count() == 1


def test_nothing_is_corrected_after_an_early_closing(consultation: Consultation, now: datetime) -> None:
    comment, later = sent_comment(consultation, now), now + timedelta(seconds=1)

    def act(turn: int) -> str:
        if turn:
            return correct(comment, "Viime hetkellä.", later)
        acts.close_early(consultation=consultation, reason_fi="Syy.", reason_sv="Skäl.", by=None, at=now)
        return "closed"

    outcome = at_once(2, act)[1]
    assert (Comment.objects.get().text == "Viime hetkellä.") == (outcome == "corrected")
    assert outcome in ("corrected", "ConsultationNotOpen")


@pytest.mark.parametrize("take_back", [withdraw_statement, erase_statement])
def test_what_the_author_took_back_is_not_public_whatever_a_moderator_does(
    consultation: Consultation, moderator: User, now: datetime, take_back: object
) -> None:
    for number in range(ROUNDS):
        comment = sent_comment(consultation, now, f"Harkittu {number}.")

        def act(turn: int, comment: Comment = comment) -> object:
            return take_back(statement=comment.statement, at=now) if turn else approve(comment, moderator, now)

        at_once(2, act)
        assert Comment.objects.get(pk=comment.pk).status == Status.WITHDRAWN
        assert Decision.objects.filter(comment=comment, to_status=Status.WITHDRAWN).count() == 1
    consultation.refresh_from_db()
    assert (consultation.published_comments, consultation.published_statements) == (0, 0)


def test_many_erasures_at_once_are_one(consultation: Consultation, now: datetime) -> None:
    statement = sent_comment(consultation, now).statement
    at_once(6, lambda _turn: erase_statement(statement=statement, at=now))
    assert Decision.objects.count() == 1
    assert Statement.objects.get().erased_at == now


def test_a_file_that_is_removed_while_the_form_is_sent_is_with_the_statement_or_stops_it(
    consultation: Consultation, now: datetime
) -> None:
    for _round in range(ROUNDS):
        key = uuid4()
        file = store_upload(consultation=consultation, form_key=key, name="a.pdf", content=corpus.pdf(), at=now)
        sent = written("Kyllä.", attachments=(file.sha256,))

        def act(turn: int, key: UUID = key, file: Attachment = file, sent: StatementInput = sent) -> object:
            if turn:
                return remove_upload(form_key=key, public_id=file.public_id)
            try:
                return submit_statement(consultation=consultation, statement=sent, key=key, at=now).statement
            except FilesMissing:
                return None

        statement, removed = at_once(2, act)
        assert (statement is None) == removed
        assert Attachment.objects.filter(statement__key=key).count() == (not removed)


def test_the_same_file_sent_by_many_windows_at_once_is_kept_once(consultation: Consultation, now: datetime) -> None:
    key = uuid4()

    def act(_turn: int) -> Attachment:
        return store_upload(consultation=consultation, form_key=key, name="a.pdf", content=corpus.pdf(), at=now)

    assert len(set(at_once(8, act))) == 1
    assert Attachment.objects.count() == 1
