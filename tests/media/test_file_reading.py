"""Each content is read once, in the background, and what is in it is told to the search."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.db import IntegrityError

from hyte.media import file_reading
from hyte.media.file_reading import FIRST_PAUSE, LEASE, LOOK_EVERY, FileReader
from hyte.media.models import CustomDocument, FileText, TextStatus
from hyte.media.reading.process import ReaderFailed
from hyte.media.reading.reader import READER_VERSION
from tests.media.factories import DocumentFactory
from tests.media.files import docx, pdf
from tests.pages.marks import forget_marks, is_marked

pytestmark = [pytest.mark.django_db, pytest.mark.smoke]

Drain = Callable[..., int]


@pytest.fixture
def drain(now: datetime) -> Drain:
    """Let the worker read everything that waits; returns how many rounds had something to do."""
    reader = FileReader()

    def rounds(at: datetime = now) -> int:
        done = 0
        while reader.drain(at=at):
            done += 1
        return done

    return rounds


def stored(content: bytes, name: str, **fields: Any) -> CustomDocument:
    return DocumentFactory(file=ContentFile(content, name=name), **fields)


def known(document: CustomDocument) -> tuple[str, str]:
    text = FileText.objects.get(documents=document)
    return text.status, text.text


def fail_to_read(monkeypatch: pytest.MonkeyPatch, error: Exception) -> None:
    def fail(*args: Any) -> None:
        raise error

    monkeypatch.setattr(file_reading, "read_apart", fail)


def test_a_new_document_waits_and_no_request_reads_it(monkeypatch: pytest.MonkeyPatch) -> None:
    fail_to_read(monkeypatch, AssertionError("read in the request"))
    document = stored(docx("Ohjelma"), "ohjelma.docx")
    assert known(document) == (TextStatus.WAITING, "")


def test_what_was_read_is_stored_and_the_search_is_told(drain: Drain) -> None:
    document = stored(docx("Ohjelma"), "ohjelma.docx")
    forget_marks()
    drain()
    assert known(document) == (TextStatus.READ, "Ohjelma")
    assert is_marked(document)


def test_two_documents_with_the_same_content_are_read_once(drain: Drain) -> None:
    first, second = (stored(pdf("Ohjelma"), name) for name in ("a.pdf", "b.PDF"))
    forget_marks()
    assert drain() == 1
    assert known(first) == known(second) == (TextStatus.READ, "Ohjelma")
    assert is_marked(first)
    assert is_marked(second)


def test_nothing_is_read_twice(drain: Drain, now: datetime) -> None:
    document = stored(pdf("Ohjelma"), "a.pdf")
    drain()
    document.save()
    assert drain(at=now + LOOK_EVERY) == 0


def test_a_changed_file_is_read_again(drain: Drain) -> None:
    document = stored(pdf("Luonnos"), "a.pdf")
    drain()
    document.file = ContentFile(pdf("Ohjelma"), name="a.pdf")
    document.save()
    assert known(document) == (TextStatus.WAITING, "")
    drain()
    assert known(document) == (TextStatus.READ, "Ohjelma")


def test_the_text_of_a_content_that_is_gone_is_forgotten(drain: Drain, now: datetime) -> None:
    document = stored(pdf("Salainen"), "a.pdf")
    drain()
    document.delete()
    drain(at=now + LOOK_EVERY)
    assert not FileText.objects.filter(text__contains="Salainen").exists()


def test_a_content_that_comes_back_is_read_again(drain: Drain, now: datetime) -> None:
    stored(pdf("Ohjelma"), "a.pdf").delete()
    drain()
    document = stored(pdf("Ohjelma"), "b.pdf")
    drain()
    assert known(document) == (TextStatus.READ, "Ohjelma")


def test_a_broken_file_is_marked_and_keeps_no_other_from_being_read(drain: Drain, now: datetime) -> None:
    broken, whole = stored(b"%PDF-1.7", "a.pdf"), stored(pdf("Ohjelma"), "b.pdf")
    drain()
    assert known(broken) == (TextStatus.BROKEN, "")
    assert known(whole) == (TextStatus.READ, "Ohjelma")
    assert drain(at=now + timedelta(days=365)) == 0


@pytest.mark.parametrize(
    ("error", "status"), [(ReaderFailed(), TextStatus.GIVEN_UP), (FileNotFoundError(), TextStatus.MISSING)]
)
def test_what_may_go_better_is_tried_three_times_and_then_given_up(
    drain: Drain, now: datetime, monkeypatch: pytest.MonkeyPatch, error: Exception, status: TextStatus
) -> None:
    fail_to_read(monkeypatch, error)
    document = stored(pdf("Ohjelma"), "a.pdf")
    second, third = now + FIRST_PAUSE, now + 6 * FIRST_PAUSE
    moment = timedelta(microseconds=1)
    assert [drain(at=at) for at in (now, second - moment, second, third - moment, third)] == [1, 0, 1, 0, 1]
    assert known(document) == (status, "")
    assert drain(at=now + timedelta(days=365)) == 0


def test_an_attempt_that_goes_better_is_what_counts(
    drain: Drain, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    document = stored(pdf("Ohjelma"), "a.pdf")
    with monkeypatch.context() as failing:
        fail_to_read(failing, ReaderFailed())
        drain()
    drain(at=now + FIRST_PAUSE)
    assert known(document) == (TextStatus.READ, "Ohjelma")


def test_a_content_whose_worker_has_died_is_taken_over(drain: Drain, now: datetime) -> None:
    document = stored(pdf("Ohjelma"), "a.pdf")
    assert file_reading.claim(document.file_text, at=now)
    assert drain(at=now + LEASE - timedelta(microseconds=1)) == 0
    assert drain(at=now + LEASE) == 1
    assert known(document) == (TextStatus.READ, "Ohjelma")


def test_a_content_that_kills_three_workers_is_given_up(drain: Drain, now: datetime) -> None:
    document = stored(pdf("Ohjelma"), "a.pdf")
    for number in range(3):
        assert file_reading.claim(FileText.objects.get(documents=document), at=now + number * LEASE)
    drain(at=now + 3 * LEASE)
    assert known(document) == (TextStatus.GIVEN_UP, "")


def test_only_one_worker_takes_a_content(now: datetime) -> None:
    text = stored(pdf("Ohjelma"), "a.pdf").file_text
    assert [file_reading.claim(text, at=now) for _worker in range(2)] == [True, False]


def test_who_was_taken_over_stores_nothing(now: datetime) -> None:
    document = stored(pdf("Ohjelma"), "a.pdf")
    slow = FileText.objects.get(documents=document)
    file_reading.claim(slow, at=now)
    slow.attempts += 1
    file_reading.claim(FileText.objects.get(pk=slow.pk), at=now + LEASE)
    file_reading.finish(slow, TextStatus.BROKEN, at=now + LEASE)
    assert known(document) == (TextStatus.WAITING, "")


def test_documents_from_before_are_read_too(drain: Drain) -> None:
    document = stored(pdf("Ohjelma"), "a.pdf")
    CustomDocument.objects.update(file_text=None, file_hash="")
    FileText.objects.all().delete()
    drain()
    assert known(document) == (TextStatus.READ, "Ohjelma")


def test_a_document_without_its_file_is_known_as_such(drain: Drain, now: datetime) -> None:
    document = stored(pdf("Ohjelma"), "a.pdf")
    document.file.storage.delete(document.file.name)
    CustomDocument.objects.update(file_text=None, file_hash="")
    for minutes in (0, 1, 6):
        drain(at=now + timedelta(minutes=minutes))
    assert known(document) == (TextStatus.MISSING, "")


def test_what_an_older_reader_has_read_is_read_again_and_found_meanwhile(drain: Drain, now: datetime) -> None:
    document = stored(pdf("Ohjelma"), "a.pdf")
    drain()
    FileText.objects.update(reader_version=READER_VERSION - 1, text="Vanha")
    file_reading.note_contents()
    assert known(document) == (TextStatus.WAITING, "Vanha")
    drain()
    assert known(document) == (TextStatus.READ, "Ohjelma")


def test_a_round_with_nothing_to_do_writes_nothing(drain: Drain, now: datetime, django_assert_num_queries: Any) -> None:
    drain()
    reader = FileReader()
    reader.drain(at=now)
    with django_assert_num_queries(1):  # what waits
        reader.drain(at=now)


@pytest.mark.parametrize(
    ("rule", "fields"),
    [
        ("known_status", {"status": "eaten"}),
        ("only_of_what_was_read", {"status": "broken", "text": "Ohjelma"}),
    ],
)
def test_the_database_refuses_what_cannot_be(rule: str, fields: dict[str, str]) -> None:
    with pytest.raises(IntegrityError, match=f"media_file_text_{rule}"):
        FileText.objects.create(file_hash="a", extension="pdf", **fields)


def test_the_database_knows_a_content_once() -> None:
    FileText.of_content("a", "PDF")
    with pytest.raises(IntegrityError):
        FileText.objects.create(file_hash="a", extension="pdf")
