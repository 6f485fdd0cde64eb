"""Real threads on the real database: two coordinators, two workers, a worker and an extension, a double click."""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import uuid4

import pytest

from consultations import acts
from consultations.distribution.answering import mark_answered
from consultations.distribution.inviting import invite
from consultations.distribution.keeping import Party, add_parties
from consultations.distribution.models import Invitee
from consultations.distribution.reminding import REMIND_BEFORE, drain
from consultations.models import Channel, Consultation, Statement
from consultations.registration import register_received
from hyte.mail.models import OutgoingMail
from hyte.pages.models import HomePage
from hyte.users.models import User
from tests.consultations.factories import open_consultation, send, written
from tests.threads import at_once

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.smoke]


@pytest.fixture
def consultation(languages: None, home_fi: HomePage, now: datetime) -> Consultation:
    consultation = open_consultation(home_fi, now)
    parties = [Party(f"Yhdistys {number} ry", email=f"y{number}@y.example") for number in range(5)]
    add_parties(consultation=consultation, parties=parties)
    return consultation


def test_eight_coordinators_ask_everybody_once(consultation: Consultation, moderator: User, now: datetime) -> None:
    counts = at_once(8, lambda _n: invite(consultation=consultation, by=moderator, at=now))
    assert sorted(counts) == [0] * 7 + [5]
    assert OutgoingMail.objects.count() == 5


def test_eight_workers_remind_everybody_once(consultation: Consultation, moderator: User) -> None:
    invite(consultation=consultation, by=moderator, at=consultation.opens_at)
    at = consultation.closes_at - REMIND_BEFORE + timedelta(days=1)
    assert sum(at_once(8, lambda _n: drain(at=at))) == 5
    assert OutgoingMail.objects.filter(key__startswith="invitation-reminder:").count() == 5


def test_a_reminder_tells_the_deadline_that_counts(consultation: Consultation, moderator: User) -> None:
    invite(consultation=consultation, by=moderator, at=consultation.opens_at)
    at, later = consultation.closes_at - timedelta(days=3), consultation.closes_at + timedelta(days=30)
    told = {"consultation": consultation, "closes_at": later, "reason_fi": "Syy.", "reason_sv": "Skäl.", "by": None}
    at_once(2, lambda number: drain(at=at) if number else acts.extend(at=at, **told))
    assert set(Invitee.objects.values_list("reminded_of", flat=True)) <= {None, consultation.closes_at}
    assert drain(at=later - REMIND_BEFORE) == 5
    assert OutgoingMail.objects.filter(key__startswith="invitation-reminder:").count() == 5


def test_of_many_answers_by_one_link_one_is_kept(consultation: Consultation, now: datetime) -> None:
    code = Invitee.objects.first().code
    statements = [send(consultation, now).statement for _number in range(4)]
    marked = at_once(4, lambda number: mark_answered(statement=statements[number], code=code))
    assert sum(marked) == 1
    assert Invitee.objects.answered().count() == 1


def test_a_double_click_keys_in_one_letter(consultation: Consultation, moderator: User, now: datetime) -> None:
    key, letter = uuid4(), written("Kirje.", email="a@y.example")
    values = {"channel": Channel.POST, "received_at": now, "key": key, "by": moderator, "at": now}
    at_once(8, lambda _n: register_received(consultation=consultation, statement=letter, **values))
    assert Statement.objects.count() == 1
    assert OutgoingMail.objects.count() == 1
