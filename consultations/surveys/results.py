"""Count the answers of both language versions as one result, in one query for any number of surveys."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db.models import Count, F, Q, QuerySet, Value

from consultations.surveys.figures import QuestionFigures, Split, SurveyFigures
from consultations.surveys.models.answer import Submission, counted
from consultations.surveys.models.question import Choice, Question
from consultations.surveys.models.survey import Survey
from consultations.surveys.questionnaire import CHOOSING, Kind
from hyte.pages.bilingual import either

SURVEY, QUESTION, CHOICE = range(3)
"""What a row of the query is about; in this order, because each belongs to one before it."""

ANSWERS = "answers__submission__"


def figures_of(keys: list[int], language: str) -> dict[int, SurveyFigures]:
    """Count the answers to the surveys with these keys; return the results in the words of `language`."""
    return figures_from(rows_of(keys), keys, language)


def keep_published(survey: Survey) -> None:
    """Store with a survey whose results are published what its readers see counted, so that no page has to count.

    Whoever changes what is counted, or its words, calls this in the same transaction.
    """
    published = survey.results_published_at is not None
    survey.published_rows = list(rows_of([survey.pk])) if published else None
    survey.save(update_fields=["published_rows"])


def figures_from(rows: Iterable[dict[str, Any]], keys: list[int], language: str) -> dict[int, SurveyFigures]:
    """Return the results that `rows` tell of the surveys with these keys, in the words of `language`."""
    found = {key: SurveyFigures(Split()) for key in keys}
    asked: dict[int, QuestionFigures] = {}
    for row in sorted(rows, key=lambda row: (row["about"], row["place"], row["question_key"])):
        count = Split(row["fi"], row["sv"])
        text = either(language, row["words_fi"], row["words_sv"])
        if row["about"] == SURVEY:
            found[row["survey_key"]] = SurveyFigures(count, row["left_out"])
        elif row["about"] == QUESTION:
            kind = Kind(row["way"])
            asked[row["question_key"]] = QuestionFigures(text, count, kind in CHOOSING, kind == Kind.CHECKBOXES)
            found[row["survey_key"]].questions.append(asked[row["question_key"]])
        else:
            asked[row["question_key"]].add(text, count)
    return found


def rows_of(keys: list[int]) -> QuerySet[Any]:
    """Return a row for each survey, question and choice: where it stands, its words, how many in each language."""
    nothing = {
        "question_key": Value(0),
        "place": Value(0),
        "way": Value(""),
        "words_fi": Value(""),
        "words_sv": Value(""),
    }
    surveys = Submission.objects.filter(survey__in=keys).values(
        about=Value(SURVEY), survey_key=F("survey"), **nothing
    )  # fmt: skip
    questions = Question.objects.filter(survey__in=keys).values(
        about=Value(QUESTION), survey_key=F("survey"), question_key=F("pk"), place=F("position"), way=F("kind"),
        words_fi=F("label_fi"), words_sv=F("label_sv"),
    )  # fmt: skip
    choices = Choice.objects.filter(question__survey__in=keys).values(
        about=Value(CHOICE), survey_key=F("question__survey"), question_key=F("question"), place=F("number"),
        way=Value(""), words_fi=F("text_fi"), words_sv=F("text_sv"),
    )  # fmt: skip
    left_out = Count("pk", filter=~counted())
    return (
        surveys.order_by()
        .annotate(fi=people("pk", "fi"), sv=people("pk", "sv"), left_out=left_out)
        .union(*(of_answers(rows) for rows in (questions, choices)), all=True)
    )


def of_answers(rows: QuerySet[Any]) -> QuerySet[Any]:
    """Add to rows of questions or choices how many people have answered with them."""
    fi, sv = (people("answers__submission", language, ANSWERS) for language in ("fi", "sv"))
    return rows.order_by().annotate(fi=fi, sv=sv, left_out=Value(0))


def people(column: str, language: str, prefix: str = "") -> Count:
    """Return how many submissions in `language` are counted; nobody answers a question twice."""
    return Count(column, distinct=True, filter=Q(**{f"{prefix}language": language}) & counted(prefix))
