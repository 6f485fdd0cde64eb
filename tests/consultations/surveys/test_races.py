"""Real threads on the real database: double clicks and the closing of the period."""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import uuid4

import pytest

from consultations.surveys.answering import SurveyNotOpen, submit_answers
from consultations.surveys.models import Answer, Submission, SurveyPage
from hyte.pages.models import HomePage
from tests.consultations.factories import close_early, open_consultation
from tests.consultations.surveys.factories import add_survey, answers, send
from tests.threads import at_once

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.smoke]


@pytest.fixture
def page(languages: None, home_fi: HomePage, now: datetime) -> SurveyPage:
    return add_survey(open_consultation(home_fi, now).pages.get())


def test_twenty_parallel_posts_of_one_form_count_once(page: SurveyPage, now: datetime) -> None:
    key = uuid4()
    receipts = at_once(20, lambda _n: submit_answers(page=page, answers=answers(several=(1, 2)), key=key, at=now))
    assert (Submission.objects.count(), Answer.objects.count()) == (1, 3)
    assert {receipt.token for receipt in receipts} == {receipts[0].token}
    assert sum(receipt.new for receipt in receipts) == 1


def test_an_answer_is_before_an_early_closing_or_refused_never_between(page: SurveyPage, now: datetime) -> None:
    later = now + timedelta(seconds=1)

    def send_or_close(number: int) -> str:
        if number == 0:
            close_early(page.survey.consultation, now)
            return "closed"
        try:
            send(page, later)
        except SurveyNotOpen:
            return "refused"
        return "received"

    results = at_once(10, send_or_close)
    assert Submission.objects.count() == results.count("received")
    assert results.count("closed") == 1
