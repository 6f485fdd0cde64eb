"""A statement that came by a party's link is its answer; another one is when a coordinator says so."""

from __future__ import annotations

from datetime import datetime

import pytest
import time_machine
from django.db import DatabaseError, transaction
from django.test import Client

from consultations.distribution.answering import (
    confirm_answer,
    likely_answers,
    mark_answered,
    plain_name,
    untie_answer,
)
from consultations.distribution.inviting import invite
from consultations.distribution.keeping import take_off
from consultations.distribution.models import Invitee, UntiedAnswer
from consultations.distribution.refusals import DistributionRefused
from consultations.erasure import erase_statement
from consultations.models import Capacity, Comment, Consultation, Statement, Status
from consultations.tokens import issue_form_key
from consultations.withdrawal import withdraw_statement
from hyte.users.models import User
from tests.consultations.factories import put_in_status, send

pytestmark = [pytest.mark.django_db, pytest.mark.smoke]


def test_the_code_marks_the_party_and_the_first_answer_is_kept(
    consultation: Consultation, invitees: list[Invitee], now: datetime
) -> None:
    first, second = send(consultation, now).statement, send(consultation, now).statement
    assert mark_answered(statement=first, code=invitees[0].code)
    assert not mark_answered(statement=second, code=invitees[0].code)
    assert Invitee.objects.answered().get().statement == first


@pytest.mark.parametrize("code", ["", "x", "222222222222", "x" * 5000, "\x00", "<script>"])
def test_a_code_of_nobody_means_nothing(
    consultation: Consultation, invitees: list[Invitee], now: datetime, code: str
) -> None:
    assert not mark_answered(statement=send(consultation, now).statement, code=code)


def test_who_takes_the_answer_back_has_not_answered(
    consultation: Consultation, invitees: list[Invitee], now: datetime
) -> None:
    statement = send(consultation, now).statement
    mark_answered(statement=statement, code=invitees[0].code)
    withdraw_statement(statement=statement, at=now)
    assert not Invitee.objects.answered().exists()
    assert mark_answered(statement=send(consultation, now).statement, code=invitees[0].code)


def test_a_private_person_who_was_sent_the_link_answers_for_nobody(
    consultation: Consultation, invitees: list[Invitee], now: datetime
) -> None:
    private = {"capacity": Capacity.PERSON, "name": "Anna", "organisation": ""}
    assert not mark_answered(statement=send(consultation, now, **private).statement, code=invitees[0].code)


@pytest.mark.parametrize(
    ("status", "answered"),
    [(Status.PENDING, True), (Status.PUBLISHED, True), (Status.HIDDEN, True), (Status.REJECTED, False)],
)
def test_a_statement_that_was_not_let_in_is_no_answer(
    consultation: Consultation, invitees: list[Invitee], now: datetime, status: Status, answered: bool
) -> None:
    mark_answered(statement=send(consultation, now).statement, code=invitees[0].code)
    put_in_status(Comment.objects.all(), status, now)
    assert Invitee.objects.answered().exists() == answered


def test_a_hidden_statement_that_was_erased_is_no_answer(
    consultation: Consultation, invitees: list[Invitee], now: datetime
) -> None:
    statement = send(consultation, now).statement
    mark_answered(statement=statement, code=invitees[0].code)
    put_in_status(Comment.objects.all(), Status.HIDDEN, now)
    erase_statement(statement=statement, at=now)
    assert not Invitee.objects.answered().exists()


def test_what_is_not_the_answer_is_taken_back_on_record_and_the_own_answer_takes_its_place(
    consultation: Consultation, invitees: list[Invitee], moderator: User, now: datetime
) -> None:
    invite(consultation=consultation, by=moderator, at=now)
    invitee, foreign = invitees[0], send(consultation, now).statement
    confirm_answer(invitee=invitee, statement=foreign, by=moderator)
    untie_answer(invitee=invitee, statement=foreign, by=moderator, at=now)
    untied = UntiedAnswer.objects.get()
    assert (untied.statement, untied.confirmed_by, untied.by, untied.at) == (foreign, moderator, moderator, now)
    assert not Invitee.objects.answered().exists()
    assert likely_answers(consultation) == []
    assert not mark_answered(statement=foreign, code=invitee.code)
    assert mark_answered(statement=send(consultation, now).statement, code=invitee.code)


def test_an_answer_that_is_another_by_now_is_not_taken_back(
    consultation: Consultation, invitees: list[Invitee], moderator: User, now: datetime
) -> None:
    first, second = send(consultation, now).statement, send(consultation, now).statement
    mark_answered(statement=second, code=invitees[0].code)
    with pytest.raises(DistributionRefused, match="answer_changed"):
        untie_answer(invitee=invitees[0], statement=first, by=moderator, at=now)


def test_the_record_of_what_was_taken_back_is_final_and_keeps_the_party_on_the_list(
    consultation: Consultation, invitees: list[Invitee], moderator: User, now: datetime
) -> None:
    statement = send(consultation, now).statement
    confirm_answer(invitee=invitees[0], statement=statement, by=moderator)
    untie_answer(invitee=invitees[0], statement=statement, by=moderator, at=now)
    with pytest.raises(DatabaseError), transaction.atomic():
        UntiedAnswer._base_manager.update(at=now)
    with pytest.raises(DistributionRefused, match="on_record"):
        take_off(invitee=invitees[0])


def test_a_rejected_statement_is_neither_proposed_nor_taken_for_an_answer(
    consultation: Consultation, invitees: list[Invitee], moderator: User, now: datetime
) -> None:
    invite(consultation=consultation, by=moderator, at=now)
    statement = send(consultation, now).statement
    put_in_status(Comment.objects.all(), Status.REJECTED, now)
    assert likely_answers(consultation) == []
    with pytest.raises(DistributionRefused, match="no_answer"):
        confirm_answer(invitee=invitees[0], statement=statement, by=moderator)


def test_the_code_travels_with_the_form(consultation: Consultation, invitees: list[Invitee], now: datetime) -> None:
    with time_machine.travel(now, tick=False):
        sent = {
            "capacity": "organisation", "organisation": "Aivan toinen ry", "comment": "Hyvä.", "action": "send",
            "key": issue_form_key(consultation=consultation.public_id, at=now),
        }  # fmt: skip
        Client().post(f"/fi/lausu/{consultation.public_id}/?kutsu={invitees[1].code}", sent)
    assert Invitee.objects.answered().get() == invitees[1]


@pytest.mark.parametrize("asked", [True, False])
def test_the_form_of_an_invitation_says_who_answers_once_the_request_has_gone_out(
    consultation: Consultation, invitees: list[Invitee], moderator: User, now: datetime, asked: bool
) -> None:
    if asked:
        invite(consultation=consultation, by=moderator, at=now)
    with time_machine.travel(now, tick=False):
        answered = Client().get(f"/fi/lausu/{consultation.public_id}/?kutsu={invitees[0].code}")
    assert ("on lähetetty taholle Rannikon Yhdistys ry." in answered.content.decode()) == asked
    assert ('value="Rannikon Yhdistys ry"' in answered.content.decode()) == asked


def test_the_code_stays_when_the_reader_switches_language(
    consultation: Consultation, invitees: list[Invitee], now: datetime
) -> None:
    with time_machine.travel(now, tick=False):
        content = Client().get(f"/fi/lausu/{consultation.public_id}/?kutsu={invitees[1].code}").content.decode()
    assert f"/sv/lamna-utlatande/{consultation.public_id}/?kutsu={invitees[1].code}" in content


def test_the_same_name_is_proposed_and_confirmed(
    consultation: Consultation, invitees: list[Invitee], moderator: User, now: datetime
) -> None:
    invite(consultation=consultation, by=moderator, at=now)
    statement = send(consultation, now, organisation="RANNIKON YHDISTYS R.Y.").statement
    assert likely_answers(consultation) == [(invitees[0], statement)]
    confirm_answer(invitee=invitees[0], statement=statement, by=moderator)
    assert Invitee.objects.answered().get().confirmed_by == moderator
    assert likely_answers(consultation) == []
    with pytest.raises(DistributionRefused, match="answered_already"):
        confirm_answer(invitee=invitees[0], statement=Statement.objects.get(), by=moderator)


@pytest.mark.parametrize("name", ["Rannikon Yhdistys ry", "rannikon yhdistys r.y.", "Rannikon yhdistys, r.y"])
def test_names_are_compared_without_their_legal_form(name: str) -> None:
    assert plain_name(name) == "rannikon yhdistys"
