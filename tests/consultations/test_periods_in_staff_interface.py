"""A coordinator announces and extends a comment period in the staff interface."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from consultations.models import Consultation, PeriodAct
from consultations.period import HELSINKI
from hyte.pages.models import HomePage
from hyte.people.models import Person
from hyte.users.models import User
from tests.consultations.factories import add_page

pytestmark = pytest.mark.django_db


@pytest.fixture
def staff(client: Client, moderator: User) -> Client:
    client.force_login(moderator)
    return client


@pytest.fixture
def ready(home_fi: HomePage, home_sv: HomePage) -> Consultation:
    consultation = add_page(home_fi).consultation
    add_page(home_sv, consultation, title="Program", slug="program")
    for page in consultation.pages.all():
        page.contact_people.add(Person.objects.create(name="Meri Ranta"))
        page.save()
    return consultation


@pytest.fixture(autouse=True)
def _clock(now: datetime) -> object:
    with time_machine.travel(now, tick=False):
        yield


def announcement(**changes: str) -> dict[str, str]:
    values = {"opens_on": "2026-10-13", "opens_clock": "9:00", "last_day": "2026-11-30", "moderation": "pre"} | changes
    return {f"announced-{name}": value for name, value in values.items()}


def test_a_coordinator_announces_a_period_whose_last_day_counts_whole(staff: Client, ready: Consultation) -> None:
    staff.post(reverse("consultations:act", args=[ready.pk, "announced"]), announcement())
    ready.refresh_from_db()
    assert ready.opens_at == datetime(2026, 10, 13, 6, tzinfo=UTC)
    assert ready.closes_at == datetime(2026, 12, 1, tzinfo=HELSINKI)


def test_a_short_period_is_warned_about_but_possible(staff: Client, ready: Consultation) -> None:
    url = reverse("consultations:act", args=[ready.pk, "announced"])
    response = staff.post(url, announcement(last_day="2026-10-31"), follow=True)
    assert "alle kuusi viikkoa" in response.content.decode()
    assert PeriodAct.objects.count() == 1


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"last_day": "2026-10-12"}, "last_day"),
        ({"last_day": ""}, "last_day"),
        ({"last_day": "31.13.2026"}, "last_day"),
        ({"opens_on": "2027-03-28", "opens_clock": "3:30", "last_day": "2027-05-01"}, "__all__"),
        ({"last_day": "2026-10-25", "closes_clock": "3:30"}, "later"),
    ],
)
def test_a_date_that_cannot_be_is_explained(
    staff: Client, ready: Consultation, changes: dict[str, str], field: str
) -> None:
    response = staff.post(reverse("consultations:act", args=[ready.pk, "announced"]), announcement(**changes))
    assert response.status_code == 422
    assert list(dict(response.context["possible"])["announced"].errors) == [field]
    assert not PeriodAct.objects.exists()


def test_an_unready_consultation_shows_its_open_points_and_does_not_open(staff: Client, home_fi: HomePage) -> None:
    draft = add_page(home_fi).consultation
    page = staff.get(reverse("consultations:period", args=[draft.pk])).content.decode()
    assert "Ruotsinkielinen sivu on julkaistu" in page
    response = staff.post(reverse("consultations:act", args=[draft.pk, "announced"]), announcement())
    assert "Tarkistuslistalla on avoimia kohtia." in response.content.decode()


def test_an_extension_shows_its_reason_on_both_language_pages(staff: Client, ready: Consultation) -> None:
    staff.post(reverse("consultations:act", args=[ready.pk, "announced"]), announcement(opens_on="2026-10-12"))
    values = {"last_day": "2026-12-15", "reason_fi": "Syksyn kokoukset.", "reason_sv": "Höstens möten."}
    sent = {f"extended-{name}": value for name, value in values.items()}
    staff.post(reverse("consultations:act", args=[ready.pk, "extended"]), sent)
    assert "Syksyn kokoukset." in staff.get("/fi/kuulemiset/ohjelma/").content.decode()
    assert "Höstens möten." in staff.get("/sv/kuulemiset/program/").content.decode()


def test_an_unknown_act_is_not_found(staff: Client, ready: Consultation) -> None:
    assert staff.post(f"/admin/consultations/{ready.pk}/destroyed/").status_code == 404
