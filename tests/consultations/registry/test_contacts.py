"""How to reach the authors: for the registry only, and every look at it is on record."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from django.db import DatabaseError, transaction
from django.test import Client
from django.urls import reverse

from consultations.models import Consultation, Statement
from consultations.models.append_only import RecordIsFinal
from consultations.registry import contacts
from consultations.registry.contacts import read_contacts
from consultations.registry.models import ContactReading
from hyte.users.models import User
from hyte.users.roles import Role
from tests.consultations.factories import send
from tests.users.factories import signed_in

pytestmark = pytest.mark.django_db

ADDRESS = "salainen@yhdistys.example"
READS = {Role.REGISTRY}
OPENS_RECORD = {*READS, Role.COORDINATOR, Role.ADMINISTRATOR}


@pytest.fixture
def record(consultation: Consultation, now: datetime) -> Consultation:
    """A consultation with a statement whose author can be reached and one whose author cannot."""
    send(consultation, now, "Tavoite on hyvä.", email=ADDRESS, role="puheenjohtaja")
    send(consultation, now, "Kannatamme.", organisation="Osoitteeton ry")
    return consultation


@pytest.fixture
def somebody(client: Client, role: Role | None) -> Client:
    return signed_in(client, role)


def address(record: Consultation) -> str:
    return reverse("records:contacts", args=[record.pk])


@pytest.mark.parametrize("role", [None, *Role])
def test_only_the_registry_reads_contact_data_and_each_reading_is_on_record(
    somebody: Client, record: Consultation, role: Role | None
) -> None:
    answered = somebody.post(address(record))
    assert (ADDRESS in answered.content.decode()) == (role in READS)
    assert list(ContactReading.objects.values_list("by__username", "authors")) == (
        [("joku", 1)] if role in READS else []
    )


@pytest.mark.parametrize("role", [None, *Role])
def test_no_other_page_of_the_record_has_an_address(somebody: Client, record: Consultation, role: Role | None) -> None:
    answered = somebody.get(reverse("records:record", args=[record.pk]))
    content = answered.content.decode()
    assert (answered.status_code == 200) == (role in OPENS_RECORD)
    assert ADDRESS not in content
    assert (address(record) in content) == (role in READS)


@pytest.mark.parametrize("role", [Role.REGISTRY])
def test_following_a_link_reads_nothing(somebody: Client, record: Consultation) -> None:
    assert somebody.get(address(record)).status_code == 405
    assert not ContactReading.objects.exists()


@pytest.mark.parametrize("role", [Role.REGISTRY])
def test_what_was_read_is_kept_by_nobody(somebody: Client, record: Consultation) -> None:
    assert "no-store" in somebody.post(address(record))["Cache-Control"]


@pytest.mark.parametrize("role", [Role.REGISTRY])
def test_it_is_said_whether_the_address_was_confirmed(somebody: Client, record: Consultation, now: datetime) -> None:
    assert "Ei pyydetty" in somebody.post(address(record), headers={"accept-language": "fi"}).content.decode()
    Consultation.objects.update(confirm_email=True)
    assert "Vahvistamatta" in somebody.post(address(record)).content.decode()
    Statement.objects.update(email_confirmed_at=now + timedelta(hours=1))
    assert "ma 12.10.2026 klo 13.00" in somebody.post(address(record)).content.decode()


def test_a_page_shows_some_and_records_how_many(
    record: Consultation, moderator: User, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(contacts, "AT_ONCE", 2)
    for number in range(2):
        send(record, now + timedelta(minutes=1 + number), "Lausuma.", email=f"toinen{number}@yhdistys.example")
    for page, authors in (("1", 2), ("2", 1), ("9", 1), ("x", 2)):
        read_contacts(consultation=record, by=moderator, at=now, page=page)
        assert ContactReading.objects.order_by("pk").last().authors == authors


def test_the_record_of_readings_is_final(record: Consultation, moderator: User, now: datetime) -> None:
    read_contacts(consultation=record, by=moderator, at=now)
    with pytest.raises(RecordIsFinal):
        ContactReading.objects.get().delete()
    with pytest.raises(DatabaseError), transaction.atomic():
        ContactReading._base_manager.update(authors=0)
