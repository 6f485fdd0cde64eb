"""A file is kept with the key of its form, once, in time, and goes when nobody sends the form."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from uuid import UUID, uuid4

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import storages

from consultations import attachment_files, attachment_uploads
from consultations.attachment_uploads import (
    MOST_FILES,
    NoRoomForFiles,
    StatementSentAlready,
    TooManyFiles,
    remove_upload,
    store_upload,
)
from consultations.file_checks import FileRefused
from consultations.models import Attachment, Consultation, Statement, Status
from consultations.refusals import ConsultationNotOpen, FilesMissing
from consultations.submission import KeyUsedForAnotherText, Receipt, submit_statement
from consultations.withdrawal import withdraw_statement
from tests.consultations.factories import written
from tests.consultations.files import corpus

pytestmark = [pytest.mark.django_db, pytest.mark.smoke]
KEY = UUID("6a1c2f0e-0000-4000-8000-00000000000a")


def upload(consultation: Consultation, at: datetime, content: bytes = corpus.pdf(), name: str = "a.pdf") -> Attachment:
    return store_upload(consultation=consultation, form_key=KEY, name=name, content=content, at=at)


def send(consultation: Consultation, at: datetime, *files: Attachment) -> Receipt:
    statement = replace(written("Kyllä."), attachments=tuple(file.sha256 for file in files))
    return submit_statement(consultation=consultation, statement=statement, key=KEY, at=at)


def test_a_file_is_kept_under_a_name_that_says_nothing(consultation: Consultation, now: datetime) -> None:
    attachment = upload(consultation, now, name="../../Meren lausunto.exe.pdf")
    assert (attachment.name, attachment.kind, attachment.status) == ("Meren lausunto-exe.pdf", "pdf", Status.PENDING)
    assert "lausunto" not in attachment.file.name
    assert attachment.file.read() == corpus.pdf()


def test_the_same_file_twice_is_one(consultation: Consultation, now: datetime) -> None:
    assert upload(consultation, now) == upload(consultation, now, name="b.pdf")


def test_what_the_check_found_stays_with_the_file(consultation: Consultation, now: datetime) -> None:
    assert upload(consultation, now, corpus.pdf(b"/JavaScript ")).signals == ["file_active_content"]


def test_a_refused_file_leaves_nothing(consultation: Consultation, now: datetime) -> None:
    with pytest.raises(FileRefused):
        upload(consultation, now, corpus.HTML)
    assert not Attachment.objects.exists()


def test_no_file_is_kept_from_the_deadline_on(consultation: Consultation) -> None:
    with pytest.raises(ConsultationNotOpen):
        upload(consultation, consultation.closes_at)


def test_ten_files_fit(consultation: Consultation, now: datetime) -> None:
    for number in range(MOST_FILES):
        upload(consultation, now, corpus.pdf(b"%d " % number))
    with pytest.raises(TooManyFiles):
        upload(consultation, now, corpus.pdf(b"x "))


def test_forms_that_are_never_sent_cannot_fill_the_disk(
    consultation: Consultation, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(attachment_uploads, "MOST_WAITING_BYTES", len(corpus.pdf()) + 1)
    upload(consultation, now)
    with pytest.raises(NoRoomForFiles):
        upload(consultation, now, corpus.pdf(b"x "))


def test_a_sent_statement_takes_its_files_along(consultation: Consultation, now: datetime) -> None:
    first, second = upload(consultation, now), upload(consultation, now, corpus.docx(), "b.docx")
    statement = send(consultation, now, first, second).statement
    assert set(statement.attachments.all()) == {first, second}


def test_the_same_form_with_its_files_is_received_once(consultation: Consultation, now: datetime) -> None:
    attachment = upload(consultation, now)
    assert send(consultation, now, attachment).new
    assert not send(consultation, now, attachment).new
    assert Statement.objects.count() == 1


def test_another_set_of_files_is_another_statement(consultation: Consultation, now: datetime) -> None:
    attachment = upload(consultation, now)
    send(consultation, now, attachment)
    with pytest.raises(KeyUsedForAnotherText):
        send(consultation, now)


def test_nothing_is_added_to_a_form_that_was_sent(consultation: Consultation, now: datetime) -> None:
    send(consultation, now)
    with pytest.raises(StatementSentAlready):
        upload(consultation, now)


def test_a_statement_whose_file_is_gone_is_not_sent_without_it(consultation: Consultation, now: datetime) -> None:
    attachment = upload(consultation, now)
    remove_upload(form_key=KEY, public_id=attachment.public_id)
    with pytest.raises(FilesMissing):
        send(consultation, now, attachment)
    assert not Statement.objects.exists()


def test_a_file_is_removed_with_the_key_of_its_own_form_only(
    consultation: Consultation, now: datetime, django_capture_on_commit_callbacks: object
) -> None:
    attachment = upload(consultation, now)
    assert not remove_upload(form_key=uuid4(), public_id=attachment.public_id)
    with django_capture_on_commit_callbacks(execute=True):
        assert remove_upload(form_key=KEY, public_id=attachment.public_id)
    assert not attachment.file.storage.exists(attachment.file.name)


def test_a_file_of_a_sent_statement_is_not_removed(consultation: Consultation, now: datetime) -> None:
    attachment = upload(consultation, now)
    send(consultation, now, attachment)
    assert not remove_upload(form_key=KEY, public_id=attachment.public_id)


def test_the_files_go_with_the_last_comment(consultation: Consultation, now: datetime) -> None:
    attachment = upload(consultation, now)
    withdraw_statement(statement=send(consultation, now, attachment).statement, at=now)
    attachment.refresh_from_db()
    assert attachment.status == Status.WITHDRAWN
    assert attachment.decisions.get().text_hash == attachment.sha256


@pytest.mark.parametrize(("age", "deleted"), [(timedelta(hours=48), 0), (timedelta(hours=48, seconds=1), 1)])
def test_the_worker_deletes_what_no_statement_took_in_two_days(
    consultation: Consultation, now: datetime, age: timedelta, deleted: int
) -> None:
    attachment = upload(consultation, now)
    assert attachment_files.delete_orphans(now + age) == deleted
    assert attachment.file.storage.exists(attachment.file.name) == (not deleted)


def test_the_worker_leaves_what_a_statement_took(consultation: Consultation, now: datetime) -> None:
    attachment = upload(consultation, now)
    send(consultation, now, attachment)
    attachment_files.drain(at=now + timedelta(days=1000))
    assert attachment.file.storage.exists(attachment.file.name)


def test_the_worker_ends_an_erasure_that_a_crash_cut_short(consultation: Consultation, now: datetime) -> None:
    attachment = upload(consultation, now)
    send(consultation, now, attachment)
    Attachment.objects.update(erased_at=now, name="")
    assert attachment_files.delete_erased() == 1
    assert not attachment.file.storage.exists(attachment.file.name)
    assert attachment_files.delete_erased() == 0


def test_the_worker_deletes_a_file_of_which_no_row_knows(consultation: Consultation, now: datetime) -> None:
    kept = upload(consultation, now)
    place = storages["private"].save("statements/stray", ContentFile(b"x"))
    modified = storages["private"].get_modified_time(place)
    assert attachment_files.delete_strays(modified) == 0
    assert attachment_files.delete_strays(modified + timedelta(hours=49)) >= 1
    assert not storages["private"].exists(place)
    assert storages["private"].exists(kept.file.name)
