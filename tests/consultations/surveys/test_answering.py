"""Answers are received exactly once, in time, whole, and in either language they are one result."""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import uuid4

import pytest
from django.db import DatabaseError, IntegrityError, transaction

from consultations import acts
from consultations.surveys.acts import set_last_day
from consultations.surveys.answering import (
    AnswerInput,
    KeyUsedForOtherAnswers,
    QuestionsChanged,
    SurveyNotOpen,
    submit_answers,
)
from consultations.surveys.figures import Split
from consultations.surveys.models import Answer, Submission, Survey, SurveyField, SurveyPage
from consultations.surveys.results import figures_of
from hyte.pages.models import HomePage
from tests.consultations.factories import close_early
from tests.consultations.surveys.factories import ONE, SEVERAL, WORDS, add_index, add_survey, answers, send

pytestmark = [pytest.mark.django_db, pytest.mark.smoke]


def test_the_pages_of_both_languages_show_one_survey(finnish: SurveyPage, swedish: SurveyPage) -> None:
    assert finnish.survey_id == swedish.survey_id
    assert finnish.survey.consultation == finnish.get_parent().specific.consultation
    assert list(finnish.survey.questions.values_list("key", "label_fi", "label_sv")) == [
        (ONE, "Kuinka usein kokoonnutte?", "Hur ofta träffas ni?"),
        (SEVERAL, "Mitä tiloja tarvitsette?", "Vilka lokaler behöver ni?"),
        (WORDS, "Mitä muuta haluatte sanoa?", "Vad vill ni säga mer?"),
    ]


def test_answers_of_both_languages_are_one_result(finnish: SurveyPage, swedish: SurveyPage, now: datetime) -> None:
    send(finnish, now, one=1, several=(0, 1), words="Lisää avaimia.")
    send(swedish, now, one=1, several=(1,))
    send(swedish, now, one=None, several=(2,))
    for language, monthly in (("fi", "Kuukausittain"), ("sv", "Varje månad")):
        figures = figures_of([finnish.survey_id], language)[finnish.survey_id]
        one, several, words = figures.questions
        assert figures.total == Split(fi=1, sv=2)
        assert (one.bars[1].text, one.bars[1].count, one.bars[1].percent) == (monthly, Split(1, 1), 100)
        assert [bar.count.both for bar in several.bars] == [1, 2, 1]
        assert [bar.percent for bar in several.bars] == [33, 67, 33]
        assert (several.answered, words.answered, words.bars) == (Split(1, 2), Split(1, 0), [])


def test_the_same_form_again_gives_the_first_receipt_also_after_the_deadline(
    finnish: SurveyPage, now: datetime
) -> None:
    key = uuid4()
    first = submit_answers(page=finnish, answers=answers(), key=key, at=now)
    again = submit_answers(page=finnish, answers=answers(), key=key, at=now + timedelta(days=90))
    assert (first.new, again.new, first.token) == (True, False, again.token)
    assert Submission.objects.count() == 1


def test_the_same_form_with_other_answers_is_refused(finnish: SurveyPage, now: datetime) -> None:
    key = uuid4()
    submit_answers(page=finnish, answers=answers(one=0), key=key, at=now)
    with pytest.raises(KeyUsedForOtherAnswers):
        submit_answers(page=finnish, answers=answers(one=1), key=key, at=now)
    assert Answer.objects.get().choice.number == 0


def test_it_is_open_up_to_the_closing_instant_and_not_at_it(finnish: SurveyPage, now: datetime) -> None:
    closes_at = finnish.survey.consultation.closes_at
    send(finnish, closes_at - timedelta(microseconds=1))
    with pytest.raises(SurveyNotOpen):
        send(finnish, closes_at)
    assert Submission.objects.count() == 1


def test_it_follows_every_act_upon_the_period_of_its_consultation(finnish: SurveyPage, now: datetime) -> None:
    consultation = finnish.survey.consultation
    close_early(consultation, now)
    with pytest.raises(SurveyNotOpen):
        send(finnish, now)
    later = {"closes_at": now + timedelta(days=20), "reason_fi": "Syy.", "reason_sv": "Skäl."}
    acts.extend(consultation=consultation, by=None, at=now, **later)
    assert send(finnish, now).new


def test_one_that_stands_alone_is_open_from_the_act_to_the_end_of_its_last_day(
    home_fi: HomePage, now: datetime
) -> None:
    page = add_survey(add_index(home_fi))
    with pytest.raises(SurveyNotOpen):
        send(page, now)
    set_last_day(survey=page.survey, last_day=now.date(), by=None, at=now)
    midnight = datetime(2026, 10, 12, 21, 0, tzinfo=now.tzinfo)
    send(page, midnight - timedelta(microseconds=1))
    with pytest.raises(SurveyNotOpen):
        send(page, midnight)


def test_the_database_and_python_agree_on_what_is_open(home_fi: HomePage, finnish: SurveyPage, now: datetime) -> None:
    alone = add_survey(add_index(home_fi), questions=[SurveyField(label="Mitä?", field_type="singleline")])
    set_last_day(survey=alone.survey, last_day=now.date() + timedelta(days=2), by=None, at=now)
    instants = [
        moment + timedelta(microseconds=shift)
        for survey in Survey.objects.all()
        for moment in (survey.period.opens_at, survey.period.closes_at)
        for shift in (-1, 0, 1)
    ]
    for at in instants:
        by_python = {survey.pk for survey in Survey.objects.all() if survey.takes_answers(at)}
        assert {survey.pk for survey in Survey.objects.open(at)} == by_python


@pytest.mark.parametrize(
    "given",
    [
        AnswerInput(uuid4(), choices=(0,)),
        AnswerInput(ONE, choices=(3,)),
        AnswerInput(ONE, text="Muu"),
        AnswerInput(ONE),
        AnswerInput(WORDS, choices=(0,)),
        AnswerInput(WORDS),
    ],
)
def test_an_answer_to_what_is_not_asked_is_refused_whole(
    finnish: SurveyPage, now: datetime, given: AnswerInput
) -> None:
    with pytest.raises(QuestionsChanged):
        submit_answers(page=finnish, answers=(AnswerInput(SEVERAL, choices=(0,)), given), key=uuid4(), at=now)
    assert not Submission.objects.exists()


def test_the_database_takes_one_choice_for_a_question_of_one_choice(finnish: SurveyPage, now: datetime) -> None:
    submission = send(finnish, now, one=0).submission
    question = finnish.survey.questions.get(key=ONE)
    other = {"question": question, "choice": question.choices.get(number=1), "alone": True}
    with pytest.raises(IntegrityError), transaction.atomic():
        Answer.objects.create(submission=submission, **other)


def test_the_database_takes_a_choice_once_and_never_an_empty_text(finnish: SurveyPage, now: datetime) -> None:
    submission = send(finnish, now, several=(0,)).submission
    question = finnish.survey.questions.get(key=SEVERAL)
    choice = question.choices.get(number=0)
    for wrong in ({"choice": choice, "alone": False}, {"text": "", "alone": True}, {"text": "x", "alone": False}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Answer.objects.create(submission=submission, question=question, **wrong)


def test_the_database_lets_nobody_change_what_was_answered(finnish: SurveyPage, now: datetime) -> None:
    send(finnish, now, words="Kiitos.")
    for rows in (Answer.objects.exclude(text=""), Submission.objects.all()):
        with pytest.raises(DatabaseError), transaction.atomic():
            rows.update(**({"text": "Ei kiitosta."} if rows.model is Answer else {"language": "sv"}))


def test_nothing_about_the_sender_is_kept() -> None:
    kept = {field.name for field in Submission._meta.get_fields()}
    assert kept == {
        "id", "survey", "page", "language", "submitted_at", "key", "token_hash", "fingerprint", "signals", "answers",
    }  # fmt: skip
