"""What the public sees of surveys: on their own pages, on a consultation's, and in the list of consultations."""

from __future__ import annotations

import json
from datetime import datetime
from typing import Any

from django.db import models
from django.utils.translation import get_language

from consultations.models import Consultation, ConsultationPage
from consultations.surveys.models import Survey, SurveyPage
from consultations.surveys.shown import Shown, shown_in
from hyte.pages.query import subpage_list

SURVEY_ROWS = "survey_rows"
COLUMNS = ("path", "title", "url_path", "survey_id", "survey__public_id", "survey__published_rows")
"""What a consultation's page fetches of each survey below it, in its own query."""


def survey_list() -> models.Expression:
    """Return the public surveys directly below a page, for the page's own query."""
    return subpage_list(SurveyPage, *COLUMNS)


def surveys_beside(page: ConsultationPage, at: datetime) -> list[Shown]:
    """Return the public surveys below the page of a consultation, in the order of the page tree.

    A page that was fetched for display brings them along with their results.
    """
    if SURVEY_ROWS in page.__dict__:
        rows = page.__dict__[SURVEY_ROWS] or []
    else:
        rows = SurveyPage.objects.published().child_of(page).values(*COLUMNS)
    return [
        shown_in(page.language, row["title"], row["url_path"], survey_of(row, page.consultation), at)
        for row in sorted(rows, key=lambda row: row["path"])
    ]


def survey_of(row: dict[str, Any], consultation: Consultation) -> Survey:
    """Return the survey beside `consultation` that a fetched row tells of, with what its readers see.

    SQLite gives what is JSON inside JSON as text.
    """
    rows = row["survey__published_rows"]
    return Survey(
        pk=row["survey_id"],
        public_id=row["survey__public_id"],
        published_rows=json.loads(rows) if isinstance(rows, str) else rows,
        consultation=consultation,
    )


def surveys_alone(at: datetime) -> list[Shown]:
    """Return the surveys beside no consultation that take answers, in the reader's language."""
    language = get_language() or "fi"
    pages = SurveyPage.objects.published().in_language(language).select_related("survey__consultation", "locale")
    alone = pages.filter(survey__in=Survey.objects.open(at).filter(consultation=None)).order_by("path")
    return [shown_in(page.language, page.title, page.url_path, page.survey, at) for page in alone]


def page_for_reader(public_id: str) -> SurveyPage | None:
    """Return the public page of a survey in the reader's language, or else in the other one.

    `public_id` is the survey's. `None` where the public may read neither.
    """
    pages = SurveyPage.objects.published().filter(survey__public_id=public_id).select_related("survey__consultation")
    return pages.language_first(get_language() or "fi").first()
