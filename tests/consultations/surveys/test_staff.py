"""Surveys in the staff interface: who may see them, what is done with them, and what is taken out."""

from __future__ import annotations

import csv
import io
from datetime import datetime, timedelta

import pytest
from django.db import DatabaseError, transaction
from django.db.models import QuerySet
from django.test import Client
from django.urls import reverse
from openpyxl import load_workbook

from consultations.models.append_only import RecordIsFinal
from consultations.surveys import acts
from consultations.surveys.acts import ActRefused
from consultations.surveys.exporting import take_out
from consultations.surveys.models import Act, Answer, Submission, Survey, SurveyAct, SurveyPage
from hyte.pages.models import HomePage
from hyte.users.models import User
from hyte.users.roles import Role
from tests.consultations.surveys.factories import add_index, add_survey, send
from tests.users.factories import signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.smoke]
COORDINATES = {Role.COORDINATOR, Role.ADMINISTRATOR}


@pytest.fixture
def staff(client: Client, moderator: User) -> Client:
    client.force_login(moderator)
    return client


def recorded() -> list[str]:
    return list(SurveyAct.objects.order_by("pk").values_list("act", flat=True))


@pytest.mark.parametrize("role", [None, *Role])
def test_only_coordinators_see_answers_publish_and_take_them_out(
    client: Client, survey: Survey, finnish: SurveyPage, now: datetime, ended: datetime, role: Role | None
) -> None:
    send(finnish, now)
    signed_in(client, role)
    for url in (reverse("surveys:index"), reverse("surveys:survey", args=[survey.pk])):
        assert (client.get(url).status_code == 200) == (role in COORDINATES)
    client.post(reverse("surveys:do", args=[survey.pk, "publish"]))
    client.post(reverse("surveys:take", args=[survey.pk, "csv"]))
    assert recorded() == ([Act.PUBLISHED, Act.TAKEN_AS_CSV] if role in COORDINATES else [])


def test_the_results_are_seen_together_and_by_language(
    staff: Client, survey: Survey, finnish: SurveyPage, swedish: SurveyPage, open_now: object, now: datetime
) -> None:
    send(finnish, now, one=1, words="Avaimia puuttuu.")
    send(swedish, now, one=1)
    assert "Kysely tiloista" in staff.get(reverse("surveys:index")).content.decode()
    told = staff.get(reverse("surveys:survey", args=[survey.pk])).content.decode()
    assert "<td>1</td><td>1</td><td>2</td><td>100 %</td>" in told
    assert "Avaimia puuttuu." in told


def test_results_are_published_after_the_end_and_taken_back_on_record(
    survey: Survey, finnish: SurveyPage, moderator: User, now: datetime
) -> None:
    send(finnish, now)
    end = survey.consultation.closes_at
    with pytest.raises(ActRefused, match="still_open"):
        acts.publish_results(survey=survey, by=moderator, at=end - timedelta(microseconds=1))
    assert acts.publish_results(survey=survey, by=moderator, at=end).shows_results(end)
    with pytest.raises(ActRefused, match="published_already"):
        acts.publish_results(survey=survey, by=moderator, at=end)
    assert not acts.take_results_back(survey=survey, by=moderator, at=end).shows_results(end)
    with pytest.raises(ActRefused, match="not_published"):
        acts.take_results_back(survey=survey, by=moderator, at=end)
    assert set(SurveyAct.objects.values_list("act", "by", "at")) == {
        (Act.PUBLISHED, moderator.pk, end), (Act.TAKEN_BACK, moderator.pk, end),
    }  # fmt: skip


def test_nothing_is_published_of_no_answers(survey: Survey, now: datetime) -> None:
    with pytest.raises(ActRefused, match="no_answers"):
        acts.publish_results(survey=survey, by=None, at=now + timedelta(days=30))


def test_the_record_of_acts_is_final(survey: Survey, now: datetime) -> None:
    acts.count_suspicious(survey=survey, counted=False, by=None, at=now)
    with pytest.raises(DatabaseError), transaction.atomic():
        QuerySet(SurveyAct).update(act=Act.COUNTED)
    with pytest.raises(RecordIsFinal):
        SurveyAct.objects.all().delete()


def test_suspicious_answers_are_left_out_and_counted_again_and_kept(
    staff: Client, survey: Survey, finnish: SurveyPage, open_now: object, now: datetime
) -> None:
    send(finnish, now, signals=["trap"])
    url = reverse("surveys:survey", args=[survey.pk])
    for act, total in (("leave-out", 0), ("leave-out", 0), ("count", 1)):
        staff.post(reverse("surveys:do", args=[survey.pk, act]))
        assert staff.get(url).context["figures"].total.both == total
    assert recorded() == [Act.LEFT_OUT, Act.COUNTED]
    assert Submission.objects.count() == 1


def test_a_text_is_erased_and_the_choices_stay(
    staff: Client, survey: Survey, finnish: SurveyPage, open_now: object, now: datetime
) -> None:
    send(finnish, now, one=0, words="Naapurini nimi.")
    text, chosen = Answer.objects.get(choice=None), Answer.objects.exclude(choice=None).get()
    for pk in (text.pk, chosen.pk, "x", "9" * 30):
        staff.post(reverse("surveys:do", args=[survey.pk, "erase"]), {"answer": pk})
    assert list(Answer.objects.all()) == [chosen]
    assert recorded() == [Act.ERASED]


def test_a_survey_alone_gets_its_last_day_and_only_later_ones(
    staff: Client, home_fi: HomePage, open_now: object, now: datetime
) -> None:
    page = add_survey(add_index(home_fi))
    url = reverse("surveys:last_day", args=[page.survey_id])
    days = (("2026-10-11", 422), ("2026-10-20", 302), ("2026-10-19", 422), ("2026-10-20", 422), ("2026-10-21", 302))
    for day, status in days:
        assert staff.post(url, {"period-last_day": day}).status_code == status
    assert "ke 21.10.2026 klo 23.59" in staff.get("/fi/kuulemiset/tilakysely/").content.decode()
    assert "ke 21.10.2026 klo 23.59" in staff.get("/fi/kuulemiset/").content.decode()
    assert recorded() == [Act.PERIOD_SET, Act.PERIOD_SET]


def test_beside_a_consultation_it_has_no_last_day_of_its_own(survey: Survey, now: datetime) -> None:
    with pytest.raises(ActRefused, match="has_a_consultation"):
        acts.set_last_day(survey=survey, last_day=now.date(), by=None, at=now)


@pytest.fixture
def hostile(finnish: SurveyPage, swedish: SurveyPage, now: datetime) -> Survey:
    send(finnish, now, one=0, several=(0, 1), words='=HYPERLINK("http://pahis.example")')
    send(swedish, now, one=2, words="+46 70; \x0b\nrad två", signals=["trap"])
    return finnish.survey


ROWS = [
    ["1", "2026-10-12T12:00:00+03:00", "fi", "", "Viikoittain", "Keittiö | Sali, iso",
     "'=HYPERLINK(\"http://pahis.example\")"],
    ["2", "2026-10-12T12:00:00+03:00", "sv", "trap", "Harvemmin", "", "'+46 70; \nrad två"],
]  # fmt: skip


def test_the_files_have_a_row_for_each_form_and_no_formula(hostile: Survey, now: datetime) -> None:
    content, _type = take_out(survey=hostile, ending="csv", by=None, at=now)
    table = list(csv.reader(io.TextIOWrapper(content, "utf-8-sig", newline=""), delimiter=";"))
    assert table[1:] == ROWS
    assert table[0][4:] == ["Kuinka usein kokoonnutte?", "Mitä tiloja tarvitsette?", "Mitä muuta haluatte sanoa?"]
    content, _type = take_out(survey=hostile, ending="xlsx", by=None, at=now)
    cells = [[cell.value or "" for cell in row] for row in load_workbook(content).active.rows]
    assert cells[1:] == ROWS
    assert recorded() == [Act.TAKEN_AS_CSV, Act.TAKEN_AS_XLSX]


def test_the_file_is_in_the_language_of_who_takes_it(hostile: Survey, now: datetime) -> None:
    content, _type = take_out(survey=hostile, ending="csv", by=None, at=now, language="sv")
    assert "Varje vecka" in content.read().decode()


def test_hostile_words_are_words_in_the_staff_interface(
    staff: Client, survey: Survey, finnish: SurveyPage, open_now: object, now: datetime
) -> None:
    send(finnish, now, words="<script>alert(1)</script>")
    content = staff.get(reverse("surveys:survey", args=[survey.pk])).content.decode()
    assert "&lt;script&gt;alert(1)" in content
    assert "<script>alert(1)" not in content


@pytest.mark.parametrize("url", ["9999999/", "1/publish-everything/", "1/file/exe/"])
def test_what_is_not_there_is_not_done(staff: Client, survey: Survey, url: str) -> None:
    assert staff.post(f"{reverse('surveys:index')}{url}").status_code in (404, 405)
    assert recorded() == []


def test_no_text_is_erased_by_a_single_press(
    staff: Client, survey: Survey, finnish: SurveyPage, open_now: object, now: datetime
) -> None:
    send(finnish, now, words="Naapurini nimi.")
    told = staff.get(reverse("surveys:survey", args=[survey.pk])).content.decode()
    before, button, _after = told.partition(reverse("surveys:do", args=[survey.pk, "erase"]))
    assert button
    assert "</details>" not in before.rpartition("<details>")[2]
    assert "<details>" in before
