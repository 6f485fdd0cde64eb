"""Whoever asks learns everything that is held about an address, and whoever wants it erased is believed everywhere."""

from __future__ import annotations

import json
from datetime import datetime, timedelta
from io import StringIO

import pytest
import time_machine
from django.apps import apps
from django.core.management import call_command
from django.db import connection, models
from django.test.utils import CaptureQueriesContext

from consultations.distribution.inviting import invite
from consultations.distribution.keeping import Party, add_parties
from consultations.distribution.models import InviteeContact
from consultations.models import Comment, Consultation, Statement, StatementContact
from consultations.period import CONTACTS_KEPT
from hyte.following import asking
from hyte.following.models import Follower, Frequency
from hyte.following.topics import Topic, consultation_topic
from hyte.mail.models import OutgoingMail
from hyte.operations.personal_data import held_about
from hyte.pages.models import HomePage
from hyte.people.models import Person
from hyte.users.models import User
from tests.consultations.factories import open_consultation, send

pytestmark = [pytest.mark.django_db, pytest.mark.smoke]

EMAIL = "meri@yhdistys.example"
OTHER = "toinen@yhdistys.example"
ANSWERED = {
    "consultations.StatementContact.email",
    "distribution.InviteeContact.email",
    "following.Follower.email",
    "mail.OutgoingMail.recipient",
    "people.Person.email",
    "users.User.email",
}
"""Fields whose content the answer tells."""

OF_THE_AUTHORITY = {"consultations.ModerationSettings.deputy_email", "materials.PartnershipDayPage.sign_up_email"}
"""Mailboxes for work, which staff type into settings and public pages."""


@pytest.fixture
def known(home_fi: HomePage, now: datetime) -> Statement:
    """A statement, a request for one, something that is followed and the mails of all these; for two addresses."""
    consultation = open_consultation(home_fi, now)
    by = User.objects.create_superuser("meri", EMAIL, "salasana")
    Person.objects.create(name="Meri Ranta", email=EMAIL)
    add_parties(consultation=consultation, parties=[Party(email, email=email) for email in (EMAIL, OTHER)])
    invite(consultation=consultation, by=by, at=now)
    topic = Topic(consultation_topic(consultation.public_id), "Ohjelma", "/fi/")
    for email in (OTHER, EMAIL):
        asking.follow(email=email, topic=topic, frequency=Frequency.DAILY, language="fi", network="x", at=now)
        statement = send(consultation, now, "Kannatamme.", email=email).statement
    return statement


def told(*command: str) -> str:
    output = StringIO()
    call_command(*command, stdout=output)
    return output.getvalue()


def test_everything_that_is_held_about_an_address_is_told(known: Statement) -> None:
    held = json.loads(told("personal_data", f" {EMAIL.upper()} "))
    assert [statement["reference"] for statement in held["statements"]] == [known.public_id]
    assert [asked["asked_at"] for asked in held["asked_for_a_statement"]] == ["2026-10-12T12:00:00+03:00"]
    assert [topic["how_often"] for topic in held["follows"][0]["topics"]] == ["daily"]
    assert [person["name"] for person in held["contact_person"]] == ["Meri Ranta"]
    assert [account["username"] for account in held["staff_account"]] == ["meri"]
    assert len(held["mails"]) == OutgoingMail.objects.filter(recipient=EMAIL).count() == 3
    assert OTHER not in json.dumps(held)


def test_it_is_told_until_when_an_address_is_kept(known: Statement) -> None:
    held = json.loads(told("personal_data", EMAIL))
    assert held["statements"][0]["email_kept_until"] == "2027-10-19T12:00:00+03:00"
    assert held["asked_for_a_statement"][0]["address_kept_until"] == "2027-10-19T12:00:00+03:00"


def test_what_is_held_in_a_statement_is_told_by_its_reference(known: Statement) -> None:
    assert json.loads(told("personal_data", known.public_id)) == {
        "statements": [
            statement
            for statement in json.loads(told("personal_data", EMAIL))["statements"]
            if statement["reference"] == known.public_id
        ]
    }
    assert json.loads(told("personal_data", "x" * 12)) == {"statements": []}


def test_many_statements_cost_as_many_queries_as_one(known: Statement, now: datetime) -> None:
    with CaptureQueriesContext(connection) as one:
        held_about(EMAIL)
    for _number in range(3):
        send(known.consultation, now, "Tavoite.", "Avustus.", email=EMAIL)
    with CaptureQueriesContext(connection) as many:
        held = held_about(EMAIL)
    assert len(many) == len(one)
    assert [len(statement["mails"]) for statement in held["statements"]] == [1] * 4


def test_no_link_that_acts_for_the_owner_is_in_the_answer(known: Statement) -> None:
    assert Follower.objects.get(email=EMAIL).token not in told("personal_data", EMAIL)


def test_nothing_is_held_about_a_stranger(known: Statement) -> None:
    assert not any(json.loads(told("personal_data", "meri@toinen.example")).values())


def test_every_field_that_holds_an_address_is_answered_for() -> None:
    """A new one turns this red until `held_about` tells of it, or it is named as a mailbox of the authority."""
    fields = {
        f"{model._meta.app_label}.{model.__name__}.{field.name}"
        for model in apps.get_models()
        for field in model._meta.get_fields()
        if isinstance(field, models.EmailField) and not model._meta.app_config.name.startswith(("wagtail", "django"))
    }
    assert fields == ANSWERED | OF_THE_AUTHORITY


def test_an_erased_address_is_nowhere_and_the_words_stay(known: Statement) -> None:
    answered = told("erase_address", EMAIL.upper(), "--yes")
    assert f"erase_statement {known.public_id}" in answered
    for addresses in (
        StatementContact.objects.values_list("email", flat=True),
        InviteeContact.objects.values_list("email", flat=True),
        Follower.objects.values_list("email", flat=True),
        OutgoingMail.objects.values_list("recipient", flat=True).distinct(),
    ):
        assert list(addresses) == [OTHER]
    assert Comment.objects.get(statement=known).text == "Kannatamme."
    assert "Found: contact_person 1, staff_account 1." in told("erase_address", EMAIL, "--yes")


def test_without_yes_nothing_is_erased(known: Statement) -> None:
    assert "asked_for_a_statement 1, follows 1" in told("erase_address", EMAIL)
    assert InviteeContact.objects.filter(email=EMAIL).exists()


def test_one_command_ages_out_the_contact_data_of_authors_and_of_those_who_were_asked(known: Statement) -> None:
    aged = Consultation.objects.get().closes_at + CONTACTS_KEPT
    with time_machine.travel(aged - timedelta(seconds=1), tick=False):
        assert "none" in told("age_out_contacts", "--dry-run")
        assert "deleted: 0" in told("age_out_contacts")
        assert "deleted: 4" in told("age_out_contacts", "--older-than-days", "364")
