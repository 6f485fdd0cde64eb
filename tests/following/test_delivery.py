"""The last step, over a mail server that fails in its ways: nothing is lost, nothing is sent twice."""

from __future__ import annotations

import re
from collections import Counter
from datetime import datetime, timedelta
from smtplib import SMTPConnectError, SMTPDataError, SMTPRecipientsRefused, SMTPServerDisconnected

import pytest
from django.core.mail import EmailMessage

from hyte.following.telling import drain
from hyte.mail import outbox
from hyte.mail.models import OutgoingMail
from tests.following.factories import event, follower

pytestmark = pytest.mark.django_db

FOLLOWERS = 50
"""A tenth of the five hundred mails of the target."""

FAULTS = [
    ConnectionRefusedError("refused"),
    SMTPConnectError(421, "busy"),
    SMTPDataError(451, "try again"),
    SMTPRecipientsRefused({"aino@rantamaa.example": (450, b"greylisted")}),
    SMTPServerDisconnected("dropped"),
    TimeoutError("slow"),
]


class MailServer:
    """Takes what it is given, or fails while there are faults left."""

    def __init__(self) -> None:
        self.faults: list[OSError] = []
        self.taken: list[EmailMessage] = []

    def __call__(self, **options: object) -> MailServer:
        return self

    def __enter__(self) -> MailServer:
        return self

    def __exit__(self, *error: object) -> None:
        return None

    def send_messages(self, messages: list[EmailMessage]) -> int:
        if self.faults:
            raise self.faults.pop()
        self.taken += messages
        return len(messages)


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> MailServer:
    server = MailServer()
    monkeypatch.setattr(outbox, "get_connection", server)
    return server


def deliver_until_quiet(at: datetime) -> None:
    """Run both jobs for a day of the clock."""
    for minutes in range(0, 24 * 60, 30):
        now = at + timedelta(minutes=minutes)
        drain(at=now)
        while outbox.drain(at=now):
            pass


def test_every_follower_gets_the_mail_once_though_the_server_fails_in_every_way(
    now: datetime, server: MailServer
) -> None:
    for number in range(FOLLOWERS):
        follower(now, f"seuraaja{number}@rantamaa.example")
    event(now)
    server.faults = FAULTS * 15
    deliver_until_quiet(now)
    assert Counter(message.to[0] for message in server.taken) == {
        f"seuraaja{number}@rantamaa.example": 1 for number in range(FOLLOWERS)
    }
    assert not OutgoingMail.objects.undelivered().exists()


def test_the_head_of_the_mail_says_how_to_stop(now: datetime, server: MailServer) -> None:
    token = follower(now).token
    event(now)
    deliver_until_quiet(now)
    head = re.sub(r"\s*\n\s+", " ", server.taken[0].message().as_string().partition("\n\n")[0])  # unfolded
    address = f"<http://testserver/fi/lopeta-seuraaminen/{token}/consultation-abcdefghjkmn/>"
    assert f"List-Unsubscribe: {address}" in head
    assert "List-Unsubscribe-Post: List-Unsubscribe=One-Click" in head


def test_a_second_attempt_is_the_same_mail_to_a_mailbox(now: datetime) -> None:
    follower(now)
    event(now)
    drain(at=now)
    mail = OutgoingMail.objects.get()
    assert outbox.message_id(mail) == outbox.message_id(OutgoingMail.objects.get())
    assert "aino" not in outbox.message_id(mail)
