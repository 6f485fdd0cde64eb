"""Whoever may key in letters mends who gave one and how it came; a moderator decides about what was on the screen."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from uuid import uuid4

import pytest

from consultations.corrections import NotKeyedIn, correct_statement
from consultations.decisions import AuthorChanged
from consultations.erasure import erase_statement
from consultations.models import (
    Capacity,
    Channel,
    Comment,
    Consultation,
    Decision,
    EarlierParticulars,
    Statement,
    Status,
)
from consultations.moderation.judging import Verdict, judge
from consultations.own_data import record_of
from consultations.particulars import Particulars, ParticularsRefused, correct_particulars
from consultations.registration import register_received
from consultations.undoing import undo
from hyte.users.models import User
from tests.consultations.factories import put_in_status, send, written
from tests.consultations.test_corrections import to

pytestmark = pytest.mark.django_db


@pytest.fixture
def letter(consultation: Consultation, moderator: User, now: datetime) -> Statement:
    arrival = {"channel": Channel.POST, "received_at": now, "key": uuid4(), "by": moderator, "at": now}
    letter = written("Kannatan.", capacity=Capacity.PERSON, name="Kasia Ketola", organisation="")
    return register_received(consultation=consultation, statement=letter, **arrival)


def rename(letter: Statement, name: str, by: User, at: datetime, **changes: object) -> bool:
    """Correct the name of `letter` by who has seen it as it is in the caller's hands."""
    seen = Particulars.of(letter)
    wanted = replace(seen, name=name, **changes)
    return correct_particulars(statement=letter, particulars=wanted, seen_hash=seen.seen_hash, by=by, at=at)


@pytest.mark.parametrize("after", [timedelta(0), timedelta(days=30)])
def test_what_stood_there_before_is_kept_with_who_mended_it_and_when(
    letter: Statement, moderator: User, now: datetime, after: timedelta
) -> None:
    assert rename(letter, "Kaisa  Ketola ", moderator, now + after, channel=Channel.EVENT)
    before, mended = EarlierParticulars.objects.get(), Statement.objects.get()
    assert (mended.name, mended.channel) == ("Kaisa Ketola", Channel.EVENT)
    assert (before.name, before.channel) == ("Kasia Ketola", Channel.POST)
    assert (before.replaced_by, before.replaced_at) == (moderator, now + after)


def test_what_is_the_same_is_passed_over(letter: Statement, moderator: User, now: datetime) -> None:
    assert not rename(letter, letter.name, moderator, now)
    assert not EarlierParticulars.objects.exists()


def test_a_private_person_speaks_for_no_organisation(letter: Statement, moderator: User, now: datetime) -> None:
    rename(letter, "", moderator, now, capacity=Capacity.ORGANISATION, organisation="Kerho ry", role="sihteeri")
    rename(Statement.objects.get(), "Kaisa", moderator, now, capacity=Capacity.PERSON)
    mended = Statement.objects.get()
    assert (mended.author, mended.organisation, mended.role) == ("Kaisa", "", "")


@pytest.mark.parametrize("status", [Status.PUBLISHED, Status.REJECTED, Status.HIDDEN, Status.WITHDRAWN])
def test_the_author_of_a_decided_letter_is_not_mended(
    letter: Statement, moderator: User, now: datetime, status: Status
) -> None:
    put_in_status(Comment.objects.all(), status, now)
    with pytest.raises(ParticularsRefused):
        rename(letter, "Kaisa", moderator, now)


def test_a_decision_that_was_taken_back_counts_too(letter: Statement, moderator: User, now: datetime) -> None:
    judge(
        comment=letter.comments.get(), verdict=Verdict(Status.PUBLISHED), by=moderator, at=now, seen_hash=seen(letter)
    )
    undo(decision=Decision.objects.get(), by=moderator, at=now)
    with pytest.raises(ParticularsRefused):
        rename(letter, "Kaisa", moderator, now)


def test_a_name_is_mended_also_where_the_author_has_corrected_the_words(
    letter: Statement, moderator: User, now: datetime
) -> None:
    correct_statement(statement=letter, corrections=[to(letter.comments.get(), "Omat sanani.")], at=now)
    assert rename(letter, "Kaisa", moderator, now)


def test_a_window_opened_before_another_mending_does_not_overwrite_it(
    letter: Statement, moderator: User, now: datetime
) -> None:
    rename(letter, "Kaisa", moderator, now)
    with pytest.raises(ParticularsRefused):
        rename(letter, "Kaija", moderator, now)


def test_what_came_by_the_form_keeps_its_name(consultation: Consultation, moderator: User, now: datetime) -> None:
    with pytest.raises(NotKeyedIn):
        rename(send(consultation, now, "Omat sanani.").statement, "Kaisa", moderator, now)


def seen(letter: Statement) -> str:
    return letter.comments.get().seen_hash


def test_words_are_not_approved_under_another_name_than_the_one_that_was_seen(
    letter: Statement, moderator: User, now: datetime
) -> None:
    on_the_screen = seen(letter)
    rename(letter, "Kaisa", moderator, now)
    verdict = {"verdict": Verdict(Status.PUBLISHED), "by": moderator, "at": now}
    with pytest.raises(AuthorChanged):
        judge(comment=letter.comments.get(), seen_hash=on_the_screen, **verdict)
    judge(comment=(again := Comment.objects.get()), seen_hash=again.seen_hash, **verdict)
    assert Comment.objects.get().status == Status.PUBLISHED


def test_an_erased_letter_keeps_no_earlier_name(letter: Statement, moderator: User, now: datetime) -> None:
    rename(letter, "Kaisa", moderator, now)
    assert EarlierParticulars.objects.get().name
    erase_statement(statement=letter, at=now)
    assert EarlierParticulars.objects.get().name == ""


def test_the_record_of_a_letter_tells_what_was_mended(letter: Statement, moderator: User, now: datetime) -> None:
    rename(letter, "Kaisa", moderator, now)
    assert [it["name"] for it in record_of(Statement.objects.get())["earlier_particulars"]] == ["Kasia Ketola"]
