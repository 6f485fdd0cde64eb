"""A comment period in people's calendars and feed readers."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from xml.etree import ElementTree

import pytest
import time_machine
from django.test import Client

from consultations import acts
from consultations.models import Comment, Consultation, Status
from hyte.pages.models import HomePage
from tests.consultations.factories import add_page, announce, close_early, put_in_status, sent_comment

pytestmark = pytest.mark.django_db
ATOM = "{http://www.w3.org/2005/Atom}"
DAY = timedelta(days=1)
REASONS = {"reason_fi": "Syksyn kokoukset.", "reason_sv": "Höstens möten.", "by": None}


@pytest.fixture
def bilingual(home_fi: HomePage, home_sv: HomePage, now: datetime) -> Consultation:
    consultation = add_page(home_fi).consultation
    add_page(home_sv, consultation, title="Program", slug="program")
    announce(consultation, now, now + 10 * DAY)
    return Consultation.objects.get()


def ics(client: Client, consultation: Consultation, language: str = "fi") -> list[str]:
    """Return the lines of the calendar, unfolded."""
    folder = {"fi": "kalenteri", "sv": "kalender"}[language]
    return (
        client.get(f"/{language}/{folder}/{consultation.public_id}.ics")
        .content.decode()
        .replace("\r\n ", "")
        .split("\r\n")
    )


def values(lines: list[str], name: str) -> list[str]:
    return [line.partition(":")[2] for line in lines if line.startswith(f"{name}:")]


def test_opening_and_deadline_are_the_same_events_in_both_languages(client: Client, bilingual: Consultation) -> None:
    finnish, swedish = ics(client, bilingual), ics(client, bilingual, "sv")
    assert values(finnish, "UID") == values(swedish, "UID")
    assert len(set(values(finnish, "UID"))) == 2
    assert values(swedish, "SUMMARY") == ["Öppnas för kommentarer: Program", "Sista svarstid: Program"]


def test_each_act_raises_the_sequence_and_keeps_the_name(
    client: Client, bilingual: Consultation, now: datetime
) -> None:
    before = ics(client, bilingual)
    acts.extend(consultation=bilingual, closes_at=now + 20 * DAY, at=now, **REASONS)
    extended = ics(client, bilingual)
    close_early(bilingual, now + DAY)
    closed = ics(client, bilingual)
    assert values(before, "UID") == values(extended, "UID") == values(closed, "UID")
    assert [values(lines, "SEQUENCE")[1] for lines in (before, extended, closed)] == ["0", "1", "2"]
    assert [values(lines, "DTSTART")[1][:8] for lines in (before, extended, closed)] == [
        "20261022",
        "20261101",
        "20261013",
    ]


def test_a_cancellation_cancels_the_events(client: Client, bilingual: Consultation, now: datetime) -> None:
    acts.cancel(consultation=bilingual, at=now, **REASONS)
    lines = ics(client, bilingual, "sv")
    assert values(lines, "STATUS") == ["CANCELLED"] * 2
    assert "Höstens möten." in values(lines, "DESCRIPTION")[0]


def test_midnight_is_in_the_calendar_on_the_last_day(client: Client, home_fi: HomePage, now: datetime) -> None:
    consultation = add_page(home_fi).consultation
    announce(consultation, now, datetime.fromisoformat("2026-10-31T00:00+02:00"))
    assert values(ics(client, consultation), "DTSTART")[1] == "20261030T215900Z"


def test_a_draft_has_neither_calendar_nor_feed(client: Client, home_fi: HomePage) -> None:
    draft = add_page(home_fi).consultation
    assert client.get(f"/fi/kalenteri/{draft.public_id}.ics").status_code == 404
    assert client.get(f"/fi/feeds/comments/{draft.public_id}.xml").status_code == 404
    assert entries(client, "consultations") == []


def entries(client: Client, name: str, language: str = "fi") -> list[ElementTree.Element]:
    return ElementTree.fromstring(client.get(f"/{language}/feeds/{name}.xml").content).findall(f"{ATOM}entry")


def titles(client: Client, language: str = "fi") -> list[str]:
    return [entry.findtext(f"{ATOM}title").partition(":")[0] for entry in entries(client, "consultations", language)]


def test_the_feed_tells_each_step_in_the_language_of_its_address(
    client: Client, bilingual: Consultation, now: datetime
) -> None:
    acts.extend(consultation=bilingual, closes_at=now + 20 * DAY, at=now + DAY, **REASONS)
    acts.publish_summary(consultation=bilingual, by=None, at=now + 30 * DAY)
    with time_machine.travel(now + 31 * DAY, tick=False):
        assert titles(client) == [
            "Yhteenveto julkaistiin",
            "Kommentointiaika päättyi",
            "Kommentointiaikaa jatkettiin",
            "Lausuntopyynnöstä ilmoitettiin",
        ]
        assert titles(client, "sv")[2] == "Kommentarstiden förlängdes"


def test_the_end_is_told_when_it_has_come(client: Client, bilingual: Consultation) -> None:
    with time_machine.travel(bilingual.closes_at - timedelta(microseconds=1), tick=False):
        assert len(titles(client)) == 1
    with time_machine.travel(bilingual.closes_at, tick=False):
        assert titles(client)[0] == "Kommentointiaika päättyi"


def test_an_entry_keeps_its_name(client: Client, bilingual: Consultation, now: datetime) -> None:
    def names() -> list[str | None]:
        with time_machine.travel(now + DAY, tick=False):
            return [entry.findtext(f"{ATOM}id") for entry in entries(client, "consultations")]

    before = names()
    acts.extend(consultation=bilingual, closes_at=now + 20 * DAY, at=now, **REASONS)
    assert names()[1:] == before


@pytest.mark.parametrize("count", [1, 20])
def test_the_feed_costs_the_same_with_one_consultation_and_with_twenty(
    client: Client, home_fi: HomePage, now: datetime, count: int, django_assert_max_num_queries: Callable[[int], object]
) -> None:
    for number in range(count):
        announce(add_page(home_fi, slug=f"ohjelma-{number}").consultation, now, now + DAY)
    with django_assert_max_num_queries(6):
        assert len(entries(client, "consultations")) > 0


@pytest.mark.parametrize("language", ["fi", "sv"])
def test_each_feed_says_its_language_and_leads_to_its_page(
    client: Client, bilingual: Consultation, language: str
) -> None:
    page = bilingual.pages.get(locale__language_code=language)
    for name, place in (("consultations", page.get_parent()), (f"comments/{bilingual.public_id}", page)):
        feed = ElementTree.fromstring(client.get(f"/{language}/feeds/{name}.xml").content)
        assert feed.attrib["{http://www.w3.org/XML/1998/namespace}lang"] == language
        (alternate,) = [link for link in feed.findall(f"{ATOM}link") if link.attrib["rel"] == "alternate"]
        assert alternate.attrib["href"] == f"http://testserver{place.url}"


@pytest.mark.parametrize("status", Status)
def test_only_published_comments_are_in_the_feed(
    client: Client, consultation: Consultation, comment: Comment, status: Status
) -> None:
    put_in_status(Comment.objects.all(), status, comment.submitted_at)
    found = entries(client, f"comments/{consultation.public_id}")
    assert len(found) == (status is Status.PUBLISHED)


def test_what_people_write_is_text_in_the_feed(client: Client, consultation: Consultation, now: datetime) -> None:
    hostile = '<img src=x onerror="alert(1)">'
    sent_comment(consultation, now, hostile, organisation=hostile)
    put_in_status(Comment.objects.all(), Status.PUBLISHED, now)
    (entry,) = entries(client, f"comments/{consultation.public_id}")
    assert entry.findtext(f"{ATOM}summary") == "<p>&lt;img src=x onerror=&quot;alert(1)&quot;&gt;</p>"
    assert entry.find(f"{ATOM}title").get("type") in (None, "text")


def test_the_page_and_the_list_lead_to_calendar_and_feeds(client: Client, bilingual: Consultation) -> None:
    page, listing = (client.get(url).content.decode() for url in ("/sv/kuulemiset/program/", "/sv/kuulemiset/"))
    assert f'href="/sv/kalender/{bilingual.public_id}.ics"' in page
    assert page.count(f'href="/sv/feeds/comments/{bilingual.public_id}.xml"') == 2
    assert listing.count('href="/sv/feeds/consultations.xml"') == 2
