"""The smallest surveys that the rules allow, with the same questions in both languages. Fixed keys, no chance."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from consultations.models import ConsultationIndexPage, ConsultationPage
from consultations.surveys.answering import AnswerInput, Receipt, submit_answers
from consultations.surveys.models import Survey, SurveyField, SurveyPage
from hyte.pages.models import HomePage

ONE, SEVERAL, WORDS = (UUID(f"6a1c2f0e-0000-4000-8000-00000000000{number}") for number in (1, 2, 3))
QUESTIONS = {
    "fi": (
        (ONE, "radio", "Kuinka usein kokoonnutte?", "Viikoittain\nKuukausittain\nHarvemmin"),
        (SEVERAL, "checkboxes", "Mitä tiloja tarvitsette?", "Keittiö\nSali, iso\nVarasto"),
        (WORDS, "multiline", "Mitä muuta haluatte sanoa?", ""),
    ),
    "sv": (
        (ONE, "radio", "Hur ofta träffas ni?", "Varje vecka\nVarje månad\nMera sällan"),
        (SEVERAL, "checkboxes", "Vilka lokaler behöver ni?", "Kök\nSal, stor\nFörråd"),
        (WORDS, "multiline", "Vad vill ni säga mer?", ""),
    ),
}
TITLES = {"fi": ("Kysely tiloista", "tilakysely"), "sv": ("Enkät om lokaler", "lokalenkat")}


def fields(language: str) -> list[SurveyField]:
    """Return the fields of the page in `language`, not saved yet."""
    return [
        SurveyField(translation_key=key, field_type=kind, label=label, choices=choices, sort_order=number)
        for number, (key, kind, label, choices) in enumerate(QUESTIONS[language])
    ]


def add_survey(
    parent: ConsultationPage | ConsultationIndexPage, survey: Survey | None = None, **changes: Any
) -> SurveyPage:
    """Publish a page with three questions below `parent`, in its language; with `survey` as its other language."""
    title, slug = TITLES[parent.locale.language_code]
    told = {"title": title, "slug": slug, "questions": fields(parent.locale.language_code)} | changes
    page = SurveyPage(locale=parent.locale, survey=survey, **told)
    if survey is not None:
        page.translation_key = survey.pages.first().translation_key
    return parent.add_child(instance=page)


def add_index(home: HomePage) -> ConsultationIndexPage:
    """Return the list of consultations below `home`."""
    return ConsultationIndexPage.objects.child_of(home).first() or home.add_child(
        instance=ConsultationIndexPage(title="Kuulemiset", slug="kuulemiset", locale=home.locale)
    )


def answers(one: int | None = 0, several: tuple[int, ...] = (), words: str = "") -> tuple[AnswerInput, ...]:
    """Return answers to the questions that are answered, in their order."""
    given = [AnswerInput(ONE, choices=() if one is None else (one,)), AnswerInput(SEVERAL, choices=several)]
    return tuple(each for each in (*given, AnswerInput(WORDS, text=words)) if each.choices or each.text)


def send(page: SurveyPage, at: datetime, *, signals: list[str] | None = None, **given: Any) -> Receipt:
    return submit_answers(page=page, answers=answers(**given), key=uuid4(), at=at, signals=signals)
