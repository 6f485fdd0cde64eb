"""Receive the answers to a survey: exactly once, in time, whole."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, transaction

from consultations.locking import lock_consultation
from consultations.surveys.models import Answer, Question, Submission, Survey, SurveyPage
from consultations.surveys.questionnaire import Kind
from consultations.surveys.results import keep_published
from consultations.tokens import link_token, token_hash


class SurveyNotOpen(Exception):
    """The survey did not take answers at the instant of arrival."""


class KeyUsedForOtherAnswers(Exception):
    """Other answers were already received with this key."""


class QuestionsChanged(Exception):
    """An answer is about a question or a choice that the survey does not have."""


@dataclass(frozen=True)
class AnswerInput:
    """What is answered to one question: numbers of choices, or a text that was cleaned."""

    key: UUID
    choices: tuple[int, ...] = ()
    text: str = ""


@dataclass(frozen=True)
class Receipt:
    """The submission and the token of its signed link. `new` tells a first arrival from a repeat."""

    submission: Submission
    token: str
    new: bool


def submit_answers(
    *,
    page: SurveyPage,
    answers: tuple[AnswerInput, ...],
    key: UUID,
    at: datetime,
    signals: list[str] | None = None,
) -> Receipt:
    """Store what was answered on `page` in one transaction.

    The rows of the consultation and of the survey are locked, so that answers are either before an act upon the period
    or after it. The same key with the same answers returns the first receipt, also after the deadline. Raises
    `SurveyNotOpen`, `QuestionsChanged`, and `KeyUsedForOtherAnswers` when the key has brought others before.
    """
    given = fingerprint(answers)
    try:
        with transaction.atomic():
            survey = locked(page.survey_id)
            if (earlier := Submission.objects.filter(key=key).first()) is not None:
                return repeated(earlier, given)
            if not survey.takes_answers(at):
                raise SurveyNotOpen
            return Receipt(store(page, survey, answers, key, at, signals or []), link_token(key), new=True)
    except IntegrityError:
        # Two forms with one key for different surveys lock different rows; the unique key decides.
        earlier = Submission.objects.filter(key=key).first()
        if earlier is None:
            raise
        return repeated(earlier, given)


def locked(survey_id: int) -> Survey:
    """Return the survey with its consultation, both locked in the order in which all services lock them."""
    survey = Survey.objects.get(pk=survey_id)
    consultation = survey.consultation_id and lock_consultation(survey.consultation_id)
    survey = Survey.objects.select_for_update().get(pk=survey_id)
    if consultation:
        survey.consultation = consultation
    return survey


def repeated(earlier: Submission, given: str) -> Receipt:
    """Return the first receipt for a repeated form; raise `KeyUsedForOtherAnswers` when the answers have changed."""
    if earlier.fingerprint != given:
        raise KeyUsedForOtherAnswers
    return Receipt(earlier, link_token(earlier.key), new=False)


def store(
    page: SurveyPage, survey: Survey, answers: tuple[AnswerInput, ...], key: UUID, at: datetime, signals: list[str]
) -> Submission:
    """Insert the submission and its answers. Raises `QuestionsChanged`."""
    submission = Submission.objects.create(
        survey=survey,
        page=page,
        language=page.language,
        submitted_at=at,
        key=key,
        token_hash=token_hash(link_token(key)),
        fingerprint=fingerprint(answers),
        signals=signals,
    )
    questions = {question.key: question for question in survey.questions.prefetch_related("choices")}
    rows: list[Answer] = []
    for answer in answers:
        if (question := questions.get(answer.key)) is None:
            raise QuestionsChanged(str(answer.key))
        rows += rows_of(submission, question, answer)
    Answer.objects.bulk_create(rows)
    if survey.results_published_at is not None:
        keep_published(survey)
    return submission


def rows_of(submission: Submission, question: Question, answer: AnswerInput) -> list[Answer]:
    """Return the rows of one answer. Raises `QuestionsChanged` where it is none to this question."""
    if not question.is_choosing:
        if answer.choices or not answer.text:
            raise QuestionsChanged(str(answer.key))
        return [Answer(submission=submission, question=question, text=answer.text, alone=True)]
    known = {choice.number: choice for choice in question.choices.all()}
    several = question.kind == Kind.CHECKBOXES
    if answer.text or not answer.choices or not known.keys() >= set(answer.choices):
        raise QuestionsChanged(str(answer.key))
    return [
        Answer(submission=submission, question=question, choice=known[number], alone=not several)
        for number in answer.choices
    ]


def fingerprint(answers: tuple[AnswerInput, ...]) -> str:
    """Return a hash of all that was answered; it tells a repeated form from a changed one."""
    told = [[str(answer.key), list(answer.choices), answer.text] for answer in answers]
    return hashlib.sha256(json.dumps(told).encode()).hexdigest()
