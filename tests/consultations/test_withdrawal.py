"""An author takes back what was said: counts, search and the trace in the thread follow at once."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.test import Client

from consultations.decisions import decide
from consultations.erasure import erase_statement
from consultations.models import Actor, Comment, Consultation, Decision, Statement, Status
from consultations.withdrawal import withdraw_statement
from hyte.users.models import User
from search.models import Entry
from tests.consultations.factories import put_in_status, send

pytestmark = [pytest.mark.django_db, pytest.mark.smoke]


@pytest.fixture
def statement(consultation: Consultation, now: datetime) -> Statement:
    return send(consultation, now, "Tavoite.", "Raha.").statement


def publish(statement: Statement, moderator: User, at: datetime) -> None:
    for comment in statement.comments.all():
        decide(comment=comment, to=Status.PUBLISHED, by=moderator, at=at, text_hash=comment.text_hash)


def test_everything_that_waits_is_withdrawn_on_the_record(statement: Statement, now: datetime) -> None:
    made = withdraw_statement(statement=statement, at=now)
    assert {comment.status for comment in statement.comments.all()} == {Status.WITHDRAWN}
    assert {(row.actor, row.from_status) for row in made} == {(Actor.AUTHOR, Status.PENDING)}


def test_one_comment_can_be_withdrawn_alone(statement: Statement, now: datetime) -> None:
    first, second = statement.comments.all()
    withdraw_statement(statement=statement, at=now, comments=[first.public_id])
    assert Comment.objects.get(pk=first.pk).status == Status.WITHDRAWN
    assert Comment.objects.get(pk=second.pk).status == Status.PENDING


def test_the_counts_follow(consultation: Consultation, statement: Statement, moderator: User, now: datetime) -> None:
    publish(statement, moderator, now)
    withdraw_statement(statement=statement, at=now, comments=[statement.comments.first().public_id])
    consultation.refresh_from_db()
    assert (consultation.published_comments, consultation.published_statements) == (1, 1)
    withdraw_statement(statement=statement, at=now)
    consultation.refresh_from_db()
    assert (consultation.published_comments, consultation.published_statements) == (0, 0)


def test_what_was_public_leaves_a_trace_and_the_search(statement: Statement, moderator: User, now: datetime) -> None:
    publish(statement, moderator, now)
    withdraw_statement(statement=statement, at=now)
    assert Comment.objects.in_thread().count() == 2
    assert not Entry.objects.get(model="consultations.statement", object_id=statement.pk).public


@pytest.mark.parametrize("take_back", [withdraw_statement, erase_statement])
def test_the_permanent_address_shows_when_a_public_statement_was_withdrawn_and_no_name(
    client: Client, statement: Statement, moderator: User, now: datetime, take_back: Callable[..., object]
) -> None:
    address = f"/fi/lausunnot/{statement.public_id}/"
    publish(statement, moderator, now)
    take_back(statement=statement, at=now)
    answered = client.get(address)
    assert answered.status_code == 200
    content = answered.content.decode()
    assert content.count("Kirjoittaja on perunut tämän kommentin.") == 2
    assert "ma 12.10.2026" in content
    assert 'content="noindex"' in content
    assert "Rannikon" not in content


def test_the_permanent_address_tells_why_a_statement_was_hidden(
    client: Client, statement: Statement, moderator: User, now: datetime
) -> None:
    publish(statement, moderator, now)
    for comment in statement.comments.all():
        judgement = {"by": moderator, "at": now, "text_hash": comment.text_hash, "public_reason": "Uhkaava."}
        decide(comment=comment, to=Status.HIDDEN, **judgement)
    assert "Uhkaava." in client.get(f"/fi/lausunnot/{statement.public_id}/").content.decode()


def test_what_was_withdrawn_before_anybody_read_it_has_no_address(
    client: Client, statement: Statement, now: datetime
) -> None:
    withdraw_statement(statement=statement, at=now)
    assert client.get(f"/fi/lausunnot/{statement.public_id}/").status_code == 404


def test_what_was_never_public_leaves_none(statement: Statement, now: datetime) -> None:
    withdraw_statement(statement=statement, at=now)
    assert not Comment.objects.in_thread().exists()


@pytest.mark.parametrize("status", [Status.REJECTED, Status.HIDDEN])
def test_a_decision_against_the_author_stays(statement: Statement, now: datetime, status: Status) -> None:
    put_in_status(statement.comments.all(), status, now)
    assert withdraw_statement(statement=statement, at=now) == []
    assert {comment.status for comment in statement.comments.all()} == {status}


def test_a_second_withdrawal_does_nothing(statement: Statement, now: datetime) -> None:
    withdraw_statement(statement=statement, at=now)
    assert withdraw_statement(statement=statement, at=now) == []
    assert Decision.objects.count() == 2


def test_it_is_possible_after_the_deadline(consultation: Consultation, statement: Statement) -> None:
    assert withdraw_statement(statement=statement, at=consultation.closes_at + timedelta(days=30))


def test_comments_of_others_are_out_of_reach(consultation: Consultation, statement: Statement, now: datetime) -> None:
    foreign = send(consultation, now, "Muiden.").statement.comments.get()
    assert withdraw_statement(statement=statement, at=now, comments=[foreign.public_id]) == []
