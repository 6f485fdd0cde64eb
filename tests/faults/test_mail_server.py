"""Receipts over a real SMTP conversation, with a mail server that fails in every way before it heals."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.conf import LazySettings
from django.test import Client
from django.urls import reverse

from consultations.models import Consultation, Statement
from hyte.mail import outbox, transport
from hyte.mail.models import LONGEST_WAIT, OutgoingMail
from hyte.pages.models import HomePage
from hyte.users.roles import Role
from tests.consultations.factories import open_consultation, send
from tests.faults.conftest import drain_all
from tests.faults.scale import scaled
from tests.faults.smtp import MailServer, Mood
from tests.threads import LONG
from tests.users.factories import signed_in

pytestmark = pytest.mark.django_db
MAILS = scaled(500)
FAULTS = [mood for mood in Mood if mood is not Mood.WELL]
SLOWEST = timedelta(hours=2)


@pytest.fixture
def consultation(home_fi: HomePage, now: datetime) -> Consultation:
    return open_consultation(home_fi, now)


@pytest.fixture
def put(server: MailServer, monkeypatch: pytest.MonkeyPatch) -> Callable[[Mood], None]:
    """Put the mail server into a mood; who says nothing is waited for as long as it takes to tell."""

    def put_into(mood: Mood) -> None:
        server.mood = mood
        monkeypatch.setattr(transport, "TIMEOUT", 0.2 if mood is Mood.SLOW else LONG)

    return put_into


def test_the_statement_is_saved_and_nobody_waits_for_the_mail_server(
    consultation: Consultation, server: MailServer, now: datetime
) -> None:
    server.mood = Mood.SLOW
    send(consultation, now, email="aino@yhdistys.example")
    assert Statement.objects.count() == OutgoingMail.objects.untried().count() == 1
    assert server.connections == 0


def test_no_receipt_is_lost_and_none_is_in_a_mailbox_twice_however_the_server_failed(
    consultation: Consultation,
    server: MailServer,
    put: Callable[[Mood], None],
    now: datetime,
    settings: LazySettings,
) -> None:
    addresses = {f"aino{number}@yhdistys.example" for number in range(MAILS)}
    for address in sorted(addresses):
        send(consultation, now, email=address)
    settings.MAIL_URL = "smtp://127.0.0.1:1"  # nobody listens there: the server is down
    assert drain_all(now) == 0
    settings.MAIL_URL = server.url
    for number, mood in enumerate(FAULTS, start=1):
        put(mood)
        drain_all(now + number * SLOWEST)
    put(Mood.WELL)
    drain_all(now + (len(FAULTS) + 1) * SLOWEST)
    assert not OutgoingMail.objects.undelivered().exists()
    assert {address: len(kept) for address, kept in server.mailboxes.items()} == dict.fromkeys(addresses, 1)


@pytest.mark.parametrize("mood", FAULTS, ids=lambda mood: mood.name.lower())
def test_each_failure_leaves_the_mail_waiting_and_says_why(
    consultation: Consultation, put: Callable[[Mood], None], now: datetime, mood: Mood
) -> None:
    put(mood)
    send(consultation, now, email="aino@yhdistys.example")
    outbox.drain(at=now)
    mail = OutgoingMail.objects.get()
    assert (mail.sent_at == now) == (mood is Mood.LEAVING)  # what the server said it has is delivered
    assert bool(mail.last_error) == (mood is not Mood.LEAVING)


def test_what_cannot_be_written_is_given_up_at_once_and_holds_up_no_other_mail(
    consultation: Consultation, server: MailServer, now: datetime
) -> None:
    for address in ("a@א1.fi", "meri@yhdistys.example", "a@b..fi", "aino@yhdistys.example"):
        send(consultation, now, email=address)
    assert outbox.drain(at=now) == 2
    assert set(server.mailboxes) == {"meri@yhdistys.example", "aino@yhdistys.example"}
    assert not OutgoingMail.objects.undelivered().exists()
    reasons = list(OutgoingMail.objects.given_up().values_list("failed_at", "last_error").order_by("pk"))
    assert [at for at, _reason in reasons] == [now, now]
    assert "idna" in reasons[0][1]
    assert "b..fi" not in reasons[1][1]


def test_a_password_that_cannot_be_sent_costs_no_mail(
    consultation: Consultation, server: MailServer, now: datetime, settings: LazySettings
) -> None:
    settings.MAIL_URL = server.url.replace("//", "//hyte:salasanä@")
    server.features = ("AUTH PLAIN",)
    send(consultation, now, email="aino@yhdistys.example")
    assert outbox.drain(at=now) == 0
    assert "UnicodeEncodeError" in OutgoingMail.objects.undelivered().get().last_error


def attempts_until_given_up(now: datetime) -> list[datetime]:
    """Let the worker try whenever the only mail is due; return when it tried."""
    tried = []
    while (mail := OutgoingMail.objects.undelivered().first()) is not None:
        tried.append(max(mail.due_at, now))
        outbox.drain(at=tried[-1])
    return tried


def test_the_pauses_grow_to_two_hours_and_end_after_forty_eight(
    consultation: Consultation, server: MailServer, now: datetime
) -> None:
    server.mood = Mood.REFUSING
    send(consultation, now, email="aino@yhdistys.example")
    tried = attempts_until_given_up(now)
    pauses = [later - earlier for earlier, later in zip(tried, tried[1:], strict=False)]
    assert pauses[:4] == [timedelta(minutes=minutes) for minutes in (1, 2, 4, 8)]
    assert pauses == sorted(pauses)
    assert max(pauses) == SLOWEST
    assert LONGEST_WAIT <= tried[-1] - now < LONGEST_WAIT + SLOWEST


@pytest.mark.parametrize("role", [None, *Role])
def test_a_mail_that_finally_failed_is_seen_in_the_staff_interface_without_its_address(
    client: Client, consultation: Consultation, server: MailServer, now: datetime, role: Role | None
) -> None:
    server.mood = Mood.REFUSING
    statement = send(consultation, now, email="aino@yhdistys.example").statement
    attempts_until_given_up(now)
    signed_in(client, role)
    listed = client.get(reverse("undelivered:index")).content.decode()
    seen = role in {Role.REGISTRY, Role.ADMINISTRATOR}
    assert (statement.public_id in listed) == seen
    assert ("1 viesti jäi toimittamatta" in client.get(reverse("wagtailadmin_home")).content.decode()) == seen
    assert ("554" in listed) == seen
    assert "aino@" not in listed
