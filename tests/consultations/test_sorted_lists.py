"""The lists of the staff are sorted by their headings, in both directions."""

from __future__ import annotations

from datetime import datetime

import pytest
from django.contrib.auth import get_user_model
from django.test import Client
from django.urls import reverse
from wagtail.users.models import UserProfile

from consultations.models import Comment, Consultation, Status
from hyte.pages.models import HomePage
from tests.consultations.factories import add_page, put_in_status, send

pytestmark = [pytest.mark.django_db, pytest.mark.smoke]

SORTED_BY = {
    "consultations": ["title_in_order", "closes_at", "published_statements", "waiting"],
    "registrations": ["title_in_order", "closes_at", "in_time", "late", "keyed_in"],
    "answers": ["author_in_order", "language", "submitted_at"],
    "records": ["title_in_order", "diary_number", "closes_at", "published_statements"],
    "outcomes": ["title_in_order", "published_statements"],
    "surveys": ["closes_at", "answers"],
    "distributions": ["title_in_order", "asked", "invited"],
    "undelivered": ["created_at", "ended_at", "attempts"],
}


@pytest.fixture
def staff(client: Client, db: None) -> Client:
    client.force_login(get_user_model().objects.create_superuser("paakayttaja", "p@hyte.example", "salasana"))
    return client


def listed(staff: Client, name: str, **query: str) -> list[object]:
    return list(staff.get(reverse(f"{name}:index"), query).context["object_list"])


@pytest.mark.parametrize(("name", "key"), [(name, key) for name, keys in SORTED_BY.items() for key in keys])
@pytest.mark.usefixtures("consultation")
def test_a_list_is_sorted_by_a_heading(staff: Client, name: str, key: str) -> None:
    for ordering in (key, f"-{key}"):
        shown = staff.get(reverse(f"{name}:index"), {"ordering": ordering})
        assert shown.status_code == 200
        assert shown.context["ordering"] == ordering


def test_a_heading_leads_to_the_list_in_its_order(staff: Client, consultation: Consultation) -> None:
    shown = staff.get(reverse("consultations:index")).content.decode()
    assert all(f"ordering={key}" in shown for key in SORTED_BY["consultations"])


def test_authors_stand_by_their_public_names(staff: Client, consultation: Consultation, now: datetime) -> None:
    names = [{"organisation": "Yhdistys ry", "name": "Aino"}, {"organisation": "kerho ry"}]
    for name in [*names, {"capacity": "person", "organisation": "", "name": "Meri"}]:
        send(consultation, now, "Kannatan.", **name)
    put_in_status(Comment.objects.all(), Status.PUBLISHED, now)
    wanted = ["kerho ry", "Meri", "Yhdistys ry"]
    assert [it.statement.author for it in listed(staff, "answers", ordering="author_in_order")] == wanted
    assert [it.statement.author for it in listed(staff, "answers", ordering="-author_in_order")] == wanted[::-1]


@pytest.mark.parametrize("ordering", ["waiting", "-waiting"])
def test_what_is_equal_stands_with_the_newest_first(staff: Client, home_fi: HomePage, ordering: str) -> None:
    for number in range(5):
        add_page(home_fi, slug=f"ohjelma-{number}")
    assert listed(staff, "consultations", ordering=ordering) == list(Consultation.objects.order_by("-pk"))


@pytest.mark.parametrize(("language", "in_order"), [("fi", ["aita", "Ohjelma"]), ("sv", ["program", "staket"])])
def test_consultations_stand_by_the_titles_in_the_language_of_the_user(
    staff: Client, home_fi: HomePage, home_sv: HomePage, language: str, in_order: list[str]
) -> None:
    for number, (title, swedish) in enumerate([("Ohjelma", "program"), ("aita", "staket")]):
        consultation = add_page(home_fi, title=title, slug=f"ohjelma-{number}").consultation
        add_page(home_sv, consultation, title=swedish, slug=f"program-{number}")
    UserProfile.objects.create(user=get_user_model().objects.get(), preferred_language=language)
    for ordering, wanted in (("title_in_order", in_order), ("-title_in_order", in_order[::-1])):
        shown = staff.get(reverse("consultations:index"), {"ordering": ordering}).content.decode()
        assert sorted(in_order, key=shown.index) == wanted
