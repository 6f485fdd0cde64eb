"""The words of a mail, and the links that act in them, are kept until it has gone and no longer."""

from __future__ import annotations

from datetime import datetime, timedelta
from importlib import import_module

import pytest
from django.apps import apps
from django.conf import LazySettings
from django.core import mail as mailbox
from django.db import connection

from consultations.answers import answer
from consultations.confirmation import confirm_address, confirmation_token
from consultations.distribution import contacts, mails
from consultations.distribution.inviting import invite
from consultations.distribution.keeping import Party, add_parties
from consultations.distribution.models import Invitee
from consultations.erasure import erase_statement
from consultations.models import Statement
from consultations.own_data import data_of
from hyte.following.changing import confirm, unfollow
from hyte.following.models import Follower, Frequency
from hyte.following.telling import drain as tell
from hyte.following.topics import consultation_topic
from hyte.log_redaction import TOKEN
from hyte.mail import outbox
from hyte.mail.models import LONGEST_WAIT, OutgoingMail
from hyte.pages.models import HomePage
from hyte.users.models import User
from tests.consultations.factories import open_consultation, send
from tests.following.factories import event, follower

pytestmark = pytest.mark.django_db
migration = import_module("hyte.mail.migrations.0005_words_go_with_the_mail")

AUTHOR, FOLLOWER, ASKED = "aino@yhdistys.example", "seuraaja@rantamaa.example", "a@kyla.example"
REFUSED = "smtp://127.0.0.1:1"


@pytest.fixture
def staff(db: None) -> User:
    return User.objects.create_superuser("meri", "meri@hyte.example", "salasana")


@pytest.fixture
def statement(home_fi: HomePage, now: datetime, staff: User) -> Statement:
    """A statement whose address was confirmed and whose receipt waits, news that wait and an invitation that waits."""
    consultation = open_consultation(home_fi, now, confirm_email=True, moderation="post")
    statement = send(consultation, now, "Kannatamme.", email=AUTHOR).statement
    confirm_address(statement=statement, token=confirmation_token(statement, AUTHOR), at=now)
    known = follower(now, FOLLOWER, topic=consultation_topic(consultation.public_id), frequency=Frequency.AT_ONCE)
    event(now, topic=consultation_topic(consultation.public_id))
    tell(at=now)
    assert confirm(follower=known, at=now) == 0
    add_parties(consultation=consultation, parties=[Party("Kylä", email=ASKED)])
    invite(consultation=consultation, by=staff, at=now)
    return statement


def tables_with(words: str) -> list[str]:
    """Return the names of the tables in which a row has `words` in any of its columns."""
    found = []
    for table in connection.introspection.table_names():
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
            if any(words in str(row) for row in cursor.fetchall()):
                found.append(table)
    return found


def mailed_tokens() -> set[str]:
    """Return the tokens of every link in what was mailed, head and text."""
    return {token for sent in mailbox.outbox for token in TOKEN.findall(f"{sent.body} {sent.extra_headers}")}


def test_no_table_holds_a_link_that_acts_once_the_mails_have_gone(statement: Statement, now: datetime) -> None:
    invited = Invitee.objects.select_related("consultation").get()
    assert tables_with(Follower.objects.get().token) == ["mail_outgoingmail"]
    assert outbox.drain(at=now) == 4
    tokens = mailed_tokens()
    assert {Follower.objects.get().token, confirmation_token(statement, AUTHOR)} < tokens
    assert len(tokens) == 3  # and the receipt's
    for words in (*tokens, mails.personal_link(invited)):
        assert any(words in sent.body for sent in mailbox.outbox)
        assert tables_with(words) == []


def test_what_was_given_up_has_no_words_either(statement: Statement, now: datetime, settings: LazySettings) -> None:
    settings.MAIL_URL = REFUSED
    outbox.drain(at=now)
    assert all(mail.body for mail in OutgoingMail.objects.undelivered())
    outbox.drain(at=now + LONGEST_WAIT)
    assert list(OutgoingMail.objects.given_up().values_list("body", "headers").distinct()) == [("", {})]
    assert tables_with(Follower.objects.get().token) == []


def test_it_stays_on_record_what_a_mail_was_about_and_when_it_went(statement: Statement, now: datetime) -> None:
    outbox.drain(at=now)
    receipt = OutgoingMail.objects.about(statement.public_id).get(key__startswith="statement-received:")
    assert (receipt.sent_at, receipt.recipient) == (now, AUTHOR)
    assert receipt.subject.startswith("Lausuntosi")
    assert [mail["sent_at"] for mail in data_of(statement)["mails"]] == ["2026-10-12T12:00:00+03:00"] * 2


def test_a_cause_that_is_handled_again_sends_nothing_again(statement: Statement, now: datetime, staff: User) -> None:
    outbox.drain(at=now)
    confirm_address(statement=statement, token=confirmation_token(statement, AUTHOR), at=now)
    invite(consultation=statement.consultation, by=staff, at=now)
    tell(at=now)
    assert outbox.drain(at=now + LONGEST_WAIT) == 0
    assert mails.deliveries(Invitee.objects.select_related("contact")) == {
        Invitee.objects.get().pk: mails.Delivery.SENT
    }


def test_mails_that_have_gone_are_forgotten_with_what_they_were_about(
    statement: Statement, now: datetime, staff: User
) -> None:
    answer(comment=statement.comments.get(), text="Kiitos.", signature="Alue", by=staff, at=now)
    outbox.drain(at=now)
    assert OutgoingMail.objects.filter(recipient=AUTHOR).count() == 3
    erase_statement(statement=statement, at=now)
    unfollow(follower=Follower.objects.get())
    contacts.erase(email=ASKED, at=now)
    assert not OutgoingMail.objects.exists()


@pytest.mark.parametrize(
    ("key", "found"),
    [
        ("news:12:3", True),
        ("follow-request:12", True),
        ("news:3:12", False),
        ("news:123:4", False),
        ("news:1:12:3", False),
    ],
)
def test_what_a_mail_is_about_stands_second_in_its_key(now: datetime, key: str, found: bool) -> None:
    OutgoingMail.objects.create(key=key, recipient=AUTHOR, language="fi", created_at=now, due_at=now)
    assert OutgoingMail.objects.about("12").exists() == found


def test_a_worker_that_was_overtaken_does_not_undo_that_a_mail_was_sent(statement: Statement, now: datetime) -> None:
    mail = OutgoingMail.objects.first()
    outbox.note_sent(mail, now)
    outbox.postpone(mail, now + LONGEST_WAIT, OSError("late"))
    mail.refresh_from_db()
    assert (mail.sent_at, mail.failed_at, mail.last_error) == (now, None, "")


def test_what_an_older_worker_has_left_is_emptied(statement: Statement, now: datetime) -> None:
    OutgoingMail.objects.update(sent_at=now)
    outbox.drain(at=now)
    assert not OutgoingMail.objects.exclude(body="").exists()


def test_the_update_empties_what_has_gone_and_keeps_what_it_was_about(statement: Statement, now: datetime) -> None:
    link = f"https://hyte.example/fi/oma-lausunto/{statement.public_id}/{'t' * 43}/"
    old = {"recipient": AUTHOR, "language": "fi", "created_at": now, "due_at": now + timedelta(hours=1)}
    OutgoingMail.objects.all().delete()
    OutgoingMail.objects.create(key="comment-answered:22222222222z", body=f"Kiitos.\n{link}\n", sent_at=now, **old)
    OutgoingMail.objects.create(key="news:1:2", body="Uutta.", last_error=f"554 <{AUTHOR}> {link}", **old)
    for step in (migration.name_the_statement, migration.cover_reasons, migration.empty_what_has_gone):
        step(apps, None)
    gone, waiting = OutgoingMail.objects.order_by("pk")
    assert (gone.key, gone.body) == (f"comment-answered:{statement.public_id}:22222222222z", "")
    assert waiting.body == "Uutta."
    assert waiting.last_error == f"554 <[address]> {link.replace('t' * 43, '[link]')}"
