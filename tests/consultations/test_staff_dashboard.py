"""The coordinators' part of the dashboard."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from consultations.answers import answer
from consultations.models import Answer, Comment, Status
from consultations.registry.models import Kind
from consultations.registry.taking import take_out
from hyte.pages.models import HomePage
from hyte.users.models import User
from hyte.users.roles import Role
from tests.consultations.factories import open_consultation, put_in_status, sent_comment
from tests.users.factories import signed_in

pytestmark = pytest.mark.django_db


def dashboard_of(client: Client, role: Role) -> str:
    return signed_in(client, role).get(reverse("wagtailadmin_home")).content.decode()


@pytest.mark.parametrize("role", Role)
def test_coordinators_see_what_is_under_way(client: Client, home_fi: HomePage, role: Role) -> None:
    consultation = open_consultation(home_fi, timezone.now())
    shown = reverse("consultations:period", args=[consultation.pk]) in dashboard_of(client, role)
    assert shown == (role in {Role.COORDINATOR, Role.ADMINISTRATOR})


@pytest.mark.parametrize(
    ("days", "said"), [(0, "Avoinna. Sulkeutuu "), (5, "Päättyy pian. Sulkeutuu "), (8, "Päättynyt. Sulkeutui ")]
)
def test_a_state_is_shown_with_the_time_that_matters(client: Client, home_fi: HomePage, days: int, said: str) -> None:
    open_consultation(home_fi, timezone.now() - timedelta(days=days))
    assert said in dashboard_of(client, Role.COORDINATOR)


@pytest.mark.parametrize("role", Role)
def test_the_registry_is_led_to_keying_in_letters(client: Client, home_fi: HomePage, role: Role) -> None:
    consultation = open_consultation(home_fi, timezone.now())
    shown = reverse("registrations:register", args=[consultation.pk]) in dashboard_of(client, role)
    assert shown == (role == Role.REGISTRY)


@pytest.mark.parametrize(
    ("taken", "waits"), [((), True), ((Kind.CSV,), True), ((Kind.PACKAGE,), False)], ids=["nothing", "csv", "package"]
)
def test_the_package_of_what_has_ended_waits_until_it_is_taken(
    client: Client, home_fi: HomePage, taken: tuple[Kind, ...], waits: bool
) -> None:
    consultation = open_consultation(home_fi, timezone.now() - timedelta(days=8))
    by = User.objects.create_superuser("paakayttaja")
    for kind in taken:
        take_out(consultation=consultation, kind=kind, by=by, at=timezone.now())
    dashboard = dashboard_of(client, Role.REGISTRY)
    assert (reverse("records:record", args=[consultation.pk]) in dashboard) == waits
    assert reverse("registrations:register", args=[consultation.pk]) not in dashboard


def test_a_package_that_was_taken_before_the_end_is_to_be_taken_again(client: Client, home_fi: HomePage) -> None:
    consultation = open_consultation(home_fi, timezone.now() - timedelta(days=8))
    by = User.objects.create_superuser("paakayttaja")
    before = consultation.closes_at - timedelta(microseconds=1)
    take_out(consultation=consultation, kind=Kind.PACKAGE, by=by, at=before)
    assert reverse("records:record", args=[consultation.pk]) in dashboard_of(client, Role.REGISTRY)


def test_a_swedish_comment_without_a_swedish_answer_is_in_the_coordinators_to_do(
    client: Client, home_fi: HomePage, moderator: User
) -> None:
    now = timezone.now()
    comment = sent_comment(open_consultation(home_fi, now), now, "Bra.", language="sv")
    put_in_status(Comment.objects.all(), Status.PUBLISHED, now)
    to_do = f'<a href="{reverse("answers:index")}?language=sv">1 kommentti ilman vastausta</a>'
    assert to_do in dashboard_of(client, Role.COORDINATOR)
    answer(comment=comment, text="Tack.", signature="HYTE-enheten", by=moderator, at=now)
    assert Answer.objects.get().language == "sv"
    assert to_do not in client.get(reverse("wagtailadmin_home")).content.decode()
