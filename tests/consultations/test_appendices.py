"""Appendices follow a letter that was keyed in without them, and wait for a moderator like every file."""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import UUID, uuid4

import pytest

from consultations import attachment_files
from consultations.appendices import TakesNoAppendices, add_appendices
from consultations.attachment_decisions import decide_attachment
from consultations.attachment_uploads import MOST_FILES, TooManyFiles, store_upload
from consultations.corrections import NotKeyedIn
from consultations.erasure import erase_statement
from consultations.models import Attachment, Channel, Comment, Consultation, Statement, Status
from consultations.moderation import waiting
from consultations.refusals import FilesMissing
from consultations.registration import register_received
from consultations.withdrawal import withdraw_statement
from hyte.users.models import User
from tests.consultations.factories import put_in_status, send, written
from tests.consultations.files import corpus

pytestmark = pytest.mark.django_db


@pytest.fixture
def letter(consultation: Consultation, moderator: User, now: datetime) -> Statement:
    arrival = {"channel": Channel.POST, "received_at": now, "key": uuid4(), "by": moderator, "at": now}
    return register_received(consultation=consultation, statement=written(), **arrival)


def kept(letter: Statement, key: UUID, now: datetime, *contents: bytes) -> list[str]:
    """Keep PDF files that differ by `contents` with the form of this key; return their hashes."""
    form = {"consultation": letter.consultation, "form_key": key, "at": now}
    return [store_upload(name="liite.pdf", content=corpus.pdf(content), **form).sha256 for content in contents]


def add(letter: Statement, by: User, now: datetime, *contents: bytes) -> list[Attachment]:
    key = uuid4()
    return add_appendices(statement=letter, form_key=key, sha256s=kept(letter, key, now, *contents), by=by)


@pytest.mark.parametrize("status", [Status.PENDING, Status.PUBLISHED, Status.REJECTED, Status.HIDDEN])
def test_whatever_was_decided_about_the_letter_its_appendices_wait(
    letter: Statement, moderator: User, now: datetime, status: Status
) -> None:
    put_in_status(Comment.objects.all(), status, now)
    [added] = add(letter, moderator, now, b"1")
    assert (added.status, added.statement, added.added_by) == (Status.PENDING, letter, moderator)
    assert waiting.statements_of_queue().get() == letter
    decide_attachment(attachment=added, to=Status.PUBLISHED, by=moderator, at=now, sha256=added.sha256)
    assert Attachment.objects.published().get() == added


def test_what_the_letter_has_already_is_passed_over(letter: Statement, moderator: User, now: datetime) -> None:
    add(letter, moderator, now, b"1")
    assert len(add(letter, moderator, now, b"1", b"2")) == 1
    assert letter.attachments.count() == 2
    attachment_files.drain(at=now + timedelta(days=3))
    assert Attachment.objects.count() == 2


def test_all_together_are_no_more_than_a_statement_can_have(letter: Statement, moderator: User, now: datetime) -> None:
    add(letter, moderator, now, *(b"%d" % number for number in range(MOST_FILES - 1)))
    with pytest.raises(TooManyFiles):
        add(letter, moderator, now, b"10", b"11")
    add(letter, moderator, now, b"10")
    assert letter.attachments.count() == MOST_FILES


def test_a_letter_that_its_author_took_back_takes_none(letter: Statement, moderator: User, now: datetime) -> None:
    withdraw_statement(statement=letter, at=now)
    with pytest.raises(TakesNoAppendices):
        add(letter, moderator, now, b"1")
    erase_statement(statement=letter, at=now)
    with pytest.raises(TakesNoAppendices):
        add(letter, moderator, now, b"1")


def test_files_that_are_gone_are_missed(letter: Statement, moderator: User) -> None:
    with pytest.raises(FilesMissing):
        add_appendices(statement=letter, form_key=uuid4(), sha256s=["0" * 64], by=moderator)


def test_what_came_by_the_form_takes_none_from_staff(
    consultation: Consultation, moderator: User, now: datetime
) -> None:
    sent = send(consultation, now).statement
    with pytest.raises(NotKeyedIn):
        add(sent, moderator, now, b"1")
