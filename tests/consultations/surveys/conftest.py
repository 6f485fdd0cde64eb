"""An open consultation in both languages with a survey beside it."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
import time_machine

from consultations.models import Consultation, ConsultationPage
from consultations.surveys.models import Survey, SurveyPage
from hyte.pages.models import HomePage
from tests.consultations.factories import add_page
from tests.consultations.surveys.factories import add_survey


@pytest.fixture
def finnish(consultation: Consultation) -> SurveyPage:
    return add_survey(ConsultationPage.objects.get(locale__language_code="fi"))


@pytest.fixture
def swedish(finnish: SurveyPage, home_sv: HomePage, consultation: Consultation) -> SurveyPage:
    above = add_page(home_sv, consultation, title="Program", slug="program")
    return add_survey(above, finnish.survey)


@pytest.fixture
def survey(finnish: SurveyPage, swedish: SurveyPage) -> Survey:
    return finnish.survey


@pytest.fixture
def open_now(now: datetime) -> object:
    """The clock of the views stands still while the survey is open."""
    with time_machine.travel(now, tick=False):
        yield


@pytest.fixture
def ended(now: datetime) -> object:
    """The clock of the views stands still a day after the survey has ended."""
    with time_machine.travel(now + timedelta(days=8), tick=False):
        yield now + timedelta(days=8)
