"""Take the answers out of the site, a row for each form that was sent, on record."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import datetime
from typing import IO

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from consultations.surveys.acts import change
from consultations.surveys.answering import locked
from consultations.surveys.models import Act, Answer, Question, Survey
from consultations.table_files import csv_file, xlsx_file
from hyte.pages.moments import HELSINKI

CHUNK = 500
BETWEEN_CHOICES = " | "
FORMATS = {
    "csv": (Act.TAKEN_AS_CSV, csv_file, "text/csv; charset=utf-8"),
    "xlsx": (Act.TAKEN_AS_XLSX, xlsx_file, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
}
"""The act, the writer and the content type of each format, by the ending of its name."""


@transaction.atomic
def take_out(
    *, survey: Survey, ending: str, by: AbstractBaseUser | None, at: datetime, language: str = "fi"
) -> tuple[IO[bytes], str]:
    """Return the answers of both languages as an open file, with its content type, and record who took it."""
    act, written, content_type = FORMATS[ending]
    survey = locked(survey.pk)
    questions = list(survey.questions.all())
    content = written(header(questions, language), rows(survey, questions, language))
    change(survey, act, by, at)
    return content, content_type


def header(questions: list[Question], language: str) -> list[str]:
    """Return the names of the columns."""
    fixed = [pgettext("survey", "Number"), _("Arrived"), _("Language"), _("Suspicious")]
    return [*fixed, *(question.label_in(language) for question in questions)]


def rows(survey: Survey, questions: list[Question], language: str) -> Iterator[list[str]]:
    """Yield the forms in the order of their arrival; choices stand in `language`, texts as they were written."""
    submissions = survey.submissions.prefetch_related("answers__choice").iterator(chunk_size=CHUNK)
    for number, submission in enumerate(submissions, start=1):
        given: dict[int, list[str]] = defaultdict(list)
        for answer in sorted(submission.answers.all(), key=place):
            given[answer.question_id].append(answer.choice.text_in(language) if answer.choice else answer.text)
        arrived = submission.submitted_at.astimezone(HELSINKI).isoformat(timespec="seconds")
        told = [str(number), arrived, submission.language, ", ".join(submission.signals)]
        yield [*told, *(BETWEEN_CHOICES.join(given[question.pk]) for question in questions)]


def place(answer: Answer) -> int:
    return answer.choice.number if answer.choice else 0
