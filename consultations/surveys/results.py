"""Count the answers of both language versions as one result, in one query for any number of surveys."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db.models import Count, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce

from consultations.surveys.figures import QuestionFigures, Split, SurveyFigures
from consultations.surveys.models import Answer, Question, Submission, Survey
from consultations.surveys.models.question import either
from consultations.surveys.questionnaire import CHOOSING, Kind

LANGUAGES = ("fi", "sv")


def figures_of(surveys: Iterable[Survey], language: str) -> dict[int, SurveyFigures]:
    """Return the results by the key of the survey, in the words of `language`; none where there are no questions."""
    rows = (
        Question.objects.filter(survey__in=[survey.pk for survey in surveys])
        .annotate(**counts())
        .order_by("survey_id", "position", "pk", "choices__number")
        .values(
            "pk", "survey_id", "kind", "label_fi", "label_sv",
            "choices__number", "choices__text_fi", "choices__text_sv", *counts(),
        )
    )  # fmt: skip
    found: dict[int, SurveyFigures] = {}
    asked: dict[int, QuestionFigures] = {}
    for row in rows:
        survey = found.setdefault(row["survey_id"], SurveyFigures(split(row, "total"), row["left_out"]))
        if row["pk"] not in asked:
            asked[row["pk"]] = question_figures(row, language)
            survey.questions.append(asked[row["pk"]])
        if row["choices__number"] is not None:
            text = either(language, row["choices__text_fi"], row["choices__text_sv"])
            asked[row["pk"]].add(text, split(row, "chosen"))
    return found


def question_figures(row: dict[str, Any], language: str) -> QuestionFigures:
    kind = Kind(row["kind"])
    label = either(language, row["label_fi"], row["label_sv"])
    return QuestionFigures(label, split(row, "answered"), kind in CHOOSING, kind == Kind.CHECKBOXES)


def split(row: dict[str, Any], name: str) -> Split:
    return Split(*(row[f"{name}_{language}"] for language in LANGUAGES))


def counts() -> dict[str, Coalesce]:
    """Return, for a question joined with its choices, how many chose, answered and sent the form in each language."""
    counted = Submission.objects.counted()
    answers = Answer.objects.filter(submission__in=counted)
    of_survey = Submission.objects.filter(survey=OuterRef("survey"))
    found = {"left_out": number_of(of_survey.exclude(pk__in=counted), "survey", "pk")}
    for language in LANGUAGES:
        own = answers.filter(submission__language=language)
        sent = counted.filter(survey=OuterRef("survey"), language=language)
        found |= {
            f"total_{language}": number_of(sent, "survey", "pk"),
            f"answered_{language}": number_of(own.filter(question=OuterRef("pk")), "question", "submission"),
            f"chosen_{language}": number_of(own.filter(choice=OuterRef("choices__pk")), "choice", "submission"),
        }
    return found


def number_of(rows: QuerySet[Any], group: str, column: str) -> Coalesce:
    """Return how many different values `column` has in `rows`, which share their `group`, for use in another query."""
    grouped = rows.order_by().values(group).annotate(number=Count(column, distinct=True))
    return Coalesce(Subquery(grouped.values("number")), 0)
