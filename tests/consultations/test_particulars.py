"""Whoever may key in letters mends who gave one and how it came; a moderator decides about what was on the screen."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from uuid import uuid4

import pytest
import time_machine

from consultations.corrections import NotKeyedIn, correct_statement
from consultations.decisions import AuthorChanged
from consultations.erasure import erase_statement
from consultations.models import (
    Capacity,
    Channel,
    Comment,
    Consultation,
    CoverReason,
    Decision,
    EarlierParticulars,
    SectionText,
    Statement,
    Status,
    ThreadCount,
)
from consultations.moderation.covering import redact
from consultations.moderation.judging import Verdict, judge
from consultations.own_data import record_of
from consultations.particulars import Particulars, ParticularsRefused, correct_particulars
from consultations.registration import register_received
from consultations.undoing import undo
from hyte.pages.models import HomePage
from hyte.users.models import User
from tests.consultations.factories import TITLES, add_page, put_in_status, send, written
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


def put_into(letter: Statement, language: str, by: User, at: datetime) -> bool:
    return rename(letter, letter.name, by, at, language=language)


@pytest.fixture
def on_a_section(home_sv: HomePage, consultation: Consultation, moderator: User, now: datetime) -> Statement:
    """A letter on the first section of a document in two languages, keyed in as if it were in Finnish."""
    with time_machine.travel(now, tick=False):
        add_page(home_sv, consultation)
    arrival = {"channel": Channel.POST, "received_at": now, "key": uuid4(), "by": moderator, "at": now}
    return register_received(consultation=consultation, statement=written("Vi stöder.", "Bra."), **arrival)


def test_the_comments_have_the_language_of_the_letter_and_are_about_the_text_in_it(
    on_a_section: Statement, moderator: User, now: datetime
) -> None:
    page = on_a_section.consultation.pages.get(locale__language_code="sv")
    page.sections[0].value["title"] = "Målen"
    with time_machine.travel(now + timedelta(seconds=1), tick=False):
        page.save_revision().publish()
    put_into(on_a_section, "sv", moderator, now + timedelta(seconds=2))
    assert (Statement.objects.get().language, EarlierParticulars.objects.get().language) == ("sv", "fi")
    for comment, title in zip(Comment.objects.all(), TITLES["sv"], strict=True):
        read = SectionText.objects.get(version=comment.version, section=comment.section)
        assert (comment.language, read.title, read.text_hash) == ("sv", title, comment.section_text_hash)


def test_a_letter_on_what_the_other_language_does_not_have_is_about_no_text(
    consultation: Consultation, moderator: User, now: datetime
) -> None:
    arrival = {"channel": Channel.POST, "received_at": now, "key": uuid4(), "by": moderator, "at": now}
    letter = register_received(consultation=consultation, statement=written("Vi stöder."), **arrival)
    put_into(letter, "sv", moderator, now)
    comment = Comment.objects.get()
    assert (comment.version, comment.section_text_hash) == (None, "")
    assert comment.section is not None


def test_a_published_letter_is_counted_and_found_in_the_language_that_it_has_then(
    letter: Statement, moderator: User, now: datetime
) -> None:
    put_into(letter, "sv", moderator, now)
    mended = Comment.objects.get()
    judge(comment=mended, verdict=Verdict(Status.PUBLISHED), by=moderator, at=now, seen_hash=mended.seen_hash)
    assert {it.language: it.published for it in ThreadCount.objects.all()} == {"sv": 1}
    assert Statement.objects.get().search_document().language == "sv"


def test_covers_with_the_marker_of_the_earlier_language_lapse(
    letter: Statement, moderator: User, now: datetime
) -> None:
    cover = {"spans": [(0, 4)], "reason": CoverReason.PERSONAL_DATA, "by": moderator, "at": now}
    redact(comment=letter.comments.get(), seen_hash=seen(letter), **cover)
    put_into(letter, "sv", moderator, now)
    assert Comment.objects.get().covers_have_lapsed


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
