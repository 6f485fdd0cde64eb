"""Whoever may key in letters mends the e-mail address of one; the link that went to a wrong one opens nothing."""

from __future__ import annotations

from datetime import datetime
from uuid import uuid4

import pytest
from django.test import Client

from consultations.addresses import own_statement_address
from consultations.author_address import correct_address
from consultations.corrections import NotKeyedIn
from consultations.models import (
    Channel,
    Comment,
    Consultation,
    EarlierParticulars,
    Statement,
    StatementContact,
    Status,
)
from consultations.particulars import ParticularsRefused
from consultations.registration import register_received
from hyte.mail.models import OutgoingMail
from hyte.users.models import User
from tests.consultations.factories import put_in_status, send, written

pytestmark = pytest.mark.django_db

WRONG, RIGHT = "kasia@kerho.example", "kaisa@kerho.example"


@pytest.fixture
def letter(consultation: Consultation, moderator: User, now: datetime) -> Statement:
    arrival = {"channel": Channel.POST, "received_at": now, "key": uuid4(), "by": moderator, "at": now}
    return register_received(consultation=consultation, statement=written(email=WRONG), **arrival)


def link(token: str) -> str:
    return own_statement_address(Statement.objects.get(), token, "fi")


def test_the_right_address_gets_the_receipt_and_nothing_goes_to_the_wrong_one_any_more(
    letter: Statement, moderator: User, now: datetime
) -> None:
    assert [mail.recipient for mail in OutgoingMail.objects.all()] == [WRONG]
    assert correct_address(statement=letter, email=f" {RIGHT}", by=moderator, at=now)
    assert StatementContact.objects.get().email == RIGHT
    assert [mail.recipient for mail in OutgoingMail.objects.all()] == [RIGHT]


def test_the_link_that_went_to_the_wrong_address_opens_nothing(
    client: Client, letter: Statement, moderator: User, now: datetime
) -> None:
    assert client.get(link(letter.token)).status_code == 200
    correct_address(statement=letter, email=RIGHT, by=moderator, at=now)
    assert client.get(link(letter.token)).status_code == 404
    assert client.get(link(Statement.objects.get().token)).status_code == 200
    assert link(Statement.objects.get().token) in OutgoingMail.objects.get().body


def test_the_first_form_sent_again_still_leads_to_the_letter(
    consultation: Consultation, letter: Statement, moderator: User, now: datetime
) -> None:
    correct_address(statement=letter, email=RIGHT, by=moderator, at=now)
    arrival = {"channel": Channel.POST, "received_at": now, "key": letter.key, "by": moderator, "at": now}
    assert register_received(consultation=consultation, statement=written(email=WRONG), **arrival) == letter


def test_an_address_is_removed_with_the_mail_to_it(letter: Statement, moderator: User, now: datetime) -> None:
    correct_address(statement=letter, email="", by=moderator, at=now)
    assert not StatementContact.objects.exists()
    assert not OutgoingMail.objects.exists()


def test_that_it_was_changed_is_kept_and_not_what_it_was(letter: Statement, moderator: User, now: datetime) -> None:
    correct_address(statement=letter, email=RIGHT, by=moderator, at=now)
    before = EarlierParticulars.objects.get()
    assert (before.address_changed, before.replaced_by, before.replaced_at) == (True, moderator, now)
    assert WRONG not in str(EarlierParticulars.objects.values())


def test_the_same_address_is_passed_over(letter: Statement, moderator: User, now: datetime) -> None:
    assert not correct_address(statement=letter, email=WRONG, by=moderator, at=now)
    assert Statement.objects.get().token == letter.token


def test_the_address_of_a_decided_letter_is_not_mended(letter: Statement, moderator: User, now: datetime) -> None:
    put_in_status(Comment.objects.all(), Status.PUBLISHED, now)
    with pytest.raises(ParticularsRefused):
        correct_address(statement=letter, email=RIGHT, by=moderator, at=now)


def test_what_came_by_the_form_keeps_its_address(consultation: Consultation, moderator: User, now: datetime) -> None:
    sent = send(consultation, now, email=WRONG).statement
    with pytest.raises(NotKeyedIn):
        correct_address(statement=sent, email=RIGHT, by=moderator, at=now)
