"""A coordinator announces and extends a comment period in the staff interface."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from html import unescape

import pytest
import time_machine
from django.contrib.auth.models import Group, Permission
from django.test import Client
from django.urls import reverse
from wagtail.users.models import UserProfile

from consultations.models import Consultation, PeriodAct
from consultations.period import State
from hyte.pages.models import HomePage
from hyte.pages.moments import HELSINKI
from hyte.people.models import Person
from hyte.users.models import User
from hyte.users.roles import Role
from tests.consultations.factories import add_page, announce
from tests.users.factories import member_of, signed_in

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
    """Return what the form of the announcement sends when it is confirmed."""
    return unconfirmed(**changes) | {"confirmed": "1"}


def somebody() -> User:
    """Return the member of staff who is responsible, without the rights of a moderator."""
    return User.objects.filter(username="vastaava").first() or member_of(Role.COORDINATOR, "vastaava")


def unconfirmed(**changes: str) -> dict[str, str]:
    values = {"opens_on": "2026-10-13", "opens_clock": "9:00", "last_day": "2026-11-30", "moderation": "pre"}
    values |= {"responsible": str(somebody().pk)} | changes
    return {f"announced-{name}": value for name, value in values.items()}


def test_a_coordinator_announces_a_period_whose_last_day_counts_whole(staff: Client, ready: Consultation) -> None:
    staff.post(reverse("consultations:act", args=[ready.pk, "announced"]), announcement())
    ready.refresh_from_db()
    assert ready.opens_at == datetime(2026, 10, 13, 6, tzinfo=UTC)
    assert ready.closes_at == datetime(2026, 12, 1, tzinfo=HELSINKI)


@pytest.mark.parametrize(("ticked", "asked"), [({"confirm_email": "on"}, True), ({}, False)])
def test_a_coordinator_may_ask_for_confirmed_addresses(
    staff: Client, ready: Consultation, ticked: dict[str, str], asked: bool
) -> None:
    staff.post(reverse("consultations:act", args=[ready.pk, "announced"]), announcement(**ticked))
    ready.refresh_from_db()
    assert ready.confirm_email is asked


def test_a_short_period_is_warned_about_but_possible(staff: Client, ready: Consultation) -> None:
    url = reverse("consultations:act", args=[ready.pk, "announced"])
    response = staff.post(url, unconfirmed(last_day="2026-10-31"))
    assert "alle kuusi viikkoa" in response.content.decode()
    assert not PeriodAct.objects.exists()
    staff.post(url, announcement(last_day="2026-10-31"))
    assert PeriodAct.objects.count() == 1


@pytest.mark.parametrize(("closes", "warned"), [("10.59", True), ("11.00", False)])
def test_the_six_weeks_are_counted_from_now_on_where_the_hour_of_the_opening_is_over(
    staff: Client, ready: Consultation, closes: str, warned: bool
) -> None:
    today = unconfirmed(opens_on="2026-10-12", opens_clock="0.00", last_day="2026-11-23", closes_clock=closes)
    response = staff.post(reverse("consultations:act", args=[ready.pk, "announced"]), today)
    assert ("alle kuusi viikkoa" in response.content.decode()) == warned


def test_a_day_that_is_over_is_refused_at_its_field(staff: Client, ready: Consultation) -> None:
    url = reverse("consultations:act", args=[ready.pk, "announced"])
    response = staff.post(url, announcement(opens_on="2026-08-01"))
    assert response.status_code == 422
    assert "Kommentointiaika ei voi alkaa päivänä, joka on jo ohi" in response.content.decode()
    assert list(dict(response.context["possible"])["announced"].errors) == ["opens_on"]
    assert not PeriodAct.objects.exists()


@pytest.mark.parametrize("clock", ["0:00", "9:00", "11:59"])
def test_an_hour_of_today_that_is_over_means_at_once(
    staff: Client, ready: Consultation, now: datetime, clock: str
) -> None:
    today = announcement(opens_on="2026-10-12", opens_clock=clock)
    staff.post(reverse("consultations:act", args=[ready.pk, "announced"]), today)
    ready.refresh_from_db()
    assert ready.opens_at == now


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
    said = response.content.decode()
    assert "Tarkistuslistalla on avoimia kohtia." in said
    summary = said.split('id="error-summary"')[1].split("</div>")[0]
    assert '<a href="#point-page_sv">' in summary
    assert "#point-page_fi" not in summary


@pytest.mark.parametrize("role", [Role.COORDINATOR, Role.ADMINISTRATOR])
def test_the_checklist_leads_to_where_a_swedish_page_is_begun_or_says_who_begins_it(
    client: Client, home_fi: HomePage, role: Role
) -> None:
    translator = User.objects.create_user("kaantaja", first_name="Kaisa", last_name="Kääntäjä")
    translator.groups.add(Group.objects.get(name=Role.TRANSLATOR))
    submits = Permission.objects.get(codename="submit_translation")
    Group.objects.get(name=Role.ADMINISTRATOR).permissions.add(submits)
    page = add_page(home_fi)
    shown = signed_in(client, role).get(reverse("consultations:period", args=[page.consultation_id])).content.decode()
    begins = reverse("wagtail_localize:submit_page_translation", args=[page.pk]) in shown
    assert begins == (role is Role.ADMINISTRATOR)
    assert ("Käännöksen aloittaa: Kääntäjä (Kaisa Kääntäjä)." in shown) == (role is Role.COORDINATOR)


def test_an_open_point_leads_to_its_panel_in_the_editor(staff: Client, home_fi: HomePage) -> None:
    page = add_page(home_fi, what="")
    shown = staff.get(reverse("consultations:period", args=[page.consultation_id])).content.decode()
    editor = reverse("wagtailadmin_pages:edit", args=[page.pk])
    anchors = re.findall(rf'href="{editor}#([^"]+)"', shown)
    assert len(anchors) == 3
    form = staff.get(editor).content.decode()
    assert all(f'id="{anchor}"' in form for anchor in anchors)


@pytest.mark.parametrize(
    ("last_day", "clock"),
    [("30.11.2026", "16.00"), ("30.11.26", "16"), ("30.11.26", "klo 16"), ("2026-11-30", "16:00")],
)
def test_a_day_is_typed_as_it_is_written_in_finland(
    staff: Client, ready: Consultation, last_day: str, clock: str
) -> None:
    finnish = announcement(opens_on="13.10.26", opens_clock="9", last_day=last_day, closes_clock=clock)
    staff.post(reverse("consultations:act", args=[ready.pk, "announced"]), finnish)
    ready.refresh_from_db()
    assert ready.closes_at == datetime(2026, 11, 30, 16, tzinfo=HELSINKI)


@pytest.mark.parametrize(
    ("language", "day", "clock"),
    [
        ("fi", "Kirjoita päivä näin: 30.11.2026.", "Kirjoita kellonaika näin: 16.00."),
        ("sv", "Skriv dagen så här: 30.11.2026.", "Skriv klockslaget så här: 16.00."),
    ],
)
def test_a_day_and_a_time_that_are_not_understood_are_shown_how_to_be_written(
    staff: Client, ready: Consultation, moderator: User, language: str, day: str, clock: str
) -> None:
    UserProfile.objects.create(user=moderator, preferred_language=language)
    sent = announcement(opens_on="11/30/2026", opens_clock="1600")
    shown = staff.post(reverse("consultations:act", args=[ready.pk, "announced"]), sent).content.decode()
    assert day in shown
    assert clock in shown
    assert 'value="1600"' in shown


def test_an_extension_shows_its_reason_on_both_language_pages(staff: Client, ready: Consultation) -> None:
    staff.post(reverse("consultations:act", args=[ready.pk, "announced"]), announcement(opens_on="2026-10-12"))
    values = {"last_day": "2026-12-15", "reason_fi": "Syksyn kokoukset.", "reason_sv": "Höstens möten."}
    sent = {f"extended-{name}": value for name, value in values.items()} | {"confirmed": "1"}
    staff.post(reverse("consultations:act", args=[ready.pk, "extended"]), sent)
    assert "Syksyn kokoukset." in staff.get("/fi/kuulemiset/ohjelma/").content.decode()
    assert "Höstens möten." in staff.get("/sv/kuulemiset/program/").content.decode()


def test_an_unknown_act_is_not_found(staff: Client, ready: Consultation) -> None:
    assert staff.post(f"/admin/consultations/{ready.pk}/destroyed/").status_code == 404


def test_before_confirming_one_reads_what_the_public_will_read(staff: Client, ready: Consultation) -> None:
    response = staff.post(reverse("consultations:act", args=[ready.pk, "announced"]), unconfirmed())
    text = response.content.decode()
    assert (
        "Kommentointiaika alkaa ti 13.10.2026 klo 9.00. Lausunto on annettava viimeistään ma 30.11.2026 klo 23.59."
        in text
    )
    assert "Svara senast må 30.11.2026 kl. 23.59." in text
    assert not PeriodAct.objects.exists()
    ready.refresh_from_db()
    assert ready.closes_at is None


def confirm(staff: Client, consultation: Consultation, act: str, values: dict[str, str]) -> str:
    """Send the form of an act, then what the page that asks for a confirmation sends. Return that page."""
    url = reverse("consultations:act", args=[consultation.pk, act])
    asked = staff.post(url, {f"{act}-{name}": value for name, value in values.items()})
    hidden = re.findall(r'<input type="hidden" name="([^"]+)"(?: value="([^"]*)")?', asked.content.decode())
    staff.post(url, {name: unescape(value) for name, value in hidden} | {"confirmed": "1"})
    return asked.content.decode()


def test_what_was_chosen_survives_the_confirmation(staff: Client, ready: Consultation) -> None:
    chosen = {"opens_on": "2026-10-13", "opens_clock": "9:00", "last_day": "2026-11-30", "closes_clock": "16:00"}
    more = {"moderation": "post", "replies_allowed": "on", "diary_number": "HYTE/7/2026"}
    more["responsible"] = str(somebody().pk)
    confirm(staff, ready, "announced", chosen | more)
    ready.refresh_from_db()
    assert ready.closes_at == datetime(2026, 11, 30, 16, tzinfo=HELSINKI)
    assert (ready.moderation, ready.replies_allowed, ready.confirm_email) == ("post", True, False)
    assert ready.diary_number == "HYTE/7/2026"
    assert ready.responsible == somebody()


@pytest.mark.parametrize(
    ("act", "warning", "state"),
    [
        ("closed_early", "Vain jatkaminen avaa", State.CLOSED),
        ("cancelled", "ei voi avata uudelleen", State.CANCELLED),
    ],
)
def test_what_ends_a_period_is_confirmed_first(
    staff: Client, ready: Consultation, now: datetime, act: str, warning: str, state: State
) -> None:
    announce(ready, now - timedelta(days=1), now + timedelta(days=50))
    asked = confirm(staff, ready, act, {"reason_fi": '"Syy" & <b>', "reason_sv": "Skäl."})
    assert warning in asked
    assert "<b>" not in asked.split("Syy: ")[1].split("</p>")[0]
    assert Consultation.objects.get().state(now) is state
    assert PeriodAct.objects.last().reason_fi == '"Syy" & <b>'


def test_an_act_that_is_refused_is_refused_before_it_is_asked_about(
    staff: Client, ready: Consultation, now: datetime
) -> None:
    announce(ready, now - timedelta(days=1), now + timedelta(days=50))
    sent = {"extended-last_day": "2026-11-01", "extended-reason_fi": "Syy.", "extended-reason_sv": "Skäl."}
    response = staff.post(reverse("consultations:act", args=[ready.pk, "extended"]), sent)
    assert response.status_code == 422
    assert PeriodAct.objects.count() == 1


def test_one_can_go_back_and_change_with_nothing_lost(staff: Client, ready: Consultation) -> None:
    response = staff.post(reverse("consultations:act", args=[ready.pk, "announced"]), announcement() | {"edit": "1"})
    assert 'value="2026-11-30"' in response.content.decode()
    assert not PeriodAct.objects.exists()


def test_the_diary_number_may_come_after_the_end(staff: Client, ready: Consultation, now: datetime) -> None:
    announce(ready, now - timedelta(days=9), now - timedelta(days=1))
    staff.post(reverse("consultations:diary_number", args=[ready.pk]), {"diary_number": "HYTE/9/2026"})
    ready.refresh_from_db()
    assert ready.diary_number == "HYTE/9/2026"


@pytest.mark.parametrize("act", ["extended", "closed_early", "cancelled"])
def test_only_the_button_that_does_an_act_is_called_like_it(
    staff: Client, consultation: Consultation, act: str
) -> None:
    url = reverse("consultations:act", args=[consultation.pk, act])
    before = staff.get(reverse("consultations:period", args=[consultation.pk])).content.decode()
    (first,) = re.findall(r"<button[^>]*>([^<]+)", before.split(url)[1].split("</form>")[0])
    values = {"last_day": "2026-12-30", "reason_fi": "Syy.", "reason_sv": "Orsak."}
    asked = staff.post(url, {f"{act}-{name}": value for name, value in values.items()}).content.decode()
    (heading,) = re.findall(rf'id="act-{act}">([^<]+)', before)
    (confirm,) = re.findall(r'name="confirmed"[^>]*>([^<]+)', asked)
    assert confirm == heading != first
