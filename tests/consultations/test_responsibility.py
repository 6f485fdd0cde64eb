"""Somebody of the staff answers for a consultation: chosen, changed and kept on record, and never told to readers."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
import time_machine
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import reverse
from wagtail.users.models import UserProfile

from consultations.conflict_of_interest import Stake
from consultations.models import Consultation
from consultations.responsibility import likely, name_responsible, namings
from hyte.pages.models import HomePage
from hyte.users.models import User
from hyte.users.roles import Role
from tests.consultations.factories import add_page, announce
from tests.consultations.stakes import give_stake
from tests.users.factories import member_of, signed_in

pytestmark = pytest.mark.django_db

NOBODY = "Lausuntopyynnöllä ei ole vastuuhenkilöä."
NO_JUDGE = "Kukaan ei voi tehdä kielteistä päätöstä tämän lausuntopyynnön kommenteista"


@pytest.fixture(autouse=True)
def _clock(now: datetime) -> object:
    with time_machine.travel(now, tick=False):
        yield


@pytest.fixture
def person(db: None) -> User:
    return User.objects.create_user("vastaava", first_name="Vilma", last_name="Vastaava")


@pytest.fixture
def coordinator(person: User) -> User:
    person.groups.add(Group.objects.get(name=Role.COORDINATOR))
    return person


def page_of(consultation: Consultation) -> str:
    return reverse("consultations:period", args=[consultation.pk])


def name(client: Client, consultation: Consultation, user: User | None) -> object:
    key = "" if user is None else str(user.pk)
    return client.post(reverse("consultations:responsible", args=[consultation.pk]), {"responsible": key})


def test_who_named_whom_and_when_is_kept(
    consultation: Consultation, coordinator: User, moderator: User, now: datetime
) -> None:
    later = now + timedelta(hours=1)
    assert name_responsible(consultation=consultation, person=coordinator, by=moderator, at=now)
    assert name_responsible(consultation=consultation, person=moderator, by=coordinator, at=later)
    first, second = namings(consultation)
    assert (first.timestamp, first.user, first.data["after"]) == (now, moderator, "Vilma Vastaava")
    assert (second.timestamp, second.user, second.data["after"]) == (later, coordinator, "moderaattori")
    assert second.message == "Nimesi vastuuhenkilöksi: moderaattori (aiemmin: Vilma Vastaava)"


def test_naming_the_same_person_again_leaves_no_trace(
    consultation: Consultation, coordinator: User, now: datetime
) -> None:
    name_responsible(consultation=consultation, person=coordinator, by=coordinator, at=now)
    assert not name_responsible(consultation=consultation, person=coordinator, by=coordinator, at=now)
    assert namings(consultation).count() == 1


@pytest.mark.parametrize("ends_in", [timedelta(days=-1), timedelta(days=7)])
def test_a_coordinator_names_somebody_else_at_any_time_and_the_page_tells_who_did(
    client: Client, home_fi: HomePage, coordinator: User, now: datetime, ends_in: timedelta
) -> None:
    consultation = add_page(home_fi).consultation
    announce(consultation, now - timedelta(days=30), now + ends_in)
    client.force_login(coordinator)
    other = member_of(Role.COMMUNICATIONS, "muu")
    assert name(client, consultation, other).status_code == 302
    assert Consultation.objects.get().responsible == other
    assert "<li>ma 12.10.2026 klo 12.00: muu (nimesi Vilma Vastaava)</li>" in client.get(page_of(consultation)).text


@pytest.mark.parametrize(
    ("language", "said"),
    [("fi", "mutta ilman vastuuhenkilöä lausuntopyyntö ei voi jäädä."), ("sv", "men begäran kan inte bli utan.")],
)
def test_nobody_cannot_be_named(
    client: Client, consultation: Consultation, coordinator: User, now: datetime, language: str, said: str
) -> None:
    UserProfile.objects.create(user=coordinator, preferred_language=language)
    client.force_login(coordinator)
    name_responsible(consultation=consultation, person=coordinator, by=None, at=now)
    refused = name(client, consultation, None)
    assert refused.status_code == 422
    assert said in refused.content.decode()
    assert Consultation.objects.get().responsible == coordinator


@pytest.mark.parametrize("who", ["without a role", "inactive"])
def test_only_who_works_in_the_staff_interface_can_be_named(
    client: Client, consultation: Consultation, coordinator: User, who: str
) -> None:
    outsider = User.objects.create_user("ulkopuolinen")
    if who == "inactive":
        outsider.groups.add(Group.objects.get(name=Role.COORDINATOR))
        User.objects.filter(pk=outsider.pk).update(is_active=False)
    client.force_login(coordinator)
    assert name(client, consultation, outsider).status_code == 422
    assert Consultation.objects.get().responsible is None


@pytest.mark.parametrize("role", [role for role in Role if role not in (Role.COORDINATOR, Role.ADMINISTRATOR)])
def test_who_may_not_announce_periods_may_not_change_it(
    client: Client, consultation: Consultation, moderator: User, now: datetime, role: Role
) -> None:
    """A moderator does not get out of the rule, nor put somebody else into it."""
    name_responsible(consultation=consultation, person=moderator, by=None, at=now)
    staff = signed_in(client, role)
    name(staff, consultation, User.objects.get(username="joku"))
    assert Consultation.objects.get().responsible == moderator


def test_the_page_says_that_nobody_is_responsible_until_somebody_is(
    client: Client, consultation: Consultation, coordinator: User
) -> None:
    client.force_login(coordinator)
    shown = client.get(page_of(consultation)).content.decode()
    assert f'{NOBODY} <a href="#responsible">Valitse vastuuhenkilö</a>' in shown
    assert '<h2 id="responsible">' in shown
    name(client, consultation, coordinator)
    shown = client.get(page_of(consultation)).content.decode()
    assert NOBODY not in shown
    assert "<dt>Vastuuhenkilö</dt><dd>Vilma Vastaava</dd>" in shown


@pytest.mark.parametrize("stake", Stake)
def test_the_page_says_where_no_moderator_could_decide_against_a_comment(
    client: Client, consultation: Consultation, moderator: User, stake: Stake
) -> None:
    client.force_login(moderator)
    assert NO_JUDGE not in client.get(page_of(consultation)).content.decode()
    give_stake(moderator, stake)
    assert NO_JUDGE in client.get(page_of(consultation)).content.decode()
    member_of(Role.MODERATOR)
    assert NO_JUDGE not in client.get(page_of(consultation)).content.decode()


def test_before_the_announcement_the_checklist_leads_to_the_choice_and_is_done_with_it(
    client: Client, home_fi: HomePage, coordinator: User
) -> None:
    draft = add_page(home_fi).consultation
    client.force_login(coordinator)
    shown = client.get(page_of(draft)).content.decode()
    assert NOBODY not in shown
    (point,) = [line.split("</li>")[0] for line in shown.split('<li id="point-responsible">')[1:]]
    assert "Avoin kohta" in point
    assert '<a href="#responsible">Valitse vastuuhenkilö</a>' in point
    name(client, draft, coordinator)
    shown = client.get(page_of(draft)).content.decode()
    assert "Valmis" in shown.split('<li id="point-responsible">')[1].split("</li>")[0]


def test_offered_are_first_who_is_responsible_then_who_owns_a_page_then_who_asks(
    client: Client, home_fi: HomePage, coordinator: User, now: datetime
) -> None:
    page = add_page(home_fi)
    owner, responsible = member_of(Role.COORDINATOR, "omistaja"), member_of(Role.MODERATOR, "nimetty")
    assert likely(page.consultation, coordinator) == coordinator
    page.owner = owner
    page.save()
    assert likely(page.consultation, coordinator) == owner
    name_responsible(consultation=page.consultation, person=responsible, by=None, at=now)
    assert likely(page.consultation, coordinator) == responsible
    client.force_login(coordinator)
    shown = client.get(page_of(page.consultation))
    forms = (dict(shown.context["possible"])["announced"], shown.context["responsible_form"])
    assert [form["responsible"].value() for form in forms] == [responsible.pk, responsible.pk]


def test_an_owner_who_has_left_is_not_offered(home_fi: HomePage, coordinator: User) -> None:
    left = member_of(Role.COORDINATOR, "lahtenyt")
    page = add_page(home_fi, owner=left)
    User.objects.filter(pk=left.pk).update(is_active=False)
    assert likely(page.consultation, coordinator) == coordinator


def test_readers_are_not_told(client: Client, consultation: Consultation, coordinator: User, now: datetime) -> None:
    name_responsible(consultation=consultation, person=coordinator, by=coordinator, at=now)
    assert "Vastaava" not in client.get("/fi/kuulemiset/ohjelma/").content.decode()


def test_the_consultation_outlives_the_account_of_who_was_responsible(
    consultation: Consultation, person: User, now: datetime
) -> None:
    name_responsible(consultation=consultation, person=person, by=None, at=now)
    person.delete()
    assert Consultation.objects.get().responsible is None
    assert namings(consultation).get().data["after"] == "Vilma Vastaava"
