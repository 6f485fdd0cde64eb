"""The package for the registry: whole, the same whoever takes it and when, and made without holding it in memory."""

from __future__ import annotations

import hashlib
import json
import tracemalloc
import zipfile
from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest
import time_machine
from django.core.files.base import ContentFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone, translation
from docx import Document

from consultations import answers
from consultations.decisions import decide
from consultations.models import Attachment, Comment, Consultation, CoverReason, FileKind, Statement, Status
from consultations.moderation.covering import redact
from consultations.registry.files import as_csv, as_docx, as_xlsx
from consultations.registry.package import MANIFEST, package
from consultations.table_files import csv_file, xlsx_file
from hyte.users.models import User
from tests.consultations.factories import put_in_status, send, sent_comment
from tests.consultations.registry.unpacking import unpacked

pytestmark = pytest.mark.django_db
MEGABYTE = 1024 * 1024


@pytest.fixture
def record(consultation: Consultation, now: datetime) -> Consultation:
    """A published statement on two sections, and one that waits."""
    send(consultation, now, "Tavoite on hyvä.", "Avustus on pieni.", email="salainen@yhdistys.example")
    put_in_status(Comment.objects.all(), Status.PUBLISHED, now)
    sent_comment(consultation, now + timedelta(hours=1), "Odottaa.", organisation="Odottava ry")
    return consultation


def opened(consultation: Consultation, *, with_contacts: bool = False) -> zipfile.ZipFile:
    return zipfile.ZipFile(package(consultation, with_contacts=with_contacts))


def sha256(consultation: Consultation) -> str:
    return hashlib.file_digest(package(consultation, with_contacts=True), "sha256").hexdigest()


def attach(statement: Statement, content: bytes, now: datetime) -> Attachment:
    return Attachment.objects.create(
        statement=statement, form_key=uuid4(), name="Liite.pdf", kind=FileKind.PDF, size=len(content),
        sha256=hashlib.sha256(content).hexdigest(), uploaded_at=now, file=ContentFile(content, "liite.pdf"),
    )  # fmt: skip


def give(consultation: Consultation, number: int, by: User, now: datetime) -> None:
    """Give so many statements, each with a file, a decision, a cover and an answer."""
    for _each in range(number):
        comment = sent_comment(consultation, now, "Soita Merille.")
        decide(comment=comment, to=Status.PUBLISHED, by=by, at=now, text_hash=comment.text_hash)
        redact(
            comment=comment, spans=[(6, 13)], reason=CoverReason.PERSONAL_DATA, by=by, at=now,
            seen_hash=comment.seen_hash,
        )  # fmt: skip
        answers.answer(comment=comment, text="Kiitos.", signature="Rantamaa", by=by, at=now)
        attach(comment.statement, b"%PDF-1.7", now)


def queries(make: Any) -> int:
    with CaptureQueriesContext(connection) as asked:
        make()
    return len(asked)


def test_no_file_of_the_package_has_an_address(record: Consultation) -> None:
    with opened(record) as archive:
        assert not [name for name in archive.namelist() if b"salainen@" in unpacked(archive.read(name))]


def test_contact_data_is_in_the_package_where_it_is_asked_for(record: Consultation) -> None:
    with opened(record, with_contacts=True) as archive:
        assert list(json.loads(archive.read("contacts.json")).values()) == ["salainen@yhdistys.example"]


def test_the_package_can_be_made_again_years_later(record: Consultation, now: datetime) -> None:
    with time_machine.travel(now, tick=False):
        first = sha256(record)
    with time_machine.travel(now + timedelta(days=900), tick=False):
        assert sha256(record) == first


@pytest.mark.parametrize(("language", "zone"), [("sv", "America/New_York"), ("en", "UTC")])
def test_the_package_is_the_same_whatever_the_clerks_language_and_clock(
    record: Consultation, language: str, zone: str
) -> None:
    with translation.override("fi"), timezone.override("Europe/Helsinki"):
        expected = sha256(record)
    with translation.override(language), timezone.override(zone):
        assert sha256(record) == expected


def test_the_manifest_comes_last_and_holds_for_every_other_file(record: Consultation, now: datetime) -> None:
    attach(Statement.objects.first(), b"%PDF-1.7 " * 20_000, now)
    with opened(record) as archive:
        *names, last = archive.namelist()
        listed = json.loads(archive.read(MANIFEST))["files"]
        assert (last, sorted(listed)) == (MANIFEST, sorted(names))
        for name, told in listed.items():
            content = archive.read(name)
            assert told == {"bytes": len(content), "sha256": hashlib.sha256(content).hexdigest()}


def test_the_package_has_every_statement_with_its_arrival(record: Consultation) -> None:
    with opened(record) as archive:
        for statement in Statement.objects.all():
            data = json.loads(archive.read(f"statements/{statement.public_id}.json"))
            assert data["submitted_at"]
            assert "email" not in data


def test_the_package_has_a_document_to_read_with_every_statement_and_its_status(record: Consultation) -> None:
    Comment.objects.filter(text="Odottaa.").update(title="Kysymys")
    with opened(record) as archive, archive.open("statements.docx") as file:
        told = [paragraph.text for paragraph in Document(file).paragraphs]
    for comment in Comment.objects.all():
        assert {comment.statement.author, comment.text} <= set(told)
        assert any(line.startswith(comment.statement.public_id) for line in told)
    assert told[-4:] == ["Tavoitteet", "Kysymys", "Odottaa hyväksyntää", "Odottaa."]


def test_what_is_taken_for_work_says_nothing_of_what_waits(record: Consultation) -> None:
    told = "\n".join(paragraph.text for paragraph in Document(as_docx(record, "fi")).paragraphs)
    assert "Tavoite on hyvä." in told
    assert "Odottaa." not in told


def test_an_erased_file_is_not_in_the_package(record: Consultation, now: datetime) -> None:
    kept, erased = (attach(Statement.objects.first(), content, now) for content in (b"%PDF-1", b"%PDF-2"))
    Attachment.objects.filter(pk=erased.pk).update(erased_at=now)
    with opened(record) as archive:
        names = "".join(archive.namelist())
    assert kept.public_id in names
    assert erased.public_id not in names


def test_the_package_costs_the_same_queries_for_one_statement_and_for_twenty(
    consultation: Consultation, moderator: User, now: datetime
) -> None:
    give(consultation, 1, moderator, now)
    one = queries(lambda: package(consultation, with_contacts=True))
    give(consultation, 19, moderator, now)
    assert queries(lambda: package(consultation, with_contacts=True)) == one


@pytest.mark.parametrize("make", [as_csv, as_xlsx, as_docx])
def test_an_export_costs_the_same_queries_for_one_statement_and_for_twenty(
    consultation: Consultation, moderator: User, now: datetime, make: Any
) -> None:
    give(consultation, 1, moderator, now)
    one = queries(lambda: make(consultation, "fi"))
    give(consultation, 19, moderator, now)
    assert queries(lambda: make(consultation, "fi")) == one


def test_the_files_are_copied_piece_by_piece(record: Consultation, now: datetime) -> None:
    for number in range(3):
        attach(Statement.objects.first(), bytes([number]) * 6 * MEGABYTE, now)
    tracemalloc.start()
    try:
        stored = package(record, with_contacts=False)
        assert tracemalloc.get_traced_memory()[1] < 6 * MEGABYTE
    finally:
        tracemalloc.stop()
    assert stored.seek(0, 2) > 18 * MEGABYTE


@pytest.mark.parametrize("make", [csv_file, xlsx_file])
def test_a_table_is_written_row_by_row(make: Any) -> None:
    rows = ([f"{number} {'pitkä ' * 1500}"] for number in range(500))
    tracemalloc.start()
    try:
        make(["Teksti"], rows).close()
        assert tracemalloc.get_traced_memory()[1] < MEGABYTE
    finally:
        tracemalloc.stop()
