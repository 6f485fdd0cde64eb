"""From each part of the work on a consultation there is a way to the others, and from the page to its period."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
import time_machine
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import reverse

from consultations.models import Consultation
from hyte.pages.models import HomePage
from hyte.users.models import User
from hyte.users.roles import Role
from tests.consultations.factories import add_page

pytestmark = pytest.mark.django_db
OWN = ("consultations:period", "distributions:list", "registrations:register", "outcomes:outcome", "records:record")
OF_ROLES = {Role.REGISTRY: {"registrations:register", "records:record"}, Role.COORDINATOR: set(OWN)}


def log_in(client: Client, role: Role) -> None:
    user = User.objects.create_user("joku", "joku@hyte.example", "salasana")
    user.groups.add(Group.objects.get(name=role))
    client.force_login(user)


@pytest.mark.parametrize(("role", "name"), [(role, name) for role, names in OF_ROLES.items() for name in sorted(names)])
def test_each_part_of_the_work_leads_to_the_others_that_the_role_may_see(
    client: Client, consultation: Consultation, now: datetime, role: Role, name: str
) -> None:
    with time_machine.travel(now + timedelta(days=8), tick=False):
        log_in(client, role)
        page = client.get(reverse(name, args=[consultation.pk])).content.decode()
    ways = page.split("<nav aria-label=")[-1].split("</nav>")[0]
    assert {other for other in OWN if f'"{reverse(other, args=[consultation.pk])}"' in ways} == OF_ROLES[role] - {name}
    lists = [
        f"{reverse(name)}?consultation={consultation.pk}" in ways for name in ("answers:index", "moderation:index")
    ]
    assert lists == [role is Role.COORDINATOR, False]


def test_each_part_of_the_work_is_named_before_the_consultation_in_the_window_and_the_heading(
    client: Client, consultation: Consultation, moderator: User, now: datetime
) -> None:
    client.force_login(moderator)
    with time_machine.travel(now + timedelta(days=8), tick=False):
        pages = [client.get(reverse(name, args=[consultation.pk])).content.decode() for name in OWN]
    titles = [" ".join(page.split("<title>")[1].split("</title>")[0].split()) for page in pages]
    headings = [" ".join(page.split("<h1")[1].split(">", 1)[1].split("</h1>")[0].split()) for page in pages]
    named = ["Kommentointiaika", "Keneltä on pyydetty", "Kirjaa lausunto", "Vaikutukset", "Lausunnot tiedostoina"]
    for title, heading, name in zip(titles, headings, named, strict=True):
        assert f"{name}: {consultation}" in title
        assert f"{name}: {consultation}" in heading


def test_before_its_announcement_there_is_nothing_to_answer_to_key_in_or_to_take(
    client: Client, home_fi: HomePage
) -> None:
    draft = add_page(home_fi).consultation
    log_in(client, Role.COORDINATOR)
    page = client.get(reverse("consultations:period", args=[draft.pk])).content.decode()
    linked = [name for name in OWN if f'"{reverse(name, args=[draft.pk])}"' in page]
    assert linked == ["distributions:list"]


def test_a_survey_is_begun_from_the_period_of_its_consultation(
    client: Client, consultation: Consultation, moderator: User
) -> None:
    client.force_login(moderator)
    begin = reverse("wagtailadmin_pages:add", args=["surveys", "surveypage", consultation.pages.get().pk])
    assert begin in client.get(reverse("consultations:period", args=[consultation.pk])).content.decode()


@pytest.mark.parametrize("announced", [False, True])
def test_who_publishes_the_page_is_led_to_the_period_until_it_is_announced(
    client: Client, consultation: Consultation, home_fi: HomePage, moderator: User, announced: bool
) -> None:
    page = consultation.pages.get() if announced else add_page(home_fi, slug="luonnos")
    client.force_login(moderator)
    sent = {"title": page.title, "slug": page.slug, "action-publish": "1", "what": "null", "who_decides": "null"}
    sent |= {"how": "null", "what_next": "null", "summary": "null", "comment_notifications": ""}
    sent |= {f"{name}-count": "0" for name in ("body", "sections", "facts", "attachments", "related_links")}
    sent |= {f"comments-{name}_FORMS": "0" for name in ("TOTAL", "INITIAL", "MIN_NUM", "MAX_NUM")}
    shown = client.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), sent, follow=True).content.decode()
    assert (reverse("consultations:period", args=[page.consultation_id]) in shown) is not announced
