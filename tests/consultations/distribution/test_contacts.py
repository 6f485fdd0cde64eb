"""The address of who was asked goes a year after closing, or when its owner asks; the name stays on record."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from consultations import acts
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


@pytest.mark.parametrize(("early", "left"), [(timedelta(microseconds=1), 2), (timedelta(0), 0)])
def test_addresses_age_out_a_year_after_cancelling_as_their_owners_are_told(
    asked: Consultation, now: datetime, early: timedelta, left: int
) -> None:
    acts.cancel(consultation=asked, reason_fi="Syy.", reason_sv="Skäl.", by=None, at=now)
    assert contacts.data_about(ADDRESS)[0]["address_kept_until"] == now + CONTACTS_KEPT
    contacts.drain(at=now + CONTACTS_KEPT - early)
    assert InviteeContact.objects.count() == left


@pytest.mark.parametrize(("early", "left"), [(timedelta(microseconds=1), 1), (timedelta(0), 0)])
def test_an_address_on_a_list_that_was_never_announced_ages_from_the_day_it_was_added(
    home_fi: HomePage, now: datetime, early: timedelta, left: int
) -> None:
    add_parties(consultation=add_page(home_fi).consultation, parties=[Party("Uusi ry", email=ADDRESS)])
    InviteeContact.objects.update(added_at=now)
    contacts.drain(at=now + CONTACTS_KEPT - early)
    assert InviteeContact.objects.count() == left


def test_the_staff_still_see_who_was_asked_by_mail_and_who_by_post_when_the_addresses_are_gone(
    asked: Consultation, client: Client, moderator: User
) -> None:
    contacts.drain(at=asked.closes_at + CONTACTS_KEPT)
    client.force_login(moderator)
    page = client.get(reverse("distributions:list", args=[asked.pk])).content.decode()
    assert page.count("Kysytty sähköpostitse; osoite on poistettu") == 2
    assert page.count("Ei osoitetta: postitse") == 1
    assert ADDRESS not in page


def test_an_address_is_erased_on_request_and_the_others_stay(asked: Consultation, now: datetime) -> None:
    assert contacts.erase(email=ADDRESS.upper(), at=now) == 1
    assert InviteeContact.objects.get().email == OutgoingMail.objects.get().recipient == "stad@merilinna.example"
    assert contacts.erase(email=ADDRESS, at=now) == 0


def test_what_is_held_tells_which_statement_was_asked_for(asked: Consultation, now: datetime) -> None:
    (held,) = contacts.data_about(ADDRESS)
    assert held["name"] == "Rannikon Yhdistys ry"
    assert held["asked_at"] == now
    assert held["consultation"] == ["Järjestöyhteistyön ohjelma"]
