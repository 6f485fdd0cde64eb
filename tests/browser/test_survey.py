"""A survey as people meet it: from the consultation to the thanks and the results, small and without JavaScript."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from consultations.surveys.acts import publish_results
from consultations.surveys.models import Submission, SurveyField, SurveyPage
from hyte.pages.models import HomePage
from tests.browser.accessibility import targets_below, violations, wider_than_the_screen
from tests.consultations.factories import add_page, close_early, open_consultation
from tests.consultations.surveys.factories import ONE, add_survey, send

pytestmark = [pytest.mark.browser, pytest.mark.django_db]

SMALL = {"viewport": {"width": 320, "height": 800}}
WITHOUT_SCRIPT = SMALL | {"java_script_enabled": False}
CONSULTATIONS = {"fi": "/fi/kuulemiset/ohjelma/", "sv": "/sv/kuulemiset/program/"}
WORDS = {
    "fi": {
        "survey": "Kysely tiloista", "answer": "Vastaa kyselyyn", "until": "Vastaa viimeistään",
        "send": "Lähetä vastaukset", "missing": "Kuinka usein kokoonnutte? – Valitse vastaus.",
        "choice": "Kuukausittain", "rooms": ("Keittiö", "Varasto"), "text": "Mitä muuta haluatte sanoa?",
        "thanks": "Kiitos vastauksistasi", "back": "Takaisin kyselyyn", "results": "Tulokset",
        "count": "6 vastausta, suomeksi ja ruotsiksi yhteensä.", "chart": "Pylväskaavio: Kuinka usein kokoonnutte?",
    },
    "sv": {
        "survey": "Enkät om lokaler", "answer": "Svara på enkäten", "until": "Svara senast",
        "send": "Skicka svaren", "missing": "Hur ofta träffas ni? – Välj ett svar.",
        "choice": "Varje månad", "rooms": ("Kök", "Förråd"), "text": "Vad vill ni säga mer?",
        "thanks": "Tack för dina svar", "back": "Tillbaka till enkäten", "results": "Resultat",
        "count": "6 svar, på finska och svenska sammanlagt.", "chart": "Stapeldiagram: Hur ofta träffas ni?",
    },
}  # fmt: skip


@pytest.fixture
def finnish(home_fi: HomePage, home_sv: HomePage) -> SurveyPage:
    """A survey in both languages beside an open consultation; its first question has to be answered."""
    consultation = open_consultation(home_fi, timezone.now())
    finnish = add_survey(consultation.pages.get())
    above = add_page(home_sv, consultation, title="Program för samarbete", slug="program")
    add_survey(above, finnish.survey)
    SurveyField.objects.filter(translation_key=ONE).update(required=True)
    return finnish


@pytest.mark.parametrize("language", ["fi", "sv"])
@pytest.mark.parametrize("reader", [WITHOUT_SCRIPT], indirect=True, ids=["without-script"])
def test_somebody_answers_and_later_reads_the_results(reader: Page, finnish: SurveyPage, language: str) -> None:
    words = WORDS[language]
    reader.goto(CONSULTATIONS[language])
    expect(reader.locator("section[aria-labelledby=surveys]")).to_contain_text(words["until"])
    reader.get_by_role("link", name=words["survey"]).click()
    reader.get_by_role("link", name=words["answer"]).click()
    for room in words["rooms"]:
        reader.get_by_text(room, exact=True).click()
    reader.get_by_label(words["text"]).fill("Avaimet puuttuvat.\n\nNycklarna fattas.")
    reader.get_by_role("button", name=words["send"]).click()

    reader.get_by_role("link", name=words["missing"]).click()
    expect(reader.get_by_label(words["text"])).to_have_value("Avaimet puuttuvat.\n\nNycklarna fattas.")
    expect(reader.get_by_label(words["rooms"][0], exact=True)).to_be_checked()
    reader.get_by_text(words["choice"], exact=True).click()
    reader.get_by_role("button", name=words["send"]).click()

    expect(reader.get_by_role("heading", level=1)).to_have_text(words["thanks"])
    for told in (words["choice"], *words["rooms"], "Nycklarna fattas."):
        expect(reader.get_by_role("main")).to_contain_text(told)
    reader.get_by_role("link", name=words["back"]).click()
    expect(reader.get_by_role("heading", level=1)).to_have_text(words["survey"])
    assert Submission.objects.get().language == language

    publish_after_the_end(finnish, answers=5)
    reader.goto(CONSULTATIONS[language])
    reader.get_by_text(f"{words['results']}: {words['survey']}").click()
    expect(reader.get_by_text(words["count"])).to_be_visible()
    expect(reader.get_by_role("row", name=words["choice"])).to_contain_text("100 %")
    expect(reader.get_by_role("img", name=words["chart"])).to_be_visible()
    expect(reader.get_by_role("main")).not_to_contain_text("Nycklarna")


@pytest.mark.parametrize("language", ["fi", "sv"])
@pytest.mark.parametrize("reader", [SMALL], indirect=True, ids=["320"])
def test_no_page_of_a_survey_has_a_barrier(reader: Page, finnish: SurveyPage, language: str) -> None:
    words = WORDS[language]
    reader.goto(f"{CONSULTATIONS[language]}{'tilakysely' if language == 'fi' else 'lokalenkat'}/")
    page = reader.url
    has_no_barrier(reader)
    reader.get_by_role("link", name=words["answer"]).click()
    expect(reader.get_by_role("button", name=words["send"])).to_be_visible()
    has_no_barrier(reader)
    reader.get_by_role("button", name=words["send"]).click()
    expect(reader.locator("#error-summary")).to_be_focused()
    has_no_barrier(reader)
    reader.get_by_text(words["choice"], exact=True).click()
    reader.get_by_role("button", name=words["send"]).click()
    expect(reader.get_by_role("heading", level=1)).to_have_text(words["thanks"])
    has_no_barrier(reader)
    publish_after_the_end(finnish, answers=5)
    reader.goto(page)
    expect(reader.get_by_text(words["count"])).to_be_visible()
    has_no_barrier(reader)


def publish_after_the_end(finnish: SurveyPage, *, answers: int) -> None:
    """Let others answer as the first did, end the period, and publish the results."""
    at = timezone.now()
    for _ in range(answers):
        send(finnish, at, one=1)
    close_early(finnish.survey.consultation, at - timedelta(seconds=1))
    publish_results(survey=finnish.survey, by=None, at=at)


def has_no_barrier(page: Page) -> None:
    assert violations(page) == []
    assert wider_than_the_screen(page) == []
    assert targets_below(page, 24) == []
