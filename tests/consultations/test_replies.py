"""A reader replies to a published comment."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
import time_machine
from django.test import Client

from consultations.decisions import decide
from consultations.models import Comment, Consultation, Status
from consultations.tokens import issue_form_key
from hyte.users.models import User
from tests.consultations.factories import put_in_status

pytestmark = [pytest.mark.django_db, pytest.mark.smoke]


@pytest.fixture
def published(comment: Comment, now: datetime) -> object:
    put_in_status(Comment.objects.all(), Status.PUBLISHED, now)
    with time_machine.travel(now, tick=False):
        yield Comment.objects.get(pk=comment.pk)


def typed(parent: Comment, now: datetime, /, **changes: str) -> dict[str, str]:
    """Return what a browser sends for a reply, a minute after the form was handed out."""
    key = issue_form_key(consultation=parent.consultation.public_id, at=now - timedelta(minutes=1))
    return {"capacity": "person", "name": "Aino", "comment": "Samaa mieltä.", "key": key} | changes


def address(comment: Comment) -> str:
    return f"/fi/kommentit/{comment.public_id}/vastaa/"


def test_a_reply_waits_for_a_moderator_and_then_stands_below_its_comment(
    client: Client, published: Comment, moderator: User, now: datetime
) -> None:
    assert client.post(address(published), typed(published, now)).status_code == 303
    shown = f"/fi/kommentit/{published.public_id}/"
    assert "Samaa mieltä." not in client.get(shown).content.decode()
    reply = Comment.objects.get(parent=published)
    decide(comment=reply, to=Status.PUBLISHED, by=moderator, at=now, text_hash=reply.text_hash)
    assert "Samaa mieltä." in client.get(shown).content.decode()
    assert "1 vastaus" in client.get("/fi/kuulemiset/ohjelma/").content.decode()


def test_the_receipt_of_a_reply_calls_it_the_author_s_reply(client: Client, published: Comment, now: datetime) -> None:
    content = client.post(address(published), typed(published, now), follow=True).content.decode()
    assert "<h2>Vastauksesi</h2>" in content
    assert "Vastaa kommenttiin" not in content


def test_a_reply_is_counted_as_a_comment_but_not_as_a_statement(
    client: Client, published: Comment, moderator: User, now: datetime
) -> None:
    client.post(address(published), typed(published, now))
    reply = Comment.objects.get(parent=published)
    before = Consultation.objects.get()
    decide(comment=reply, to=Status.PUBLISHED, by=moderator, at=now, text_hash=reply.text_hash)
    after = Consultation.objects.get()
    assert after.published_comments - before.published_comments == 1
    assert after.published_statements == before.published_statements


@pytest.mark.parametrize(("field", "value"), [("comment", "  "), ("name", ""), ("capacity", "staff")])
def test_a_fault_is_said_and_the_rest_kept(
    client: Client, published: Comment, now: datetime, field: str, value: str
) -> None:
    answered = client.post(address(published), typed(published, now, **{field: value}))
    assert answered.status_code == 422
    assert ("Samaa mieltä." in answered.content.decode()) == (field != "comment")
    assert not Comment.objects.filter(parent=published).exists()


def test_after_the_deadline_the_text_is_handed_back(client: Client, published: Comment, now: datetime) -> None:
    with time_machine.travel(published.consultation.closes_at, tick=False):
        answered = client.post(address(published), typed(published, now))
    assert answered.status_code == 403
    assert "Samaa mieltä." in answered.content.decode()
    assert not Comment.objects.filter(parent=published).exists()


def test_a_comment_that_was_hidden_meanwhile_takes_no_reply(client: Client, published: Comment, now: datetime) -> None:
    put_in_status(Comment.objects.all(), Status.HIDDEN, now)
    answered = client.post(address(published), typed(published, now))
    assert answered.status_code == 409
    assert "Samaa mieltä." in answered.content.decode()


@pytest.mark.parametrize("status", [Status.HIDDEN, Status.WITHDRAWN])
def test_the_trace_of_a_comment_has_no_form_for_replies(
    client: Client, published: Comment, now: datetime, status: Status
) -> None:
    Comment.objects.update(status=status)
    answered = client.get(address(published))
    assert answered.status_code == 404


@pytest.mark.parametrize("status", [Status.PENDING, Status.REJECTED])
def test_what_never_was_public_has_no_address_for_replies(
    client: Client, published: Comment, now: datetime, status: Status
) -> None:
    put_in_status(Comment.objects.all(), status, now)
    assert client.get(address(published)).status_code == 404


def test_a_reply_takes_no_reply(client: Client, published: Comment, now: datetime) -> None:
    client.post(address(published), typed(published, now))
    reply = Comment.objects.get(parent=published)
    put_in_status(Comment.objects.filter(pk=reply.pk), Status.PUBLISHED, now)
    assert client.get(address(reply)).status_code == 404


def test_where_replies_are_not_wanted_there_is_no_link_and_no_form(
    client: Client, published: Comment, now: datetime
) -> None:
    Consultation.objects.update(replies_allowed=False)
    assert address(published) not in client.get("/fi/kuulemiset/ohjelma/").content.decode()
    assert client.post(address(published), typed(published, now)).status_code == 404


def test_the_same_form_twice_is_one_reply(client: Client, published: Comment, now: datetime) -> None:
    sent = typed(published, now)
    addresses = {client.post(address(published), sent)["Location"] for _attempt in range(2)}
    assert (len(addresses), Comment.objects.filter(parent=published).count()) == (1, 1)
