"""The consultation's page: one thread in both languages, twenty at a time, and what a read costs."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
import time_machine
from django.core.cache import cache
from django.test import Client

from consultations.addresses import form_address
from consultations.decisions import decide
from consultations.models import Comment, Consultation, Status
from hyte.pages.models import HomePage
from hyte.people.models import Person
from hyte.users.models import User
from tests.consultations.factories import add_page, announce, put_in_status, send, sent_comment

pytestmark = [pytest.mark.django_db, pytest.mark.smoke]
FI, SV = "/fi/kuulemiset/ohjelma/", "/sv/kuulemiset/program/"


def publish(comments: list[Comment], by: User, at: datetime) -> None:
    for comment in comments:
        decide(comment=comment, to=Status.PUBLISHED, by=by, at=at, text_hash=comment.text_hash)


@pytest.fixture
def published(consultation: Consultation, moderator: User, now: datetime) -> Callable[[int], list[Comment]]:
    """Publish so many comments, a minute apart."""

    def make(count: int) -> list[Comment]:
        comments = [
            sent_comment(consultation, now + timedelta(minutes=number), f"Lausuma {number}.") for number in range(count)
        ]
        publish(comments, moderator, now)
        return comments

    return make


@pytest.fixture
def bilingual(consultation: Consultation, home_sv: HomePage) -> Consultation:
    add_page(home_sv, consultation, title="Program", slug="program")
    return consultation


@pytest.mark.parametrize("address", [FI, SV])
def test_both_language_pages_show_one_thread_and_one_count(
    client: Client, bilingual: Consultation, moderator: User, now: datetime, address: str
) -> None:
    finnish = sent_comment(bilingual, now, "Kannatamme.")
    swedish = sent_comment(bilingual, now, "Vi understöder.", language="sv")
    publish([finnish, swedish], moderator, now)
    response = client.get(address)
    content = response.content.decode()
    assert response.context["consultation"].published_comments == 2
    assert 'lang="sv"' in content.split("Vi understöder.")[0].rsplit("<article", 1)[1]
    assert 'lang="fi"' in content.split("Kannatamme.")[0].rsplit("<article", 1)[1]


@pytest.mark.parametrize("status", [status for status in Status if status != Status.PUBLISHED])
@pytest.mark.parametrize("address", [FI, SV])
def test_what_is_not_published_is_on_neither_page(
    client: Client, bilingual: Consultation, comment: Comment, status: Status, address: str
) -> None:
    put_in_status(Comment.objects.all(), status, comment.submitted_at)
    answered = client.get(address)
    assert answered.status_code == 200
    assert comment.text not in answered.content.decode()


@pytest.mark.parametrize("count", [1, 20])
def test_a_page_costs_the_same_with_one_comment_and_with_twenty(
    client: Client,
    bilingual: Consultation,
    published: Callable[[int], list[Comment]],
    django_assert_max_num_queries: Callable[[int], object],
    count: int,
) -> None:
    published(count)
    for page in bilingual.pages.all():
        page.contact_people.set([Person.objects.create(name=f"Meri {number}") for number in range(count)])
        page.save()
    for address in (FI, SV):
        client.get(address)
        # The page with its consultation, the frame, the acts, the contact people, the thread.
        with django_assert_max_num_queries(6):
            client.get(address)


@pytest.mark.parametrize("count", [1, 20])
def test_the_list_costs_the_same_with_one_consultation_and_with_twenty(
    client: Client,
    home_fi: HomePage,
    now: datetime,
    django_assert_max_num_queries: Callable[[int], object],
    count: int,
) -> None:
    for number in range(count):
        consultation = add_page(home_fi, slug=f"ohjelma-{number}").consultation
        announce(consultation, now, now + timedelta(days=1))
    client.get("/fi/kuulemiset/")
    with django_assert_max_num_queries(6):
        response = client.get("/fi/kuulemiset/")
    assert len(response.context["listing"].page.object_list) == count


def test_the_list_shows_the_nearest_deadline_first_and_the_ended_ones_last(
    client: Client, home_fi: HomePage, now: datetime
) -> None:
    periods = {"ended": (-30, -10), "later": (-1, 9), "soon": (-1, 2), "upcoming": (5, 40)}
    for slug, (opens, closes) in periods.items():
        consultation = add_page(home_fi, slug=slug).consultation
        announce(consultation, now + timedelta(days=opens), now + timedelta(days=closes))
    add_page(home_fi, slug="draft")
    with time_machine.travel(now, tick=False):
        listing = client.get("/fi/kuulemiset/").context["listing"]
        only_open = client.get("/fi/kuulemiset/", {"state": "open"}).context["listing"]
    assert [page.slug for page in listing.page] == ["soon", "later", "upcoming", "ended"]
    assert [page.slug for page in only_open.page] == ["soon", "later"]


def test_the_way_back_from_a_statement_leads_through_its_consultation(
    client: Client, consultation: Consultation, moderator: User, now: datetime
) -> None:
    statement = send(consultation, now).statement
    publish(list(statement.comments.all()), moderator, now)
    for address in (f"/fi/lausunnot/{statement.public_id}/", form_address(consultation.public_id, "fi")):
        with time_machine.travel(now, tick=False):
            html = client.get(address).content.decode()
        assert f'<a class="breadcrumb__link" href="{FI}">' in html


def test_names_and_texts_are_escaped_wherever_they_stand(
    client: Client, consultation: Consultation, moderator: User, now: datetime
) -> None:
    hostile = '"><img src=x onerror=alert(1)>'
    statement = send(consultation, now, hostile, organisation=hostile, role=hostile, name=hostile).statement
    publish(list(statement.comments.all()), moderator, now)
    for address in (FI, f"/fi/lausunnot/{statement.public_id}/"):
        content = client.get(address).content.decode()
        assert "<img src=x" not in content
        assert "&lt;img src=x onerror=alert(1)&gt;" in content


@pytest.fixture(autouse=True)
def _clean_cache() -> None:
    cache.clear()


def test_versions_are_offered_once_there_are_two(client: Client, consultation: Consultation, now: datetime) -> None:
    page = consultation.pages.get()
    page.save()
    assert "Luonnoksen versiot" not in client.get(FI).content.decode()
    page.sections[0].value["title"] = "Uudet tavoitteet"
    page.save()
    assert "Luonnoksen versiot" in client.get(FI).content.decode()
    assert page.has_several_versions()


@pytest.mark.parametrize(("days", "words"), [(0, ("Avautui", "Sulkeutuu")), (7, ("Avautui", "Sulkeutui"))])
def test_what_is_past_is_told_as_past(
    client: Client, consultation: Consultation, now: datetime, days: int, words: tuple[str, str]
) -> None:
    with time_machine.travel(now + timedelta(days=days), tick=False):
        content = client.get(FI).content.decode()
    assert all(f"<dt>{word}</dt>" in content for word in words)
