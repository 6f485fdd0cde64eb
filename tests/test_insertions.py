"""An insert is put into SQL once; what stands in the database then is what `save` would have put there."""

from __future__ import annotations

from datetime import datetime
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction
from django.forms.models import model_to_dict

from consultations.models import Channel, Consultation, Statement, StatementContact
from hyte.insertions import insert
from hyte.mail.models import OutgoingMail
from hyte.pages.models import HomePage
from tests.consultations.factories import open_consultation

pytestmark = [pytest.mark.django_db, pytest.mark.smoke]


@pytest.fixture
def consultation(home_fi: HomePage, now: datetime) -> Consultation:
    return open_consultation(home_fi, now)


def statement(consultation: Consultation, at: datetime, name: str = "Aino") -> Statement:
    """Return a row with values of each kind: text, a moment, a UUID, JSON, nothing."""
    return Statement(
        consultation=consultation, language="fi", capacity="person", name=name, channel=Channel.WEB, submitted_at=at,
        key=uuid4(), fingerprint="a" * 64, token_hash=uuid4().hex, signals=["links", "surge:61"],
    )  # fmt: skip


def test_the_row_is_the_one_that_save_makes(consultation: Consultation, now: datetime) -> None:
    inserted, saved = statement(consultation, now), statement(consultation, now)
    insert(inserted)
    saved.save()
    own = ("id", "public_id", "key", "token_hash")
    for row in (inserted, saved):
        assert model_to_dict(row) == model_to_dict(Statement.objects.get(pk=row.pk))
    assert model_to_dict(inserted, exclude=own) == model_to_dict(saved, exclude=own)
    assert not inserted._state.adding


def test_each_row_has_a_key_and_values_of_its_own(consultation: Consultation, now: datetime) -> None:
    first, second = statement(consultation, now, "Aino"), statement(consultation, now, "Bertta")
    insert(first)
    insert(second)
    assert list(Statement.objects.order_by("pk").values_list("pk", "name")) == [
        (first.pk, "Aino"),
        (second.pk, "Bertta"),
    ]


def test_a_row_whose_key_is_given_keeps_it(consultation: Consultation, now: datetime) -> None:
    row = statement(consultation, now)
    insert(row)
    insert(StatementContact(statement=row, email="aino@posti.example"))
    assert row.contact == StatementContact.objects.get()


def test_what_is_there_already_is_a_conflict_or_stays(now: datetime) -> None:
    for body in ("Ensin.", "Sitten."):
        mail = OutgoingMail(
            key="a:b", recipient="a@posti.example", language="fi", body=body, created_at=now, due_at=now
        )
        insert(mail, ignore_conflicts=True)
    assert OutgoingMail.objects.get().body == "Ensin."
    with pytest.raises(IntegrityError), transaction.atomic():
        insert(mail)
