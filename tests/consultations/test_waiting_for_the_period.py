"""What a statement waits for, and what it finds when its turn comes: real connections, one step at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from datetime import datetime, timedelta
from threading import Event
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection, transaction

from consultations import acts, mails
from consultations.models import Consultation, Moderation, ModerationSettings, Statement, Status
from consultations.refusals import ConsultationNotOpen
from consultations.submission import Receipt, submit_statement
from hyte.mail.models import OutgoingMail
from hyte.pages.models import HomePage
from hyte.users.models import User
from tests.consultations.factories import close_early, open_consultation, written
from tests.threads import LONG, wait_until_waiting

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite has one writer at a time"),
]
LATER = timedelta(minutes=1)
MODES = [Moderation.PRE, Moderation.POST]


@pytest.fixture(params=MODES)
def consultation(request: pytest.FixtureRequest, languages: None, home_fi: HomePage, now: datetime) -> Consultation:
    return open_consultation(home_fi, now, moderation=request.param)


@pytest.fixture
def beside() -> Iterator[Callable[..., Future[Any]]]:
    """Give a function that does something in a thread with a connection of its own."""
    with ThreadPoolExecutor(4) as pool:

        def start(work: Callable[..., Any], **arguments: Any) -> Future[Any]:
            def run() -> Any:
                try:
                    return work(**arguments)
                finally:
                    connection.close()

            return pool.submit(run)

        yield start


def send(consultation: Consultation, at: datetime, **more: Any) -> Receipt:
    sent = written("Kyllä.", email="meri@yhdistys.example")
    return submit_statement(**{"consultation": consultation, "statement": sent, "key": uuid4(), "at": at} | more)


@contextmanager
def in_the_midst_of(act: Callable[[], object], consultation: Consultation, at: datetime, beside: Any) -> Iterator[Any]:
    """Give a statement that is sent during the act, has written what it may, and waits; the act ends with the block."""
    written_before = Event()
    with transaction.atomic():
        act()
        sending = beside(send, consultation=consultation, at=at, also=lambda _statement: written_before.set())
        assert written_before.wait(LONG)
        wait_until_waiting(1)
        yield sending


def test_a_statement_that_waited_for_an_early_closing_is_refused_whole(
    consultation: Consultation, now: datetime, beside: Any
) -> None:
    with in_the_midst_of(lambda: close_early(consultation, now), consultation, now + LATER, beside) as sending:
        pass
    with pytest.raises(ConsultationNotOpen):
        sending.result(LONG)
    assert Statement.objects.count() == OutgoingMail.objects.count() == 0


def test_a_statement_that_waited_for_an_early_closing_that_was_not_made_is_received(
    consultation: Consultation, now: datetime, beside: Any
) -> None:
    with in_the_midst_of(lambda: close_early(consultation, now), consultation, now + LATER, beside) as sending:
        transaction.set_rollback(True)
    assert sending.result(LONG).new


def test_a_statement_that_waited_for_an_extension_is_in_time_by_it(
    consultation: Consultation, now: datetime, beside: Any
) -> None:
    closes_at = consultation.closes_at

    def extend() -> None:
        longer, reasons = closes_at + timedelta(days=1), {"reason_fi": "Syy.", "reason_sv": "Skäl."}
        acts.extend(consultation=consultation, closes_at=longer, by=None, at=now, **reasons)

    with in_the_midst_of(extend, consultation, closes_at, beside) as sending:
        pass
    assert sending.result(LONG).statement.submitted_at == closes_at


def test_an_act_waits_for_the_statement_whose_turn_it_is_and_another_writes_meanwhile(
    consultation: Consultation, now: datetime, beside: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    has_its_turn, goes_on, has_written = Event(), Event(), Event()
    queue_receipt = mails.queue_receipt

    def stop(**arguments: Any) -> None:
        has_its_turn.set()
        assert goes_on.wait(LONG)
        queue_receipt(**arguments)

    monkeypatch.setattr(mails, "queue_receipt", stop)
    first = beside(send, consultation=consultation, at=now)
    assert has_its_turn.wait(LONG)
    closing = beside(close_early, consultation=consultation, at=now)
    wait_until_waiting(1)
    second = beside(send, consultation=consultation, at=now + LATER, also=lambda _statement: has_written.set())
    assert has_written.wait(LONG)
    wait_until_waiting(2)
    goes_on.set()
    assert first.result(LONG).new
    closing.result(LONG)
    with pytest.raises(ConsultationNotOpen):
        second.result(LONG)  # whose turn came after the act's
    assert Statement.objects.get() == first.result().statement


@pytest.mark.parametrize("fails", [False, True])
def test_the_same_form_waits_for_the_first_and_gets_its_receipt_or_its_place(
    consultation: Consultation, now: datetime, beside: Any, fails: bool
) -> None:
    key, has_written, goes_on = uuid4(), Event(), Event()

    def stop(_statement: Statement) -> None:
        has_written.set()
        assert goes_on.wait(LONG)
        if fails:
            raise InterruptedError

    first = beside(send, consultation=consultation, at=now, key=key, also=stop)
    assert has_written.wait(LONG)
    second = beside(send, consultation=consultation, at=now, key=key)
    wait_until_waiting(1)
    goes_on.set()
    assert second.result(LONG).new is fails
    assert (first.exception(LONG) is not None) is fails
    assert Statement.objects.get().key == key


@pytest.mark.parametrize("asks", [True, False])
def test_which_mail_goes_out_is_as_the_consultation_asks_when_the_turn_comes(
    consultation: Consultation, now: datetime, beside: Any, asks: bool
) -> None:
    Consultation.objects.update(confirm_email=not asks)
    consultation.refresh_from_db()

    def change() -> None:
        Consultation.objects.update(confirm_email=asks)

    with in_the_midst_of(change, consultation, now, beside) as sending:
        pass
    assert sending.result(LONG).statement.awaits_confirmation is asks
    mail = OutgoingMail.objects.get()
    assert mail.key.partition(":")[0] == ("address-confirmation" if asks else "statement-received")


@pytest.mark.parametrize("becomes", MODES)
def test_it_is_published_at_once_where_the_consultation_publishes_at_once_when_the_turn_comes(
    consultation: Consultation, now: datetime, beside: Any, becomes: Moderation
) -> None:
    def change() -> None:
        Consultation.objects.update(moderation=becomes)

    with in_the_midst_of(change, consultation, now, beside) as sending:
        pass
    comment = sending.result(LONG).statement.comments.get()
    consultation.refresh_from_db()
    published = becomes == Moderation.POST
    assert (comment.status == Status.PUBLISHED, consultation.published_comments) == (published, int(published))


def test_everything_is_held_also_what_waited_while_the_switch_was_turned_on(
    consultation: Consultation, now: datetime, beside: Any, moderator: User
) -> None:
    Consultation.objects.update(moderation=Moderation.POST)

    def publish_nothing() -> None:
        Consultation.objects.select_for_update().get(pk=consultation.pk)

    def turn_on() -> None:
        ModerationSettings(pk=ModerationSettings.THE_ONE, holding_since=now, holding_by=moderator).save()

    with in_the_midst_of(publish_nothing, consultation, now, beside) as sending:
        beside(turn_on).result(LONG)
    statement = sending.result(LONG).statement
    assert statement.comments.get().status == Status.PENDING
    assert Statement.objects.get().signals == ["hold"]
