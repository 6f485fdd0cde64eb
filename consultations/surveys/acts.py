"""What coordinators do to a survey. Each act is on record: who did it, and when."""

from __future__ import annotations

from datetime import date, datetime

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction

from consultations.period import closing_instant
from consultations.surveys.answering import locked
from consultations.surveys.models import Act, Answer, Survey, SurveyAct
from consultations.surveys.results import keep_published


class ActRefused(Exception):
    """What was wanted is not possible now. `code` says why: the messages are `REFUSALS` of the staff forms."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@transaction.atomic
def set_last_day(*, survey: Survey, last_day: date, by: AbstractBaseUser | None, at: datetime) -> Survey:
    """Open a survey that stands alone until the end of `last_day`, or give more time.

    Raises `ActRefused` beside a consultation, whose period it has, for a day that is over, and for an earlier day than
    the one that readers were told.
    """
    survey = locked(survey.pk)
    closes_at = closing_instant(last_day)
    if survey.consultation_id is not None:
        raise ActRefused("has_a_consultation")
    if closes_at <= at:
        raise ActRefused("day_is_over")
    if survey.closes_at is not None and closes_at <= survey.closes_at:
        raise ActRefused("not_later")
    survey.opens_at = survey.opens_at or at
    survey.closes_at = closes_at
    survey.save(update_fields=["opens_at", "closes_at"])
    SurveyAct.objects.create(survey=survey, act=Act.PERIOD_SET, by=by, at=at, closes_at=closes_at)
    return survey


@transaction.atomic
def publish_results(*, survey: Survey, by: AbstractBaseUser | None, at: datetime) -> Survey:
    """Show the results to the public. Raises `ActRefused` while answers come in, before any, and where it was done."""
    survey = locked(survey.pk)
    if survey.takes_answers(at):
        raise ActRefused("still_open")
    if survey.results_published_at is not None:
        raise ActRefused("published_already")
    if not survey.submissions.exists():
        raise ActRefused("no_answers")
    return change(survey, Act.PUBLISHED, by, at, results_published_at=at)


@transaction.atomic
def take_results_back(*, survey: Survey, by: AbstractBaseUser | None, at: datetime) -> Survey:
    """Hide the results again. Raises `ActRefused` where they are not published."""
    survey = locked(survey.pk)
    if survey.results_published_at is None:
        raise ActRefused("not_published")
    return change(survey, Act.TAKEN_BACK, by, at, results_published_at=None)


@transaction.atomic
def count_suspicious(*, survey: Survey, counted: bool, by: AbstractBaseUser | None, at: datetime) -> Survey:
    """Count the answers that look like the work of a machine, or leave them out; they are kept in any case.

    Raises `ActRefused` where it is so already.
    """
    survey = locked(survey.pk)
    if survey.leaves_out_suspicious is not counted:
        raise ActRefused("so_already")
    return change(survey, Act.COUNTED if counted else Act.LEFT_OUT, by, at, leaves_out_suspicious=not counted)


@transaction.atomic
def erase_text(*, survey: Survey, answer_id: int, by: AbstractBaseUser | None, at: datetime) -> Survey:
    """Erase a written answer for good, for example because it is about somebody who can be recognised.

    That it was done stays on record, the words do not. Raises `ActRefused` where there is no such text.
    """
    survey = locked(survey.pk)
    erased, _models = Answer.objects.filter(pk=answer_id, submission__survey=survey, choice=None).delete()
    if not erased:
        raise ActRefused("no_such_text")
    return change(survey, Act.ERASED, by, at)


def change(survey: Survey, act: Act, by: AbstractBaseUser | None, at: datetime, **values: object) -> Survey:
    """Write the act and what it leaves behind, the published results included."""
    for name, value in values.items():
        setattr(survey, name, value)
    if values:
        survey.save(update_fields=list(values))
    keep_published(survey)
    SurveyAct.objects.create(survey=survey, act=act, by=by, at=at)
    return survey
