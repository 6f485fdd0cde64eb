"""A confirmed e-mail address, where a consultation asks for it."""

from __future__ import annotations

from datetime import datetime

import pytest
import time_machine
from django.test import Client

from consultations.addresses import confirmation_address
from consultations.confirmation import ConfirmationInvalid, confirm_address, confirmation_token
from consultations.erasure import erase_statement
from consultations.models import Comment, Consultation, Moderation, Statement, Status
from consultations.submission import Receipt
from hyte.mail.models import OutgoingMail
from hyte.pages.models import HomePage
from tests.consultations.factories import open_consultation, send
from tests.consultations.test_give_statement import filled

pytestmark = [pytest.mark.django_db, pytest.mark.smoke]
EMAIL = "meri@yhdistys.example"


@pytest.fixture
def consultation(home_fi: HomePage, now: datetime) -> Consultation:
    return open_consultation(home_fi, now, moderation=Moderation.POST, confirm_email=True)


@pytest.fixture
def receipt(consultation: Consultation, now: datetime) -> Receipt:
    return send(consultation, now, "Salainen mielipide.", email=EMAIL)


@pytest.fixture
def address(receipt: Receipt) -> str:
    return confirmation_address(receipt.statement, confirmation_token(receipt.statement, EMAIL), "fi")


def test_a_statement_waits_for_its_confirmation_where_others_are_published_at_once(receipt: Receipt) -> None:
    assert Comment.objects.get().status == Status.PENDING
    assert receipt.statement.awaits_confirmation


def test_the_mail_carries_no_text_and_no_link_to_the_statement(receipt: Receipt) -> None:
    mail = OutgoingMail.objects.get()
    assert "Salainen" not in mail.body
    assert receipt.token not in mail.body
    assert confirmation_token(receipt.statement, EMAIL) in mail.body


def test_opening_the_link_confirms_nothing(client: Client, address: str) -> None:
    content = client.get(address).content.decode()
    assert "Vahvista osoite" in content
    assert "Salainen" not in content
    assert Statement.objects.get().email_confirmed_at is None


def test_the_button_confirms_publishes_and_sends_the_receipt(
    client: Client, address: str, receipt: Receipt, now: datetime
) -> None:
    with time_machine.travel(now, tick=False):
        client.post(address)
    assert Statement.objects.get().email_confirmed_at == now
    assert Comment.objects.get().status == Status.PUBLISHED
    assert receipt.token in OutgoingMail.objects.latest("pk").body


def test_a_second_confirmation_changes_nothing(client: Client, address: str) -> None:
    client.post(address)
    assert client.post(address).status_code == 200
    assert OutgoingMail.objects.count() == 2


def test_a_confirmed_address_is_marked_in_public(client: Client, address: str, receipt: Receipt) -> None:
    client.post(address)
    content = client.get(f"/fi/lausunnot/{receipt.statement.public_id}/").content.decode()
    assert "<dt>Sähköpostiosoite</dt><dd>vahvistettu</dd>" in content
    assert EMAIL not in content


def test_it_is_possible_after_the_deadline(consultation: Consultation, receipt: Receipt) -> None:
    token = confirmation_token(receipt.statement, EMAIL)
    confirmed = confirm_address(statement=receipt.statement, token=token, at=consultation.closes_at)
    assert confirmed.email_confirmed_at == consultation.closes_at


def test_the_receipts_token_confirms_nothing(client: Client, receipt: Receipt, now: datetime) -> None:
    assert client.post(confirmation_address(receipt.statement, receipt.token, "fi")).status_code == 404
    with pytest.raises(ConfirmationInvalid):
        confirm_address(statement=receipt.statement, token=receipt.token, at=now)


def test_the_link_dies_with_the_statement(client: Client, address: str, receipt: Receipt, now: datetime) -> None:
    erase_statement(statement=receipt.statement, at=now)
    assert client.get(address).status_code == 404


def test_the_form_wants_an_address(client: Client, consultation: Consultation, now: datetime) -> None:
    with time_machine.travel(now, tick=False):
        response = client.post(f"/fi/lausu/{consultation.public_id}/", filled(consultation, now))
    assert list(response.context["form"].errors) == ["email"]


def test_a_statement_held_for_another_reason_stays_held(
    consultation: Consultation, receipt: Receipt, now: datetime
) -> None:
    Statement.objects.update(signals=["links"])
    confirm_address(statement=receipt.statement, token=confirmation_token(receipt.statement, EMAIL), at=now)
    assert Comment.objects.get().status == Status.PENDING
