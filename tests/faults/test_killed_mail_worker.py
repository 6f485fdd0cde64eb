"""The worker that mails may be killed at any step: no mail is lost, and one comes twice only where none could know."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from hyte.mail import outbox
from hyte.mail.models import LEASE, OutgoingMail
from tests.faults.conftest import drain_all
from tests.faults.killing import killed_at
from tests.faults.scale import scaled
from tests.faults.smtp import MailServer

pytestmark = pytest.mark.django_db(transaction=True)

CALLS = scaled(20)
"""Calls of each step at which the worker is killed, in full; it has as many mails to send, and one more."""

SECOND = timedelta(seconds=1)

DEATHS = {
    "before it claims a mail": ("claim", False),
    "when it has claimed a mail": ("claim", True),
    "before the mail server has the mail": ("hand_over", False),
    "when the mail server has the mail": ("hand_over", True),
    "before the acknowledgement is stored": ("note_sent", False),
    "when the acknowledgement is stored": ("note_sent", True),
}
HELD = {key for key, death in DEATHS.items() if death not in {("claim", False), ("note_sent", True)}}
"""Deaths that leave a mail claimed: it waits for the end of the lease."""
TAKEN_TWICE = {"when the mail server has the mail", "before the acknowledgement is stored"}


def queue(call: int, at: datetime) -> set[str]:
    """Queue the mails of one death; return their recipients."""
    addresses = {f"aino{call}.{number}@yhdistys.example" for number in range(CALLS + 1)}
    with_words = {"language": "fi", "subject": "Lausuntosi", "body": "Kiitos.\n", "created_at": at, "due_at": at}
    OutgoingMail.objects.bulk_create(
        OutgoingMail(key=f"receipt:{address}", recipient=address, **with_words) for address in sorted(addresses)
    )
    return addresses


@pytest.mark.parametrize("death", DEATHS)
def test_whatever_a_killed_worker_left_reaches_everybody(server: MailServer, now: datetime, death: str) -> None:
    step, after = DEATHS[death]
    for call in range(1, CALLS + 1):
        at = now + call * timedelta(hours=1)
        addresses = queue(call, at)
        assert killed_at(f"hyte.mail.outbox.{step}", call=call, after=after, work=lambda at=at: outbox.drain(at=at))
        drain_all(at + LEASE - SECOND)
        assert OutgoingMail.objects.undelivered().count() == (death in HELD)
        drain_all(at + LEASE)
        assert not OutgoingMail.objects.undelivered().exists()
        taken = {address: server.taken[address] for address in addresses}
        assert min(taken.values()) == 1
        assert sum(taken.values()) == len(addresses) + (death in TAKEN_TWICE)
        assert {len(server.mailboxes[address]) for address in addresses} == {1}  # by the Message-ID
        assert not OutgoingMail.objects.given_up().exists()
