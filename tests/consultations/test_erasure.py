"""Erasing empties everything that the author has written, everywhere, and leaves the record of decisions."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

import pytest
from django.conf import LazySettings
from django.core.files.base import ContentFile
from django.db import connection

from consultations.corrections import Correction, correct_statement
from consultations.decisions import decide
from consultations.erasure import erase_statement
from consultations.models import (
    Attachment,
    Capacity,
    Comment,
    Consultation,
    Decision,
    Statement,
    StatementContact,
    Status,
)
from hyte.mail.models import OutgoingMail
from hyte.users.models import User
from search.models import Entry, Spelling
from search.spelling import learning
from search.worker import SearchWorker
from tests.consultations.factories import put_in_status, send

pytestmark = [pytest.mark.django_db, pytest.mark.smoke]

WORDS = ("Salamyhkäinen", "Kuiskaus", "Rannikon", "0737546-2", "Tuoksuvastaava", "kirje@yhdistys.example")


@pytest.fixture
def statement(consultation: Consultation, moderator: User, now: datetime) -> Statement:
    """A statement that was corrected, published and told to its author."""
    statement = send(
        consultation, now, "Kuiskaus.", business_id="0737546-2", role="Tuoksuvastaava", email="kirje@yhdistys.example"
    ).statement
    comment = statement.comments.get()
    correction = Correction(comment.public_id, "Salamyhkäinen lausuma.", comment.text_hash)
    (corrected,) = correct_statement(statement=statement, corrections=[correction], at=now)
    decide(comment=corrected, to=Status.PUBLISHED, by=moderator, at=now, text_hash=corrected.text_hash)
    return statement


def everything_stored() -> str:
    """Return every value in every table of the database, as text in lower case."""
    rows = []
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
            rows += [readable(value) for row in cursor.fetchall() for value in row]
    return "\n".join(rows).lower()


def readable(value: object) -> str:
    return bytes(value).decode(errors="replace") if isinstance(value, bytes | memoryview) else str(value)


def left_of(words: tuple[str, ...]) -> list[str]:
    everything = everything_stored()
    return [word for word in words if word.lower() in everything]


@pytest.fixture
def work(settings: LazySettings, now: datetime) -> Callable[[], None]:
    """Let the worker bring the search up to date."""
    settings.ELASTICSEARCH_URL = ""
    learning.forget_learning()
    worker = SearchWorker()

    def catch_up() -> None:
        while worker.drain(at=now):
            pass

    return catch_up


def test_nothing_that_the_author_wrote_is_left_in_any_table(
    statement: Statement, now: datetime, work: Callable[[], None]
) -> None:
    work()
    assert left_of(WORDS) == list(WORDS)
    assert all(Spelling.objects.filter(word=word).exists() for word in ("rannikon", "salamyhkäinen"))
    erase_statement(statement=statement, at=now)
    work()
    assert left_of(WORDS) == []


def test_the_name_of_a_person_is_left_in_no_table(
    consultation: Consultation, moderator: User, now: datetime, work: Callable[[], None]
) -> None:
    statement = send(consultation, now, "Lausun.", capacity=Capacity.PERSON, name="Tuike Sipisenaho").statement
    comment = statement.comments.get()
    decide(comment=comment, to=Status.PUBLISHED, by=moderator, at=now, text_hash=comment.text_hash)
    work()
    assert left_of(("Sipisenaho", "Tuike")) == ["Sipisenaho", "Tuike"]
    erase_statement(statement=statement, at=now)
    work()
    assert left_of(("Sipisenaho", "Tuike")) == []


def test_the_record_of_decisions_stays_and_the_authors_own_is_added(statement: Statement, now: datetime) -> None:
    erase_statement(statement=statement, at=now)
    assert [row.to_status for row in Decision.objects.all()] == [Status.PUBLISHED, Status.WITHDRAWN]


def test_counts_and_search_follow(consultation: Consultation, statement: Statement, now: datetime) -> None:
    erase_statement(statement=statement, at=now)
    consultation.refresh_from_db()
    assert (consultation.published_comments, consultation.published_statements) == (0, 0)
    assert not Entry.objects.get(model="consultations.statement", object_id=statement.pk).public


def test_address_and_mail_are_gone(statement: Statement, now: datetime) -> None:
    erase_statement(statement=statement, at=now)
    assert not StatementContact.objects.exists()
    assert not OutgoingMail.objects.exists()


def test_mail_about_another_statement_to_the_same_address_stays(
    consultation: Consultation, statement: Statement, now: datetime
) -> None:
    send(consultation, now, "Toinen lausunto.", email="kirje@yhdistys.example")
    erase_statement(statement=statement, at=now)
    assert OutgoingMail.objects.get().recipient == "kirje@yhdistys.example"


def test_a_second_erasure_does_nothing(statement: Statement, now: datetime) -> None:
    first = erase_statement(statement=statement, at=now)
    assert erase_statement(statement=statement, at=now).erased_at == first.erased_at
    assert Decision.objects.count() == 2


@pytest.mark.parametrize("status", [Status.HIDDEN, Status.REJECTED])
def test_what_was_hidden_or_rejected_stays_so_without_its_words(
    statement: Statement, now: datetime, status: Status
) -> None:
    put_in_status(statement.comments.all(), status, now)
    erase_statement(statement=statement, at=now)
    assert (Comment.objects.get().status, Comment.objects.get().text) == (status, "")


def test_files_are_deleted_once_the_row_says_so(
    statement: Statement, now: datetime, django_capture_on_commit_callbacks: object
) -> None:
    attachment = Attachment.objects.create(
        statement=statement, form_key=statement.key, name="Salamyhkäinen.pdf", kind="pdf", size=3, sha256="a" * 64,
        file=ContentFile(b"pdf", "x.pdf"), uploaded_at=now,
    )  # fmt: skip
    storage, place = attachment.file.storage, attachment.file.name
    with django_capture_on_commit_callbacks(execute=True):
        erase_statement(statement=statement, at=now)
        assert storage.exists(place)
    attachment.refresh_from_db()
    assert not storage.exists(place)
    assert (attachment.name, attachment.file.name, attachment.status) == ("", "", Status.WITHDRAWN)
