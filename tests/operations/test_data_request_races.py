"""Two presses at the same moment, on real threads and the real database: one erases, the other finds nothing."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime

import pytest
from django.db import connection, transaction

from consultations.distribution.inviting import invite
from consultations.distribution.keeping import Party, add_parties
from consultations.distribution.models import InviteeContact
from consultations.erasure import erase_statement
from consultations.locking import lock_consultation
from consultations.models import Consultation, Statement, StatementContact
from hyte.following import asking
from hyte.following.changing import lock_follower, unfollow
from hyte.following.models import Follower, Frequency
from hyte.following.topics import Topic, consultation_topic
from hyte.mail.models import OutgoingMail
from hyte.operations.data_requests import erase
from hyte.operations.models import DataRequestStep
from hyte.pages.models import HomePage
from hyte.users.models import User
from tests.consultations.factories import open_consultation, send
from tests.threads import LONG, at_once, wait_until_waiting

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.smoke]

EMAIL = "meri@yhdistys.example"
ROUNDS = 5
PARTS = {
    "mails": OutgoingMail,
    "addresses": StatementContact,
    "asked_for_a_statement": InviteeContact,
    "follows": Follower,
}


@pytest.fixture
def consultation(languages: None, home_fi: HomePage, now: datetime) -> Consultation:
    return open_consultation(home_fi, now)


def known(consultation: Consultation, by: User, at: datetime, number: int) -> Statement:
    """Return a new statement that was given with the address, which is asked and follows, too."""
    add_parties(consultation=consultation, parties=[Party(f"Yhdistys {number}", email=EMAIL)])
    invite(consultation=consultation, by=by, at=at)
    topic = Topic(consultation_topic(consultation.public_id), "Ohjelma", "/fi/")
    asking.follow(email=EMAIL, topic=topic, frequency=Frequency.DAILY, language="fi", network=f"x{number}", at=at)
    return send(consultation, at, "Kannatamme.", email=EMAIL).statement


@pytest.mark.parametrize("left", [*PARTS, "statements"])
def test_what_two_presses_erase_is_counted_once(consultation: Consultation, now: datetime, left: str) -> None:
    """Each part by itself: where there are several, the two meet at the first."""
    clerk = User.objects.create_user("virkailija", "virkailija@hyte.example", "salasana")
    for number in range(ROUNDS):
        reference = known(consultation, clerk, now, number).public_id
        for part, model in PARTS.items():
            if part != left:
                model.objects.all().delete()

        def press(_turn: int, reference: str = reference) -> int:
            asked = reference if left == "statements" else EMAIL
            return erase(asked=asked, address=True, words=[reference], by=clerk, at=now).found.get(left, 0)

        assert sorted(at_once(2, press)) == [0, 3 if left == "mails" else 1]
    assert DataRequestStep.objects.count() == ROUNDS


def take_the_consultation(statement: Statement) -> None:
    lock_consultation(statement.consultation_id)


def erase_the_statement(statement: Statement, at: datetime) -> None:
    erase_statement(statement=statement, at=at)


def take_the_follower(_statement: Statement) -> None:
    lock_follower(EMAIL)


def follow_no_more(_statement: Statement, _at: datetime) -> None:
    unfollow(follower=Follower.objects.get())


@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite has one writer at a time")
@pytest.mark.parametrize(
    ("begin", "finish", "left"),
    [
        (take_the_consultation, erase_the_statement, {"asked_for_a_statement": 1, "follows": 1, "mails": 2}),
        (take_the_follower, follow_no_more, {"addresses": 1, "asked_for_a_statement": 1, "mails": 2, "statements": 1}),
    ],
)
def test_an_erasure_waits_for_what_the_person_is_doing_and_takes_the_rest(
    consultation: Consultation,
    now: datetime,
    begin: Callable[[Statement], None],
    finish: Callable[[Statement, datetime], None],
    left: dict[str, int],
) -> None:
    clerk = User.objects.create_user("virkailija", "virkailija@hyte.example", "salasana")
    statement = known(consultation, clerk, now, 1)

    def press() -> dict[str, int]:
        try:
            return erase(asked=EMAIL, address=True, words=[statement.public_id], by=clerk, at=now).found
        finally:
            connection.close()

    with ThreadPoolExecutor(1) as pool:
        with transaction.atomic():
            begin(statement)
            pressed = pool.submit(press)
            wait_until_waiting(1)
            finish(statement, now)
        found = pressed.result(LONG)
    assert {part: number for part, number in found.items() if number} == left
