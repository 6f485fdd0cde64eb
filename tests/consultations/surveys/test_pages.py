"""The survey as the public meets it: its page, its form, the thanks, and what is shown of the answers."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import datetime, timedelta
from uuid import uuid4

import pytest
import time_machine
from django.test import Client

from consultations import acts
from consultations.models import Comment, Status
from consultations.surveys.acts import count_suspicious, publish_results
from consultations.surveys.answering import AnswerInput, submit_answers
from consultations.surveys.models import Answer, Submission, Survey, SurveyField, SurveyPage
from consultations.tokens import issue_form_key
from hyte.pages.models import HomePage
from hyte.people.models import Person
from tests.consultations.factories import close_early, put_in_status, sent_comment
from tests.consultations.surveys.factories import ONE, SEVERAL, WORDS, add_survey, send

pytestmark = [pytest.mark.django_db, pytest.mark.smoke]

PAGES = {"fi": "/fi/kuulemiset/ohjelma/tilakysely/", "sv": "/sv/kuulemiset/program/lokalenkat/"}
CONSULTATIONS = {"fi": "/fi/kuulemiset/ohjelma/", "sv": "/sv/kuulemiset/program/"}
HOSTILE = "</p><script>alert(1)</script>\u202e=HYPERLINK(1)"


def form_address(survey: Survey, language: str = "fi") -> str:
    return f"/{language}/{'vastaa-kyselyyn' if language == 'fi' else 'svara-pa-enkat'}/{survey.public_id}/"


def filled(client: Client, survey: Survey, now: datetime, language: str = "fi", **changes: object) -> dict[str, object]:
    """Return a form as a reader sends it a minute after opening it."""
    form = client.get(form_address(survey, language)).context["form"]
    key = issue_form_key(consultation=survey.public_id, at=now - timedelta(minutes=1))
    return {"key": key, "asked": form.version, f"choice-{ONE.hex}": "1"} | changes


def content(client: Client, address: str) -> str:
    return client.get(address).content.decode()


@pytest.mark.parametrize(
    ("language", "closing"), [("fi", "ma 19.10.2026 klo 12.00"), ("sv", "må 19.10.2026 kl. 12.00")]
)
def test_the_consultation_leads_to_the_survey_and_says_until_when(
    client: Client, survey: Survey, open_now: object, language: str, closing: str
) -> None:
    above = content(client, CONSULTATIONS[language]).split('aria-labelledby="surveys"')[1].split("</section>")[0]
    assert f'href="{PAGES[language]}"' in above
    for text in (above, content(client, PAGES[language])):
        assert closing in text


def test_the_form_is_kept_by_no_cache_and_sets_no_cookie(client: Client, survey: Survey, open_now: object) -> None:
    response = client.get(form_address(survey))
    assert "no-store" in response["Cache-Control"]
    assert not response.cookies
    assert not client.get(PAGES["fi"]).cookies


@pytest.mark.parametrize("language", ["fi", "sv"])
def test_the_form_and_the_thanks_stand_below_the_survey_and_that_below_the_consultation(
    client: Client, survey: Survey, open_now: object, now: datetime, language: str
) -> None:
    thanks = client.post(form_address(survey, language), filled(client, survey, now, language))["Location"]
    for address in (form_address(survey, language), thanks):
        way = re.findall(r'class="breadcrumb__link" href="([^"]+)"', content(client, address))
        assert way == [f"/{language}/", f"/{language}/kuulemiset/", CONSULTATIONS[language], PAGES[language]]


def test_where_no_answers_are_taken_the_way_is_shown_too(client: Client, survey: Survey, ended: object) -> None:
    way = re.findall(r'class="breadcrumb__link" href="([^"]+)"', content(client, form_address(survey)))
    assert way[-2:] == [CONSULTATIONS["fi"], PAGES["fi"]]


@pytest.mark.parametrize(("language", "chosen"), [("fi", "Kuukausittain"), ("sv", "Varje månad")])
def test_an_answer_leads_to_the_thanks_with_what_was_answered(
    client: Client, survey: Survey, open_now: object, now: datetime, language: str, chosen: str
) -> None:
    sent = filled(client, survey, now, language, **{f"text-{WORDS.hex}": HOSTILE})
    response = client.post(form_address(survey, language), sent)
    assert response.status_code == 303
    thanks = client.get(response["Location"])
    assert (thanks["Referrer-Policy"], thanks["X-Robots-Tag"]) == ("no-referrer", "noindex")
    told = thanks.content.decode()
    assert chosen in told
    assert "<script>alert" not in told
    assert Submission.objects.get().language == language
    assert "\u202e" not in Answer.objects.get(choice=None).text


def test_the_link_of_the_thanks_opens_no_other(client: Client, finnish: SurveyPage, open_now: object) -> None:
    token = send(finnish, finnish.survey.consultation.opens_at).token
    own = f"/fi/vastattu-kysely/{finnish.survey.public_id}/{token}/"
    assert client.get(own).status_code == 200
    assert client.get(own.replace(token, "A" * 43)).status_code == 404


def test_a_faulty_form_keeps_everything_and_names_the_question(
    client: Client, survey: Survey, open_now: object, now: datetime
) -> None:
    SurveyField.objects.filter(translation_key=WORDS).update(required=True)
    sent = filled(client, survey, now, **{f"choice-{SEVERAL.hex}": ["0", "2"]})
    response = client.post(form_address(survey), sent)
    told = response.content.decode()
    assert response.status_code == 422
    assert f'href="#id_text-{WORDS.hex}"' in told
    assert len(re.findall(r"checked", told)) == 3
    assert not Submission.objects.exists()


def test_an_empty_form_is_asked_for_one_answer(client: Client, survey: Survey, open_now: object, now: datetime) -> None:
    response = client.post(form_address(survey), filled(client, survey, now, **{f"choice-{ONE.hex}": ""}))
    assert response.status_code == 422
    assert "Vastaa ainakin yhteen kysymykseen." in response.content.decode()


def test_a_form_without_its_key_is_shown_again_with_a_new_one(
    client: Client, survey: Survey, open_now: object, now: datetime
) -> None:
    for wrong in ("", "väärä", issue_form_key(consultation="toinen", at=now)):
        response = client.post(form_address(survey), filled(client, survey, now) | {"key": wrong})
        assert response.status_code == 422
        assert response.context["form"]["key"].value() != wrong
    assert not Submission.objects.exists()


def test_the_same_form_twice_counts_once_and_with_other_answers_is_asked_about(
    client: Client, survey: Survey, open_now: object, now: datetime
) -> None:
    sent = filled(client, survey, now)
    places = {client.post(form_address(survey), sent)["Location"] for _ in range(2)}
    assert len(places) == 1
    assert client.post(form_address(survey), sent | {f"choice-{ONE.hex}": "2"}).status_code == 409
    assert Submission.objects.count() == 1


def test_a_form_made_of_other_questions_is_checked_again(
    client: Client, survey: Survey, open_now: object, now: datetime
) -> None:
    sent = filled(client, survey, now, **{f"text-{WORDS.hex}": "Kirjoitettu."})
    response = client.post(form_address(survey), sent | {"asked": "vanha"})
    assert response.status_code == 409
    assert "Kirjoitettu." in response.content.decode()
    assert not Submission.objects.exists()


def test_after_the_deadline_the_answers_are_handed_back_in_words(client: Client, survey: Survey, now: datetime) -> None:
    with time_machine.travel(now, tick=False):
        sent = filled(client, survey, now, **{f"text-{WORDS.hex}": "Pitkä vastaus."})
    with time_machine.travel(survey.consultation.closes_at, tick=False):
        response = client.post(form_address(survey), sent)
    told = response.content.decode()
    assert response.status_code == 403
    for text in ("Kysely on päättynyt", "Kuukausittain", "Pitkä vastaus."):
        assert text in told
    assert not Submission.objects.exists()


@pytest.mark.parametrize("changes", [{"website": "http://spam.example"}, {"fast": True}])
def test_what_looks_like_a_machine_is_marked_and_kept(
    client: Client, survey: Survey, open_now: object, now: datetime, changes: dict[str, object]
) -> None:
    sent = filled(client, survey, now) | {"website": changes.get("website", "")}
    if "fast" in changes:
        sent["key"] = issue_form_key(consultation=survey.public_id, at=now)
    assert client.post(form_address(survey), sent).status_code == 303
    assert Submission.objects.suspicious().count() == 1


def test_a_translation_that_lags_behind_takes_no_answers(
    client: Client, survey: Survey, swedish: SurveyPage, open_now: object
) -> None:
    SurveyField.objects.filter(page=swedish, translation_key=ONE).update(choices="Varje vecka\nMera sällan")
    assert "översätts" in content(client, form_address(survey, "sv"))
    assert 'name="key"' in content(client, form_address(survey, "fi"))


def seen(client: Client, language: str) -> str:
    return content(client, PAGES[language]) + content(client, CONSULTATIONS[language])


def test_nothing_of_the_answers_is_public_until_published(
    client: Client, survey: Survey, finnish: SurveyPage, now: datetime, ended: datetime
) -> None:
    before = seen(client, "fi")
    for _ in range(6):
        send(finnish, now, one=0, words="Salainen toive.")
    assert seen(client, "fi") == before


def test_published_results_are_figures_in_both_languages_and_never_what_was_written(
    client: Client, survey: Survey, finnish: SurveyPage, swedish: SurveyPage, now: datetime, ended: datetime
) -> None:
    for page in (finnish, finnish, finnish, swedish, swedish, swedish):
        send(page, now, one=1 if page == swedish else 0, words="Salainen toive.")
    publish_results(survey=survey, by=None, at=ended)
    for language, texts in {
        "fi": ("6 vastausta", "Viikoittain", "6 henkilöä kirjoitti"),
        "sv": ("6 svar", "Varje vecka", "6 personer skrev"),
    }.items():
        for address in (PAGES[language], CONSULTATIONS[language]):
            told = content(client, address)
            assert [text for text in texts if text not in told] == []
            assert told.count("<td>50 %</td>") == 2
            assert 'width="50%"' in told
            assert "Salainen" not in told
            assert "style=" not in told


def test_what_is_published_follows_mended_words_and_what_is_left_out(
    client: Client, survey: Survey, finnish: SurveyPage, now: datetime, ended: datetime
) -> None:
    for number in range(7):
        send(finnish, now, one=0, words="Teksti.", signals=["trap"] if number == 0 else [])
    publish_results(survey=survey, by=None, at=ended)
    SurveyField.objects.filter(page=finnish, translation_key=ONE).update(
        choices="Joka viikko\nKuukausittain\nHarvemmin"
    )
    SurveyPage.objects.get(pk=finnish.pk).save_revision().publish()
    count_suspicious(survey=survey, counted=False, by=None, at=ended)
    told = content(client, CONSULTATIONS["fi"])
    assert "Joka viikko" in told
    assert "<td>6</td>" in told


def test_of_fewer_than_five_answers_no_figure_is_shown(
    client: Client, survey: Survey, finnish: SurveyPage, now: datetime, ended: datetime
) -> None:
    for _ in range(4):
        send(finnish, now, one=0)
    publish_results(survey=survey, by=None, at=ended)
    told = content(client, PAGES["fi"])
    assert "Vastauksia tuli alle viisi" in told
    assert "100 %" not in told
    assert "<td>4</td>" not in told


def test_a_question_that_few_answered_is_not_shown_beside_one_that_many_did(
    client: Client, survey: Survey, finnish: SurveyPage, now: datetime, ended: datetime
) -> None:
    for number in range(5):
        send(finnish, now, one=0, several=(2,) if number < 4 else ())
    publish_results(survey=survey, by=None, at=ended)
    told = content(client, PAGES["fi"])
    assert "<td>100 %</td>" in told
    assert "Varasto" not in told


def test_suspicious_answers_that_are_left_out_are_told_in_number(
    client: Client, survey: Survey, finnish: SurveyPage, now: datetime, ended: datetime
) -> None:
    for number in range(7):
        send(finnish, now, one=1, signals=["trap"] if number < 2 else [])
    count_suspicious(survey=survey, counted=False, by=None, at=ended)
    publish_results(survey=survey, by=None, at=ended)
    told = content(client, PAGES["fi"])
    assert "5 vastausta" in told
    assert "2 vastausta, jotka" in told


def test_results_are_hidden_while_the_period_is_open_again(
    client: Client, survey: Survey, finnish: SurveyPage, now: datetime
) -> None:
    for _ in range(5):
        send(finnish, now, one=0)
    close_early(survey.consultation, now)
    publish_results(survey=Survey.objects.get(), by=None, at=now)
    assert Survey.objects.get().shows_results(now)
    acts.extend(
        consultation=survey.consultation, closes_at=now + timedelta(days=9), reason_fi="Syy.", reason_sv="Skäl.",
        by=None, at=now,
    )  # fmt: skip
    assert not Survey.objects.get().shows_results(now)


def test_hostile_questions_are_words_everywhere(
    client: Client, finnish: SurveyPage, open_now: object, now: datetime
) -> None:
    hostile = add_survey(
        finnish.get_parent().specific,
        slug="toinen",
        title=HOSTILE,
        questions=[SurveyField(label=HOSTILE, field_type="radio", choices=f"{HOSTILE}\nEi", help_text=HOSTILE)],
    )
    for _ in range(5):
        question = hostile.survey.questions.get()
        submit_answers(page=hostile, answers=(AnswerInput(question.key, (0,)),), key=uuid4(), at=now)
    address = "/fi/kuulemiset/ohjelma/toinen/"
    told = content(client, address) + content(client, form_address(hostile.survey))
    with time_machine.travel(now + timedelta(days=8), tick=False):
        publish_results(survey=hostile.survey, by=None, at=now + timedelta(days=8))
        told += content(client, address) + content(client, CONSULTATIONS["fi"])
    assert "<script>alert" not in told
    assert "&lt;script&gt;alert(1)" in told


@pytest.mark.parametrize("value", ["x", "-1", "3", "9" * 400, "\x00", "0\n1"])
def test_a_choice_that_is_none_is_refused_in_words(
    client: Client, survey: Survey, open_now: object, now: datetime, value: str
) -> None:
    assert (
        client.post(form_address(survey), filled(client, survey, now, **{f"choice-{ONE.hex}": value})).status_code
        == 422
    )


def test_an_unknown_survey_is_not_found(client: Client, home_fi: HomePage) -> None:
    assert client.get("/fi/vastaa-kyselyyn/abcdefghjkmn/").status_code == 404


@pytest.mark.parametrize("count", [1, 20])
def test_the_pages_cost_the_same_with_one_answer_and_with_twenty(
    client: Client,
    survey: Survey,
    finnish: SurveyPage,
    now: datetime,
    ended: datetime,
    django_assert_max_num_queries: Callable[[int], object],
    count: int,
) -> None:
    for _ in range(count):
        send(finnish, now, one=0, several=(0, 1), words="Teksti.")
        sent_comment(survey.consultation, now)
    put_in_status(Comment.objects.all(), Status.PUBLISHED, now)
    for page in survey.consultation.pages.all():
        page.contact_people.set([Person.objects.create(name=f"Meri {number}") for number in range(count)])
        page.save()
    publish_results(survey=survey, by=None, at=ended)
    for address in (PAGES["fi"], CONSULTATIONS["fi"], form_address(survey)):
        client.get(address)
        with django_assert_max_num_queries(6):
            client.get(address)


def test_it_is_found_once_it_is_public(finnish: SurveyPage) -> None:
    document = finnish.search_document()
    assert document is not None
    assert "Kuinka usein kokoonnutte?" in document.body
    finnish.live = False
    assert finnish.search_document() is None
