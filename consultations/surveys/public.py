"""What the public sees of surveys: on their own pages, on a consultation's, and in the list of consultations."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet
from django.utils.translation import get_language

from consultations.models import Consultation
from consultations.period import State
from consultations.surveys.addresses import form_address
from consultations.surveys.figures import SurveyFigures
from consultations.surveys.models import Survey, SurveyPage
from consultations.surveys.results import figures_of


@dataclass(frozen=True)
class Shown:
    """A survey as its readers see it at one instant; `figures` only where the results are public."""

    page: SurveyPage
    state: State
    takes_answers: bool
    closes_at: datetime | None
    form_address: str
    figures: SurveyFigures | None

    @classmethod
    def of(cls, page: SurveyPage, at: datetime) -> Shown:
        return shown_of([page], at)[0]


def shown_of(pages: list[SurveyPage], at: datetime) -> list[Shown]:
    """Return how `pages` are seen at the instant `at`; the results of all are counted at once."""
    public = [page.survey for page in pages if page.survey.shows_results(at)]
    figures = figures_of(public, get_language() or "fi") if public else {}
    return [
        Shown(
            page,
            page.survey.state(at),
            page.survey.takes_answers(at),
            page.survey.period.closes_at,
            form_address(page.survey.public_id, page.language),
            figures.get(page.survey_id),
        )
        for page in pages
    ]


def public_pages(language: str) -> QuerySet[SurveyPage]:
    """Return the pages that anybody may read in `language`, with their surveys."""
    pages = SurveyPage.objects.published().in_language(language)
    return pages.select_related("survey__consultation", "locale").order_by("path")


def surveys_beside(consultation: Consultation, at: datetime) -> list[Shown]:
    """Return the public surveys beside `consultation` in the reader's language, in the order of the page tree."""
    return shown_of(list(public_pages(get_language() or "fi").filter(survey__consultation=consultation)), at)


def surveys_alone(at: datetime) -> list[Shown]:
    """Return the surveys beside no consultation that take answers, in the reader's language."""
    alone = Survey.objects.open(at).filter(consultation=None)
    return shown_of(list(public_pages(get_language() or "fi").filter(survey__in=alone)), at)


def page_for_reader(public_id: str) -> SurveyPage | None:
    """Return the public page of a survey in the reader's language, or else in the other one.

    `public_id` is the survey's. `None` where the public may read neither.
    """
    pages = {
        page.language: page
        for page in SurveyPage.objects.published()
        .filter(survey__public_id=public_id)
        .select_related("survey__consultation", "locale")
    }
    return pages.get(get_language() or "fi") or next(iter(pages.values()), None)
