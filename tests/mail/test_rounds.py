"""A round with a slow mail server ends before another worker takes what it has in hand for left behind."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from django.core.mail import EmailMessage

from hyte.mail import outbox
from hyte.mail.models import LEASE, ROUND, OutgoingMail
from hyte.mail.transport import TIMEOUT

pytestmark = pytest.mark.django_db

ANSWERS = 15
"""What is waited for with one mail: the connection, the encryption, the password, sender, recipient, text, farewell."""
SLOWEST = timedelta(seconds=ANSWERS * TIMEOUT)


class SlowServer:
    """Takes each mail after a time; meanwhile another worker looks for what is due."""

    def __init__(self, at: datetime, takes: timedelta) -> None:
        self.at, self.takes = at, takes
        self.past = timedelta()
        self.taken: list[str] = []
        self.is_alone = True

    def monotonic(self) -> float:
        return self.past.total_seconds()

    def hand_over(self, message: EmailMessage) -> None:
        self.past += self.takes
        self.taken += message.to
        if self.is_alone:
            self.is_alone = False
            outbox.drain(at=self.at + self.past)
            self.is_alone = True


def queue(count: int, at: datetime) -> None:
    with_words = {"language": "fi", "subject": "Lausuntosi", "body": "Kiitos.", "created_at": at, "due_at": at}
    addresses = [f"aino{number}@yhdistys.example" for number in range(count)]
    OutgoingMail.objects.bulk_create(OutgoingMail(key=f"x:{to}", recipient=to, **with_words) for to in addresses)


@pytest.mark.parametrize("takes", [timedelta(seconds=1), timedelta(seconds=40), SLOWEST])
def test_no_mail_is_sent_by_two_workers_however_slow_the_server_is(
    now: datetime, monkeypatch: pytest.MonkeyPatch, takes: timedelta
) -> None:
    server = SlowServer(now, takes)
    monkeypatch.setattr(outbox, "monotonic", server.monotonic)
    monkeypatch.setattr(outbox, "hand_over", server.hand_over)
    queue(20, now)
    while outbox.drain(at=now + server.past):
        pass
    assert len(server.taken) == len(set(server.taken)) == 20


def test_the_last_mail_of_a_round_is_through_before_the_lease_ends() -> None:
    assert ROUND + SLOWEST < LEASE
