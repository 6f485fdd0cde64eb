"""How a survey is seen at one instant: its state, the way to its form, and its results where they are public."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from consultations.period import State
from consultations.surveys.addresses import form_address
from consultations.surveys.figures import SurveyFigures
from consultations.surveys.models.survey import Survey
from consultations.surveys.results import figures_from
from hyte.pages.addresses import address_of


@dataclass(frozen=True)
class Shown:
    """A survey as its readers see it at one instant; `figures` only where the results are public."""

    title: str
    url: str
    state: State
    takes_answers: bool
    opens_at: datetime | None
    closes_at: datetime | None
    form_address: str
    figures: SurveyFigures | None = None


def shown_in(language: str, title: str, url_path: str, survey: Survey, at: datetime) -> Shown:
    """Return how a survey is seen in `language` at the instant `at`."""
    rows = None if survey.takes_answers(at) else survey.published_rows
    period = survey.period
    return Shown(
        title,
        address_of(url_path, language),
        survey.state(at),
        survey.takes_answers(at),
        period.opens_at,
        period.closes_at,
        form_address(survey.public_id, language),
        figures_from(rows, [survey.pk], language)[survey.pk] if rows is not None else None,
    )
