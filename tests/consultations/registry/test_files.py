"""What is taken out of the site as files: whole, harmless, the same each time, and on the record."""

from __future__ import annotations

import csv
import hashlib
import io
from datetime import datetime, timedelta

import pytest
from django.db import DatabaseError, transaction
from django.test import Client
from django.urls import reverse
from docx import Document
from openpyxl import load_workbook

from consultations import acts
from consultations.cells import neutral
from consultations.models import Comment, Consultation, Statement, StatementContact, Status
from consultations.own_data import data_of
from consultations.period import CONTACTS_KEPT
from consultations.registry.ageing import age_out
from consultations.registry.files import as_csv, as_docx, as_xlsx
from consultations.registry.models import Download, Kind
from hyte.mail.models import OutgoingMail
from hyte.users.models import User
from hyte.users.roles import Role
from tests.consultations.factories import put_in_status, send, sent_comment
from tests.consultations.registry.unpacking import unpacked
from tests.users.factories import signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def record(consultation: Consultation, now: datetime) -> Consultation:
    """A published statement on two sections, and one that waits."""
    send(consultation, now, "Tavoite on hyvä.", "Avustus on pieni.", email="salainen@yhdistys.example")
    put_in_status(Comment.objects.all(), Status.PUBLISHED, now)
    sent_comment(consultation, now + timedelta(hours=1), "Odottaa.", organisation="Odottava ry")
    return consultation


def table(consultation: Consultation, *, whole_record: bool = False) -> list[list[str]]:
    text = io.TextIOWrapper(as_csv(consultation, "fi", whole_record=whole_record), "utf-8-sig", newline="")
    return list(csv.reader(text, delimiter=";"))


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "  =1", "\n=1", "＝1"])
def test_what_looks_like_a_formula_is_text(text: str) -> None:
    assert neutral(text).startswith("'")


@pytest.mark.parametrize("text", ["Kannatamme.", "1 + 1", "", "ä=ö", "a@b.fi"])
def test_other_text_stays_as_it_is(text: str) -> None:
    assert neutral(text) == text


def test_an_export_has_one_row_a_comment_with_one_reference_a_statement(record: Consultation) -> None:
    rows = table(record)[1:]
    assert [row[15] for row in rows] == ["Tavoite on hyvä.", "Avustus on pieni."]
    assert len({row[0] for row in rows}) == 1


def test_the_whole_record_has_what_waits_too_with_its_status(record: Consultation) -> None:
    *published, waiting = table(record, whole_record=True)[1:]
    assert [row[15] for row in published] == ["Tavoite on hyvä.", "Avustus on pieni."]
    assert waiting[15:] == ["Odottaa.", str(Status.PENDING.label)]


def test_a_hostile_name_computes_nothing_in_any_file(consultation: Consultation, now: datetime) -> None:
    hostile = '=HYPERLINK("http://x.example","x")'
    sent_comment(consultation, now, "=1+1\x0b", organisation=hostile)
    put_in_status(Comment.objects.all(), Status.PUBLISHED, now)
    sheet = load_workbook(as_xlsx(consultation, "fi")).active
    cells = [cell for row in sheet.iter_rows(min_row=2) for cell in row]
    assert not [cell for cell in cells if cell.data_type == "f"]
    assert sheet["H2"].value == f"'{hostile}"
    assert hostile in "\n".join(paragraph.text for paragraph in Document(as_docx(consultation, "fi")).paragraphs)


@pytest.mark.parametrize("make", [as_xlsx, as_docx, as_csv])
def test_no_export_has_an_address(record: Consultation, make: object) -> None:
    words = unpacked(make(record, "fi").read())
    assert b"Avustus on pieni." in words
    assert b"salainen@" not in words


@pytest.mark.parametrize("make", [as_xlsx, as_docx, as_csv])
def test_the_same_record_gives_the_same_bytes(record: Consultation, make: object) -> None:
    assert make(record, "fi").read() == make(record, "fi").read()


@pytest.fixture
def somebody(client: Client, role: Role | None) -> Client:
    return signed_in(client, role)


EXPORTS = {Role.COORDINATOR, Role.ADMINISTRATOR}
PACKAGES = {Role.REGISTRY}


@pytest.mark.parametrize("role", [None, *Role])
def test_the_list_of_records_is_open_to_those_who_take_something(
    somebody: Client, record: Consultation, role: Role | None
) -> None:
    answered = somebody.get(reverse("records:index"))
    assert (answered.status_code == 200) == (role in EXPORTS | PACKAGES)
    assert (str(record) in answered.content.decode()) == (role in EXPORTS | PACKAGES)


@pytest.mark.parametrize("role", [None, *Role])
def test_only_its_role_takes_a_file_and_each_taking_is_on_record(
    somebody: Client, record: Consultation, role: Role | None
) -> None:
    for kind in Kind:
        answered = somebody.post(reverse("records:take", args=[record.pk, kind]))
        assert (answered.status_code == 200) == (role in (PACKAGES if kind == Kind.PACKAGE else EXPORTS))
    taken = set(Download.objects.values_list("kind", flat=True))
    assert taken == ({Kind.PACKAGE} if role in PACKAGES else set()) | (
        {Kind.CSV, Kind.DOCX, Kind.XLSX} if role in EXPORTS else set()
    )


@pytest.mark.parametrize("role", [Role.REGISTRY])
def test_contact_data_is_logged_as_such(somebody: Client, record: Consultation, role: Role) -> None:
    answered = somebody.post(reverse("records:take", args=[record.pk, Kind.PACKAGE]), {"contacts": "on"})
    row = Download.objects.get()
    assert row.with_contacts
    assert row.sha256 == hashlib.sha256(answered.getvalue()).hexdigest()


def test_the_log_is_final(record: Consultation, moderator: User, now: datetime) -> None:
    Download.objects.create(consultation=record, kind=Kind.CSV, by=moderator, at=now, sha256="0" * 64)
    with pytest.raises(DatabaseError), transaction.atomic():
        Download.objects.get().__class__._base_manager.update(kind=Kind.DOCX)


@pytest.mark.parametrize(("early", "left"), [(timedelta(seconds=1), 1), (timedelta(0), 0)])
def test_contact_data_ages_out_a_year_after_closing(record: Consultation, early: timedelta, left: int) -> None:
    record.refresh_from_db()
    age_out(at=record.closes_at + CONTACTS_KEPT - early)
    assert StatementContact.objects.count() == left
    assert OutgoingMail.objects.filter(recipient="salainen@yhdistys.example").exists() == bool(left)
    assert Statement.objects.count() == 2


@pytest.mark.parametrize(("early", "left"), [(timedelta(microseconds=1), 1), (timedelta(0), 0)])
def test_contact_data_of_what_was_cancelled_ages_out_a_year_after_that_as_its_author_is_told(
    record: Consultation, now: datetime, early: timedelta, left: int
) -> None:
    acts.cancel(consultation=record, reason_fi="Syy.", reason_sv="Skäl.", by=None, at=now)
    told = data_of(StatementContact.objects.get().statement)["email_kept_until"]
    assert datetime.fromisoformat(told) == now + CONTACTS_KEPT
    age_out(at=now + CONTACTS_KEPT - early)
    assert StatementContact.objects.count() == left
