"""A mail that comes back after the mail server had accepted it is shown to the staff, and that is all that happens."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from datetime import datetime, timedelta
from io import BytesIO, StringIO, TextIOWrapper
from pathlib import Path

import pytest
from django.conf import LazySettings
from django.core import mail as mailbox
from django.core.management import CommandError, call_command
from django.db import IntegrityError, OperationalError, transaction
from django.test import Client
from django.urls import reverse
from django.utils import translation

from consultations.erasure import erase_statement
from consultations.models import Statement
from consultations.own_data import data_of
from hyte.mail import outbox
from hyte.mail.bounces import Bounce
from hyte.mail.models import LEASE, LONGEST_WAIT, OutgoingMail
from hyte.mail.reasons import reason_of_return
from hyte.mail.returning import record_return
from hyte.operations.management.commands import take_bounce
from hyte.operations.personal_data import held_about
from hyte.operations.staff.wording import parts_of
from hyte.operations.undelivered import what_happened
from hyte.pages.models import HomePage
from hyte.users.roles import Role
from tests.consultations.factories import open_consultation, send
from tests.mail.reports import OURS, RECIPIENT, REPLY, report
from tests.users.factories import signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.smoke]

ROOT = Path(__file__).resolve().parents[2]
WHY = "550 5.1.1 no such mailbox"
LATER = timedelta(hours=3)


@pytest.fixture
def statement(home_fi: HomePage, now: datetime) -> Statement:
    """A statement whose receipt waits in the outbox."""
    return send(open_consultation(home_fi, now), now, email=RECIPIENT).statement


@pytest.fixture
def mail(statement: Statement, now: datetime) -> OutgoingMail:
    """Its receipt, when the mail server has accepted it."""
    assert outbox.drain(at=now) == 1
    return OutgoingMail.objects.get()


@pytest.fixture
def take(monkeypatch: pytest.MonkeyPatch) -> Callable[[bytes], str]:
    """Hand a mail to the command as a mail server does; return what it says when it is asked to."""

    def taken(raw: bytes) -> str:
        monkeypatch.setattr(sys, "stdin", TextIOWrapper(BytesIO(raw)))
        call_command("take_bounce", verbosity=2, stdout=(said := StringIO()))
        return said.getvalue()

    return taken


def report_of(mail: OutgoingMail, **words: str) -> bytes:
    return report(original=f"Message-ID: {mail.message_id}", **words)


def state() -> tuple[datetime | None, datetime | None, datetime | None, str]:
    return OutgoingMail.objects.values_list("sent_at", "failed_at", "returned_at", "last_error").get()


def test_a_mail_that_comes_back_was_sent_and_did_not_arrive(mail: OutgoingMail, now: datetime) -> None:
    assert not OutgoingMail.objects.given_up().exists()
    assert record_return(bounce=Bounce(mail.message_id, WHY), at=now + LATER)
    assert state() == (now, None, now + LATER, WHY)
    assert OutgoingMail.objects.given_up().get() == mail


def test_the_message_id_in_the_row_is_that_of_the_mail(mail: OutgoingMail) -> None:
    assert mailbox.outbox[0].message()["Message-ID"] == mail.message_id == outbox.message_id(mail)


def test_the_message_id_stays_when_what_it_was_made_of_changes(
    statement: Statement, now: datetime, settings: LazySettings
) -> None:
    settings.MAIL_URL, well = "smtp://127.0.0.1:1", settings.MAIL_URL
    outbox.drain(at=now)
    first = OutgoingMail.objects.get().message_id
    settings.MAIL_URL, settings.SECRET_KEY = well, "k" * 50
    outbox.drain(at=now + LATER)
    assert mailbox.outbox[0].message()["Message-ID"] == first


def test_the_second_report_of_a_mail_changes_nothing(mail: OutgoingMail, now: datetime) -> None:
    record_return(bounce=Bounce(mail.message_id, WHY), at=now)
    assert not record_return(bounce=Bounce(mail.message_id, "451 later"), at=now + LATER)
    assert state() == (now, None, now, WHY)


@pytest.mark.parametrize("message_id", [OURS, ""])
def test_a_foreign_message_id_changes_nothing(mail: OutgoingMail, now: datetime, message_id: str) -> None:
    OutgoingMail.objects.create(key="news:1", recipient=RECIPIENT, language="fi", created_at=now, due_at=now)
    assert not record_return(bounce=Bounce(message_id, WHY), at=now)
    assert not OutgoingMail.objects.given_up().exists()


def test_a_mail_that_was_sent_before_its_message_id_was_kept_is_not_found(mail: OutgoingMail, now: datetime) -> None:
    OutgoingMail.objects.update(message_id="")
    assert not record_return(bounce=Bounce(mail.message_id, WHY), at=now)


def test_a_mail_that_comes_back_before_the_worker_has_noted_that_it_went_stays_returned(
    statement: Statement, now: datetime
) -> None:
    mail = OutgoingMail.objects.get()
    assert outbox.claim(mail, now)
    assert record_return(bounce=Bounce(mail.message_id, WHY), at=now + LATER)
    outbox.note_sent(mail, now)
    outbox.postpone(mail, now + LONGEST_WAIT, OSError("late"))
    assert state() == (now + LATER, None, now + LATER, WHY)
    assert OutgoingMail.objects.get().body == ""
    assert outbox.drain(at=now + LATER + LEASE) == 0  # nor is it sent again


def test_a_mail_that_comes_back_after_it_was_given_up_had_been_accepted(statement: Statement, now: datetime) -> None:
    mail = OutgoingMail.objects.get()
    outbox.claim(mail, now)
    outbox.give_up(mail, now, "SMTPServerDisconnected")
    assert record_return(bounce=Bounce(mail.message_id, WHY), at=now + LATER)
    assert state() == (now, None, now + LATER, WHY)


def test_nothing_is_known_of_a_mail_that_was_erased(statement: Statement, mail: OutgoingMail, now: datetime) -> None:
    erase_statement(statement=statement, at=now)
    assert not record_return(bounce=Bounce(mail.message_id, WHY), at=now)
    assert not OutgoingMail.objects.exists()


def test_a_mail_that_came_back_is_erased_like_every_other(
    statement: Statement, mail: OutgoingMail, now: datetime
) -> None:
    record_return(bounce=Bounce(mail.message_id, WHY), at=now)
    erase_statement(statement=statement, at=now)
    assert not OutgoingMail.objects.exists()


def test_only_what_was_sent_comes_back(statement: Statement, now: datetime) -> None:
    with pytest.raises(IntegrityError, match=r"returned_was_sent"), transaction.atomic():
        OutgoingMail.objects.update(returned_at=now)


def test_no_two_mails_have_one_message_id(mail: OutgoingMail, now: datetime) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        OutgoingMail.objects.create(key="x", message_id=mail.message_id, created_at=now, due_at=now)
    for key in "yz":
        OutgoingMail.objects.create(key=key, created_at=now, due_at=now)  # many have none


@pytest.mark.parametrize(
    "said",
    [
        f"550 <{RECIPIENT}> is unknown",
        f"550 {RECIPIENT.upper()} is unknown",
        "550 aino.ranta: mailbox full",
        "550 mailbox aino.ranta@",
        "550 user AINO.RANTA.",
        "550 aino.ranta=yhdistys.example@forwarder.example",
        "550 aino.ranta+40yhdistys.example",
        f"554 https://hyte.example/fi/oma-lausunto/abcdefghjkmn/{'t' * 43}/ is listed",
        f"554 abcdefghjkmn/{'t' * 42}",
        f"554 ({'t' * 43})",
    ],
)
def test_a_reason_names_no_mailbox_and_holds_no_link_that_acts(said: str) -> None:
    reason = reason_of_return(said, recipient=RECIPIENT).lower()
    assert reason[:3] in {"550", "554"}
    assert "aino" not in reason
    assert "t" * 32 not in reason


def test_a_quoted_mailbox_is_covered_whole() -> None:
    assert reason_of_return('550 "a b"@x.fi no', recipient='"a b"@x.fi') == "550 [address] no"


def test_other_words_than_the_mailbox_stay() -> None:
    assert reason_of_return("550 Mainosta ei oteta: aino", recipient="aino@x.fi") == "550 Mainosta ei oteta: [address]"


def test_what_the_command_is_handed_is_noted_without_the_address(
    mail: OutgoingMail, take: Callable[[bytes], str]
) -> None:
    assert take(report_of(mail)) == "A mail came back.\n"
    assert OutgoingMail.objects.get().last_error == "550 5.1.1 <[address]>: no such mailbox here"
    assert take(report_of(mail)).startswith("No mail of this site, or it was known")


def test_a_notice_of_delay_a_reply_and_a_report_of_another_mail_change_nothing(
    mail: OutgoingMail, take: Callable[[bytes], str]
) -> None:
    before = state()
    reply = REPLY.replace(OURS.encode(), mail.message_id.encode())
    for raw in (report_of(mail, action="delayed", status="4.4.1"), reply, report(), b"", b"\xff\0"):
        take(raw)
    assert state() == before


def test_it_takes_all_that_is_written_to_it(mail: OutgoingMail, take: Callable[[bytes], str]) -> None:
    rest = b"x" * (3 * take_bounce.MOST_BYTES)
    assert take(report_of(mail) + rest) == "A mail came back.\n"
    assert sys.stdin.buffer.read() == b""


def test_while_the_database_is_away_the_mail_server_is_to_try_again(
    take: Callable[[bytes], str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def away(**_values: object) -> bool:
        raise OperationalError("host name, user")

    monkeypatch.setattr(take_bounce, "record_return", away)
    with pytest.raises(CommandError) as refused:
        take(report())
    assert refused.value.returncode == os.EX_TEMPFAIL
    assert "host name" not in str(refused.value)


@pytest.mark.parametrize(("raw", "status"), [(REPLY, 0), (report(), 75)])
def test_the_process_ends_as_mail_servers_expect_and_is_silent_where_all_is_well(
    raw: bytes, status: int, tmp_path: Path
) -> None:
    away = {"DATABASE_URL": f"sqlite:///{tmp_path / 'empty.sqlite3'}", "ELASTICSEARCH_URL": ""}
    command = [sys.executable, "manage.py", "take_bounce"]
    ended = subprocess.run(command, cwd=ROOT, env=os.environ | away, input=raw, capture_output=True, check=False)
    assert ended.returncode == status
    assert (ended.stdout == ended.stderr == b"") == (status == 0)
    assert b"Traceback" not in ended.stderr


@pytest.mark.parametrize("role", [None, *Role])
def test_who_may_see_undelivered_mail_sees_that_it_came_back_and_why_without_the_address(
    client: Client, statement: Statement, mail: OutgoingMail, now: datetime, role: Role | None
) -> None:
    record_return(bounce=Bounce(mail.message_id, f"550 5.1.1 <{RECIPIENT}> is no mailbox"), at=now + LATER)
    signed_in(client, role)
    listed = client.get(reverse("undelivered:index")).content.decode()
    seen = role in {Role.REGISTRY, Role.ADMINISTRATOR}
    for words in (statement.public_id, "Palautui", "ma 12.10.2026 klo 15.00", "is no mailbox"):
        assert (words in listed) == seen
    assert "1 viesti jäi toimittamatta" in client.get(reverse("wagtailadmin_home")).content.decode() or not seen
    assert "aino" not in listed.lower()
    assert mail.message_id.strip("<>") not in listed


def test_the_list_tells_what_came_back_from_what_was_not_accepted_the_latest_first(
    client: Client, mail: OutgoingMail, now: datetime
) -> None:
    record_return(bounce=Bounce(mail.message_id, WHY), at=now + LATER)
    OutgoingMail.objects.create(
        key="news:7", recipient=RECIPIENT, language="fi", subject="Uutta", created_at=now, due_at=now, failed_at=now
    )
    listed = signed_in(client, Role.REGISTRY).get(reverse("undelivered:index")).content.decode()
    assert listed.index("Palautui") < listed.index("Ei otettu vastaan")


@pytest.mark.parametrize(
    ("language", "words"), [("fi", ("Palautui", "Ei otettu vastaan")), ("sv", ("Kom i retur", "Togs inte emot"))]
)
def test_what_happened_is_told_in_the_language_of_the_staff(now: datetime, language: str, words: tuple[str]) -> None:
    with translation.override(language):
        assert what_happened(OutgoingMail(returned_at=now)) == words[0]
        assert what_happened(OutgoingMail(failed_at=now)) == words[1]


def test_the_list_names_no_address_that_stands_in_the_key_of_a_mail(client: Client, now: datetime) -> None:
    key = f"moderation-overdue:2026-10-12:{RECIPIENT}"
    OutgoingMail.objects.create(key=key, recipient=RECIPIENT, language="fi", created_at=now, due_at=now, failed_at=now)
    listed = signed_in(client, Role.REGISTRY).get(reverse("undelivered:index")).content.decode()
    assert "2026-10-12" in listed
    assert RECIPIENT not in listed


@pytest.mark.parametrize(("language", "words"), [("fi", "Palautui ma 12.10."), ("sv", "Kom i retur må 12.10.")])
def test_whoever_asks_what_is_held_is_told_that_a_mail_came_back(
    statement: Statement, mail: OutgoingMail, now: datetime, language: str, words: str
) -> None:
    record_return(bounce=Bounce(mail.message_id, WHY), at=now + LATER)
    assert [held["returned_at"] for held in data_of(statement)["mails"]] == ["2026-10-12T15:00:00+03:00"]
    held = held_about(RECIPIENT)
    assert held["mails"][0]["returned_at"] == now + LATER
    with translation.override(language):
        told = {part.name: part.items for part in parts_of(held)}
    assert told["mails"][0].facts[0].startswith(words)


def test_mail_servers_return_mails_to_an_address_of_its_own_and_readers_answer_another(
    statement: Statement, now: datetime, settings: LazySettings
) -> None:
    settings.MAIL_BOUNCES = "palautukset@hyte.example"
    outbox.drain(at=now)
    sent = mailbox.outbox[0]
    assert sent.from_email == "palautukset@hyte.example"
    assert sent.message()["From"] == settings.DEFAULT_FROM_EMAIL
