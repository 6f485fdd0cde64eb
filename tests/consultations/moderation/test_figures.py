"""The public figures of a year and the log behind them, without anybody's name or words."""

import re
from datetime import datetime, timedelta

import pytest
from django.test import Client

from consultations.models import Comment, Consultation, Status
from consultations.moderation.figures import arrived_by_year, figures_of
from consultations.undoing import undo
from hyte.pages.moments import HELSINKI
from hyte.users.models import User
from tests.consultations.factories import send
from tests.consultations.moderation.deciding import judged

pytestmark = pytest.mark.django_db


@pytest.fixture
def four(consultation: Consultation, now: datetime) -> list[Comment]:
    return [send(consultation, now, f"Lausuma {number}.").statement.comments.get() for number in range(4)]


def test_decisions_that_stand_are_counted_by_outcome(four: list[Comment], moderator: User, now: datetime) -> None:
    for comment, to in zip(four, (Status.PUBLISHED, Status.PUBLISHED, Status.REJECTED), strict=False):
        judged(comment, to, moderator, now)
    taken_back = judged(four[3], Status.REJECTED, moderator, now)
    undo(decision=taken_back.decisions.get(), by=moderator, at=now)
    figures = figures_of(2026, arrived=4, at=now)
    assert figures.outcomes == {Status.PUBLISHED: 2, Status.REJECTED: 1}
    assert figures.undone == 1


def test_a_decision_at_the_due_time_is_in_time(four: list[Comment], moderator: User, now: datetime) -> None:
    due = four[0].due_at
    judged(four[0], Status.PUBLISHED, moderator, due)
    judged(four[1], Status.PUBLISHED, moderator, due + timedelta(microseconds=1))
    figures = figures_of(2026, arrived=4, at=due)
    assert (figures.in_time, figures.median_hours) == (50, 28)


@pytest.mark.parametrize(("late", "overdue", "in_time"), [(0, 0, 100), (1, 3, 25)])
def test_what_nobody_has_decided_is_overdue_after_its_due_time_and_not_in_time(
    four: list[Comment], moderator: User, late: int, overdue: int, in_time: int
) -> None:
    due = four[0].due_at
    judged(four[0], Status.PUBLISHED, moderator, due)
    figures = figures_of(2026, arrived=4, at=due + timedelta(microseconds=late))
    assert (figures.waiting, figures.overdue, figures.in_time) == (3, overdue, in_time)


def test_a_decision_that_was_taken_back_decides_nothing(four: list[Comment], moderator: User, now: datetime) -> None:
    taken_back = judged(four[0], Status.REJECTED, moderator, now)
    undo(decision=taken_back.decisions.get(), by=moderator, at=now)
    figures = figures_of(2026, arrived=4, at=four[0].due_at + timedelta(hours=1))
    assert (figures.waiting, figures.in_time, figures.median_hours) == (4, 0, None)


def test_a_year_begins_at_midnight_in_finland(comment: Comment) -> None:
    Comment.objects.update(submitted_at=datetime(2026, 12, 31, 23, 59, tzinfo=HELSINKI))
    assert arrived_by_year() == {2026: 1}
    Comment.objects.update(submitted_at=datetime(2027, 1, 1, tzinfo=HELSINKI))
    assert arrived_by_year() == {2027: 1}


@pytest.mark.parametrize(
    ("path", "words"),
    [("/fi/moderoinnin-luvut/", "Moderointi lukuina"), ("/sv/modereringens-siffror/", "Modereringen i siffror")],
)
def test_anybody_reads_the_page(client: Client, published: Comment, home_sv: object, path: str, words: str) -> None:
    response = client.get(path, {"year": "2026"})
    assert words in response.content.decode()
    assert not response.cookies


@pytest.mark.parametrize("page", ["/fi/kuulemiset/", "/fi/kuulemiset/ohjelma/"])
def test_consultations_lead_to_the_page_and_it_leads_back_to_their_list(
    client: Client, consultation: Consultation, page: str
) -> None:
    assert 'href="/fi/moderoinnin-luvut/"' in client.get(page).content.decode()
    way = re.findall(r'class="breadcrumb__link" href="([^"]+)"', client.get("/fi/moderoinnin-luvut/").content.decode())
    assert way == ["/fi/", "/fi/kuulemiset/"]


@pytest.mark.parametrize("year", ["", "1999", "x", "٢٠٢٦", "9" * 5000])
def test_an_unknown_year_shows_the_latest(client: Client, published: Comment, year: str) -> None:
    assert client.get("/fi/moderoinnin-luvut/", {"year": year}).context["figures"].year == 2026


def test_the_page_stands_before_anything_has_arrived(client: Client, home_fi: object) -> None:
    assert client.get("/fi/moderoinnin-luvut/").status_code == 200


@pytest.mark.parametrize("count", [1, 20])
def test_the_page_costs_the_same_with_one_decision_and_with_twenty(
    client: Client,
    consultation: Consultation,
    moderator: User,
    now: datetime,
    count: int,
    django_assert_max_num_queries: object,
) -> None:
    for number in range(count):
        judged(send(consultation, now, f"Lausuma {number}.").statement.comments.get(), Status.PUBLISHED, moderator, now)
    client.get("/fi/moderoinnin-luvut/")
    with django_assert_max_num_queries(7):
        client.get("/fi/moderoinnin-luvut/")


def test_the_log_names_nobody(client: Client, four: list[Comment], moderator: User, now: datetime) -> None:
    judged(four[0], Status.PUBLISHED, moderator, now)
    judged(four[1], Status.REJECTED, moderator, now)
    lines = b"".join(client.get("/fi/moderoinnin-luvut/2026.csv").streaming_content).decode().splitlines()
    assert len(lines) == 2, "what never was public is counted and not listed"
    assert lines[1].split(",")[4:7] == ["moderator", "pending", "published"]
    assert not any(name in "".join(lines) for name in ("moderaattori", "Rannikon", "Syy.", "Lausuma"))


def test_a_year_out_of_reach_has_no_log(client: Client, home_fi: object) -> None:
    assert client.get("/fi/moderoinnin-luvut/9999.csv").status_code == 404
