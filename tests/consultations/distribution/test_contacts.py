"""The address of who was asked goes a year after closing, or when its owner asks; the name stays on record."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from consultations.distribution import contacts
from consultations.distribution.inviting import invite
from consultations.distribution.keeping import Party, add_parties
from consultations.distribution.models import Invitee, InviteeContact
from consultations.models import Consultation
from consultations.period import CONTACTS_KEPT
from hyte.mail.models import OutgoingMail
from hyte.pages.models import HomePage
from hyte.users.models import User
from tests.consultations.distribution.conftest import ADDRESS
from tests.consultations.factories import add_page

pytestmark = [pytest.mark.django_db, pytest.mark.smoke]


@pytest.fixture
def asked(consultation: Consultation, invitees: list[Invitee], moderator: User, now: datetime) -> Consultation:
    invite(consultation=consultation, by=moderator, at=now)
    return consultation


@pytest.mark.parametrize(("early", "left"), [(timedelta(microseconds=1), 2), (timedelta(0), 0)])
def test_addresses_age_out_a_year_after_closing_with_their_mails(
    asked: Consultation, early: timedelta, left: int
) -> None:
    assert contacts.drain(at=asked.closes_at + CONTACTS_KEPT - early) == 2 - left
    assert InviteeContact.objects.count() == OutgoingMail.objects.count() == left
    assert Invitee.objects.invited().count() == 3


def test_the_list_of_a_consultation_that_is_not_announced_does_not_age(home_fi: HomePage, now: datetime) -> None:
    add_parties(consultation=add_page(home_fi).consultation, parties=[Party("Uusi ry", email=ADDRESS)])
    assert contacts.drain(at=now + timedelta(days=3650)) == 0


def test_an_address_is_erased_on_request_and_the_others_stay(asked: Consultation) -> None:
    assert contacts.erase(email=ADDRESS.upper()) == 1
    assert InviteeContact.objects.get().email == OutgoingMail.objects.get().recipient == "stad@merilinna.example"
    assert contacts.erase(email=ADDRESS) == 0


def test_what_is_held_tells_which_statement_was_asked_for(asked: Consultation, now: datetime) -> None:
    (held,) = contacts.data_about(ADDRESS)
    assert held["name"] == "Rannikon Yhdistys ry"
    assert held["asked_at"] == now
    assert held["consultation"] == ["Järjestöyhteistyön ohjelma"]
