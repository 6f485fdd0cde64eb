"""A statement is received exactly once, in time, whole."""

from dataclasses import replace
from datetime import datetime, timedelta
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction

from consultations.models import Channel, Comment, Consultation, Moderation, Section, Statement, Status
from consultations.refusals import ReplyRefused
from consultations.statement_input import CommentInput, StatementInput
from consultations.submission import (
    ConsultationNotOpen,
    KeyUsedForAnotherText,
    register_statement,
    submit_statement,
)
from consultations.tokens import token_hash
from hyte.mail.models import OutgoingMail
from hyte.pages.models import HomePage
from tests.consultations.factories import (
    SECTIONS,
    close_early,
    open_consultation,
    put_in_status,
    send,
    sent_comment,
    written,
)

INSTANT = timedelta(microseconds=1)
pytestmark = [pytest.mark.django_db, pytest.mark.smoke]


def test_a_statement_keeps_its_comments_with_section_version_and_text(
    consultation: Consultation, now: datetime
) -> None:
    statement = send(consultation, now, "Tavoite on hyvä.", "Rahaa on vähän.").statement
    first, second = statement.comments.select_related("section", "version")
    assert (first.text, str(first.section.uuid), first.version.number) == ("Tavoite on hyvä.", SECTIONS[0], 1)
    assert second.section_text_hash == second.section.texts.get().text_hash
    assert {first.status, second.status} == {Status.PENDING}


def test_sections_without_a_text_are_not_sent(consultation: Consultation, now: datetime) -> None:
    statement = send(consultation, now, " \n\u200b", "Rahaa on vähän.").statement
    assert [comment.text for comment in statement.comments.all()] == ["Rahaa on vähän."]


def test_the_same_form_twice_makes_one_statement_with_the_same_link(consultation: Consultation, now: datetime) -> None:
    key = uuid4()
    first = submit_statement(consultation=consultation, statement=written("Kyllä."), key=key, at=now)
    again = submit_statement(consultation=consultation, statement=written("Kyllä."), key=key, at=now)
    assert (again.statement, again.token, again.new) == (first.statement, first.token, False)
    assert Statement.objects.count() == 1


def test_a_form_sent_again_after_the_deadline_still_gets_its_receipt(consultation: Consultation, now: datetime) -> None:
    key, statement = uuid4(), written("Kyllä.")
    submit_statement(consultation=consultation, statement=statement, key=key, at=consultation.closes_at - INSTANT)
    again = submit_statement(consultation=consultation, statement=statement, key=key, at=consultation.closes_at)
    assert not again.new


def test_the_same_form_with_another_text_is_refused(consultation: Consultation, now: datetime) -> None:
    key = uuid4()
    submit_statement(consultation=consultation, statement=written("Kyllä."), key=key, at=now)
    with pytest.raises(KeyUsedForAnotherText):
        submit_statement(consultation=consultation, statement=written("Ei."), key=key, at=now)
    assert Comment.objects.get().text == "Kyllä."


@pytest.mark.parametrize("early", [timedelta(0), INSTANT])
def test_the_last_instant_counts_and_the_closing_instant_does_not(consultation: Consultation, early: timedelta) -> None:
    if early:
        send(consultation, consultation.closes_at - early, "Ehdin.")
    else:
        with pytest.raises(ConsultationNotOpen):
            send(consultation, consultation.closes_at, "Myöhästyin.")
    assert Statement.objects.count() == bool(early)


def test_the_first_instant_counts_and_the_one_before_does_not(consultation: Consultation) -> None:
    with pytest.raises(ConsultationNotOpen):
        send(consultation, consultation.opens_at - INSTANT, "Liian varhain.")
    assert send(consultation, consultation.opens_at, "Heti.").new


def test_the_stored_deadline_decides_not_the_one_that_was_read_earlier(
    consultation: Consultation, now: datetime
) -> None:
    close_early(consultation, now)
    with pytest.raises(ConsultationNotOpen):
        send(consultation, now, "Luin vanhan sivun.")


def test_a_section_of_another_consultation_is_refused(consultation: Consultation, now: datetime) -> None:
    foreign = replace(written(), comments=(CommentInput(str(uuid4()), "Väärä kohta."),))
    with pytest.raises(Section.DoesNotExist):
        submit_statement(consultation=consultation, statement=foreign, key=uuid4(), at=now)
    assert not Statement.objects.exists()


def test_only_the_hash_of_the_link_is_stored(consultation: Consultation, now: datetime) -> None:
    receipt = send(consultation, now, "Kyllä.")
    assert receipt.statement.token_hash == token_hash(receipt.token)
    assert receipt.token not in str(Statement.objects.values().get())


def test_the_receipt_is_mailed_without_the_text(consultation: Consultation, now: datetime) -> None:
    receipt = send(consultation, now, "Salainen mielipide.", email="sihteeri@yhdistys.example")
    mail = OutgoingMail.objects.get()
    assert mail.recipient == "sihteeri@yhdistys.example"
    assert receipt.token in mail.body
    assert "Salainen" not in mail.body


def test_a_statement_that_fails_half_way_leaves_no_trace(consultation: Consultation, now: datetime) -> None:
    with transaction.atomic():
        send(consultation, now, "Kyllä.", email="sihteeri@yhdistys.example")
        transaction.set_rollback(True)
    assert not Statement.objects.exists()
    assert not OutgoingMail.objects.exists()


def test_post_moderation_publishes_at_once(home_fi: HomePage, now: datetime) -> None:
    comment = sent_comment(open_consultation(home_fi, now, moderation=Moderation.POST), now)
    assert comment.status == Status.PUBLISHED
    assert comment.decisions.get().actor == "automatic"


def test_a_sign_of_spam_holds_a_statement_where_others_are_published_at_once(home_fi: HomePage, now: datetime) -> None:
    consultation = open_consultation(home_fi, now, moderation=Moderation.POST)
    submit_statement(consultation=consultation, statement=written("Hei"), key=uuid4(), at=now, signals=["links"])
    assert Comment.objects.get().status == Status.PENDING


def test_a_statement_by_post_keeps_the_instant_at_which_it_arrived(consultation: Consultation, now: datetime) -> None:
    late = consultation.closes_at + timedelta(days=2)
    statement = register_statement(
        consultation=consultation, statement=written("Kirjeitse."), channel=Channel.POST, submitted_at=late
    )
    assert (statement.submitted_at, statement.channel) == (late, Channel.POST)
    assert Comment.objects.get().status == Status.PENDING


@pytest.mark.parametrize(
    "broken",
    [
        {"capacity": "person", "name": "", "organisation": ""},
        {"capacity": "organisation", "organisation": ""},
        {"capacity": "person", "name": "Meri", "organisation": "", "business_id": "0737546-2"},
        {"channel": "fax"},
        {"language": "en"},
    ],
)
def test_the_database_refuses_a_statement_that_breaks_a_rule(
    consultation: Consultation, now: datetime, broken: dict[str, str]
) -> None:
    statement = send(consultation, now, "Kyllä.").statement
    with pytest.raises(IntegrityError), transaction.atomic():
        Statement.objects.filter(pk=statement.pk).update(**broken)


def test_the_database_refuses_two_comments_on_one_section(consultation: Consultation, now: datetime) -> None:
    comment = sent_comment(consultation, now)
    comment.pk, comment.public_id = None, "another"
    with pytest.raises(IntegrityError), transaction.atomic():
        comment.save(force_insert=True)


def reply(parent: str) -> StatementInput:
    return written(parent=parent, organisation="", name="Meri", capacity="person")


def test_a_reply_stands_below_a_published_comment(consultation: Consultation, now: datetime) -> None:
    comment = sent_comment(consultation, now)
    put_in_status(Comment.objects.all(), Status.PUBLISHED, now)
    receipt = submit_statement(consultation=consultation, statement=reply(comment.public_id), key=uuid4(), at=now)
    assert receipt.statement.comments.get().parent == comment


@pytest.mark.parametrize("status", [Status.PENDING, Status.REJECTED, Status.HIDDEN, Status.WITHDRAWN])
def test_only_what_is_public_can_be_replied_to(consultation: Consultation, now: datetime, status: Status) -> None:
    comment = sent_comment(consultation, now)
    put_in_status(Comment.objects.all(), status, now)
    with pytest.raises(ReplyRefused):
        submit_statement(consultation=consultation, statement=reply(comment.public_id), key=uuid4(), at=now)


def test_a_reply_is_not_replied_to(consultation: Consultation, now: datetime) -> None:
    comment = sent_comment(consultation, now)
    put_in_status(Comment.objects.all(), Status.PUBLISHED, now)
    submit_statement(consultation=consultation, statement=reply(comment.public_id), key=uuid4(), at=now)
    put_in_status(Comment.objects.all(), Status.PUBLISHED, now)
    answer = Comment.objects.get(parent=comment)
    with pytest.raises(ReplyRefused):
        submit_statement(consultation=consultation, statement=reply(answer.public_id), key=uuid4(), at=now)


def test_a_reply_is_about_no_section(consultation: Consultation, now: datetime) -> None:
    comment = sent_comment(consultation, now)
    put_in_status(Comment.objects.all(), Status.PUBLISHED, now)
    on_a_section = replace(reply(comment.public_id), comments=(CommentInput(SECTIONS[0], "Kohta."),))
    with pytest.raises(ReplyRefused):
        submit_statement(consultation=consultation, statement=on_a_section, key=uuid4(), at=now)


def test_replies_that_are_not_wanted_are_refused(consultation: Consultation, now: datetime) -> None:
    comment = sent_comment(consultation, now)
    put_in_status(Comment.objects.all(), Status.PUBLISHED, now)
    Consultation.objects.update(replies_allowed=False)
    with pytest.raises(ReplyRefused):
        submit_statement(consultation=consultation, statement=reply(comment.public_id), key=uuid4(), at=now)
