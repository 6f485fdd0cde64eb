"""Real threads on the real database: double clicks and the deadline."""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import uuid4

import pytest

from consultations import acts
from consultations.models import Consultation, Statement
from consultations.submission import ConsultationNotOpen, submit_statement
from hyte.pages.models import HomePage
from tests.consultations.factories import open_consultation, written
from tests.threads import at_once

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.smoke]


@pytest.fixture
def consultation(languages: None, home_fi: HomePage, now: datetime) -> Consultation:
    return open_consultation(home_fi, now)


def test_fifty_parallel_posts_of_one_form_make_one_statement(consultation: Consultation, now: datetime) -> None:
    key = uuid4()
    receipts = at_once(
        50, lambda _n: submit_statement(consultation=consultation, statement=written("Kyllä."), key=key, at=now)
    )
    assert Statement.objects.count() == 1
    assert {receipt.token for receipt in receipts} == {receipts[0].token}
    assert sum(receipt.new for receipt in receipts) == 1


def test_a_statement_is_before_an_early_closing_or_refused_never_between(
    consultation: Consultation, now: datetime
) -> None:
    later = now + timedelta(seconds=1)

    def send_or_close(number: int) -> str:
        if number == 0:
            acts.close_early(consultation=consultation, reason_fi="Syy.", reason_sv="Skäl.", by=None, at=now)
            return "closed"
        try:
            submit_statement(consultation=consultation, statement=written(f"{number}"), key=uuid4(), at=later)
        except ConsultationNotOpen:
            return "refused"
        return "received"

    results = at_once(12, send_or_close)
    assert Statement.objects.count() == results.count("received")
    assert results.count("closed") == 1
