"""Put on record what a survey asks when a page of it is published, and refuse what would change given answers."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from django.db import transaction
from django.db.models import Exists, OuterRef

from consultations.surveys.models.answer import Answer
from consultations.surveys.models.question import Choice, Question
from consultations.surveys.models.survey import Survey
from consultations.surveys.questionnaire import Asked, Finding, Kind, Recorded, choices_of, faults_against, faults_in
from consultations.surveys.results import keep_published

if TYPE_CHECKING:
    from consultations.surveys.models.page import SurveyPage


class QuestionsOnRecord(Exception):
    """A page was about to be published whose questions would change the meaning of answers."""

    def __init__(self, findings: list[Finding]) -> None:
        super().__init__("; ".join(f"{finding.fault}: {finding.label}" for finding in findings))
        self.findings = findings


def recorded(survey: Survey, language: str) -> dict[UUID, Recorded]:
    """Return the questions on record by their keys, with the words of `language`."""
    answered = Exists(Answer.objects.filter(question=OuterRef("pk")))
    questions = survey.questions.annotate(answered=answered).prefetch_related("choices")
    return {
        question.key: Recorded(
            Kind(question.kind),
            question.label_in(language),
            len(choices := question.choices.all()),
            tuple(getattr(choice, f"text_{language}") for choice in choices),
            question.answered,
        )
        for question in questions
    }


def findings_of(page: SurveyPage, asked: list[Asked]) -> list[Finding]:
    """Return what is wrong with the questions that `page` would ask, in themselves and against the record."""
    found = faults_in(asked)
    if page.survey_id is not None:
        before = recorded(page.survey, page.locale.language_code)
        found += faults_against(before, asked, is_translation=is_translation(page))
    return found


def is_translation(page: SurveyPage) -> bool:
    """Return whether the survey was begun on another page, whose questions this one follows."""
    return page.survey.pages.exclude(pk=page.pk).filter(pk__lt=page.pk or 2**31).exists()


@transaction.atomic
def register(*, page: SurveyPage) -> None:
    """Record the questions of a page that is published, with their words in its language.

    What the original no longer asks and nobody has answered is forgotten. Raises `QuestionsOnRecord`.
    """
    survey = Survey.objects.select_for_update().get(pk=page.survey_id)
    asked = page.asked()
    if findings := findings_of(page, asked):
        raise QuestionsOnRecord(findings)
    if not is_translation(page):
        forgotten = survey.questions.exclude(key__in=[question.key for question in asked])
        forgotten.filter(answers=None).delete()
    for position, question in enumerate(asked):
        record_question(survey, question, position, page.locale.language_code)
    if survey.results_published_at is not None:
        keep_published(survey)


def record_question(survey: Survey, asked: Asked, position: int, language: str) -> None:
    """Write one question and its choices with their words in `language`."""
    words = {"kind": asked.kind.value, "position": position, f"label_{language}": asked.label}
    question, _created = Question.objects.update_or_create(survey=survey, key=asked.key, defaults=words)
    question.choices.filter(number__gte=choices_of(asked)).delete()
    for number in range(choices_of(asked)):
        Choice.objects.update_or_create(
            question=question, number=number, defaults={f"text_{language}": asked.choices[number]}
        )


def is_in_step(survey: Survey, asked: list[Asked]) -> bool:
    """Return whether a page asks what is on record. A translation that lags behind the original does not."""
    on_record = recorded(survey, "fi")
    now = {question.key: (question.kind, choices_of(question)) for question in asked}
    return now == {key: (question.kind, question.choice_count) for key, question in on_record.items()}
