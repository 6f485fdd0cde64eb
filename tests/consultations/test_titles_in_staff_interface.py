"""Staff see the titles of consultations in their own language, at no cost for each row."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import translation
from wagtail.users.models import UserProfile

from consultations.decisions import decide
from consultations.models import Consultation, Status
from hyte.pages.models import HomePage
from hyte.users.models import User
from tests.consultations.factories import add_page, announce, sent_comment

pytestmark = pytest.mark.django_db
TITLES = {"fi": "Järjestöyhteistyön ohjelma", "sv": "Programmet för föreningarna"}
OPEN, ENDED = timedelta(0), timedelta(days=30)
LISTS = [
    ("consultations:index", OPEN),
    ("registrations:index", OPEN),
    ("records:index", ENDED),
    ("distributions:index", OPEN),
    ("outcomes:index", ENDED),
    ("answers:index", OPEN),
    ("moderation:index", OPEN),
    ("wagtailadmin_home", OPEN),
]


def add_consultation(home_fi: HomePage, home_sv: HomePage, moderator: User, now: datetime, number: int) -> Consultation:
    """An open consultation with a comment that waits and one that is published."""
    consultation = add_page(home_fi, slug=f"ohjelma-{number}", title=TITLES["fi"]).consultation
    add_page(home_sv, consultation, title=TITLES["sv"], slug=f"program-{number}")
    announce(consultation, now - timedelta(days=1), now + timedelta(days=7))
    sent_comment(consultation, now)
    comment = sent_comment(consultation, now)
    decide(comment=comment, to=Status.PUBLISHED, by=moderator, at=now, text_hash=comment.text_hash)
    return consultation


@pytest.fixture
def one(home_fi: HomePage, home_sv: HomePage, moderator: User, now: datetime) -> Consultation:
    return add_consultation(home_fi, home_sv, moderator, now, 1)


@pytest.mark.parametrize(("language", "title"), [*TITLES.items(), ("en", TITLES["fi"])])
def test_a_consultation_is_called_as_in_the_language_that_is_shown(
    one: Consultation, language: str, title: str, django_assert_num_queries: object
) -> None:
    with translation.override(language), django_assert_num_queries(1):
        assert str(one) == title
    fetched = Consultation.objects.prefetch_related("pages__locale").get()
    with translation.override(language), django_assert_num_queries(0):
        assert str(fetched) == title


def test_without_a_page_in_the_language_it_is_called_as_in_the_other(home_fi: HomePage) -> None:
    with translation.override("sv"):
        assert str(add_page(home_fi).consultation) == TITLES["fi"]
        assert str(Consultation.objects.create(public_id="abc")) == "abc"


@pytest.mark.parametrize(("language", "other"), [("fi", "sv"), ("sv", "fi")])
@pytest.mark.parametrize(("name", "after"), LISTS)
def test_lists_have_the_titles_of_the_users_language_in_as_many_queries_for_many_as_for_one(
    client: Client,
    one: Consultation,
    home_fi: HomePage,
    home_sv: HomePage,
    moderator: User,
    now: datetime,
    name: str,
    after: timedelta,
    language: str,
    other: str,
) -> None:
    UserProfile.objects.create(user=moderator, preferred_language=language)
    client.force_login(moderator)

    def queries() -> int:
        with CaptureQueriesContext(connection) as counted:
            content = client.get(reverse(name)).content.decode()
        assert TITLES[language] in content
        assert TITLES[other] not in content
        return len(counted)

    with time_machine.travel(now + after, tick=False):
        queries()
        of_one = queries()
        for number in (2, 3):
            home_fi.refresh_from_db(), home_sv.refresh_from_db()
            add_consultation(home_fi, home_sv, moderator, now, number)
        assert queries() == of_one


@pytest.mark.parametrize(("name", "when"), LISTS[:5])
@pytest.mark.parametrize(
    ("asked", "found"), [("järjestö", True), ("föreningarna", True), ("RHVA/7", True), ("puuttuu", False)]
)
def test_a_consultation_is_looked_up_by_its_title_in_either_language_or_its_number(
    client: Client,
    one: Consultation,
    moderator: User,
    now: datetime,
    name: str,
    when: timedelta,
    asked: str,
    found: bool,
) -> None:
    Consultation.objects.update(diary_number="RHVA/7/00.01")
    with time_machine.travel(now + when, tick=False):
        client.force_login(moderator)
        listed = list(client.get(reverse(name), {"q": asked}).context["object_list"])
    assert listed == ([one] if found else [])
    assert all(getattr(each, "waiting", 1) == 1 for each in listed)
