"""What readers see of the life of a comment period: every state in its own words, every act on the timeline."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from html import unescape

import pytest
import time_machine
from django.test import Client
from django.utils.html import escape

from consultations import acts
from consultations.models import Consultation
from consultations.period import State
from hyte.pages.models import HomePage
from tests.consultations.factories import add_page, close_early

pytestmark = pytest.mark.django_db
FI, SV = "/fi/kuulemiset/ohjelma/", "/sv/kuulemiset/program/"
DAY = timedelta(days=1)
REASONS = {"reason_fi": "Syksyn kokoukset.", "reason_sv": "Höstens möten.", "by": None}

Read = Callable[[str, datetime], str]


@pytest.fixture
def announced(home_fi: HomePage, home_sv: HomePage, now: datetime) -> Consultation:
    """A consultation that opens on 13.10.2026 at noon and closes when 30.10.2026 ends."""
    consultation = add_page(home_fi).consultation
    add_page(home_sv, consultation, title="Program", slug="program")
    acts.announce(
        consultation=consultation, opens_at=now + DAY, closes_at=datetime.fromisoformat("2026-10-31T00:00+02:00"),
        by=None, at=now, with_checklist=False,
    )  # fmt: skip
    return Consultation.objects.get()


@pytest.fixture
def read(client: Client) -> Read:
    """Read an address at an instant, as text with single spaces."""

    def get(address: str, at: datetime) -> str:
        with time_machine.travel(at, tick=False):
            return " ".join(unescape(client.get(address).content.decode()).split())

    return get


def reach(consultation: Consultation, state: State, now: datetime) -> datetime:
    """Bring the announced consultation into `state` and return an instant at which it is in it."""
    if state is State.CANCELLED:
        acts.cancel(consultation=consultation, at=now, **REASONS)
    if state is State.SUMMARY_PUBLISHED:
        acts.publish_summary(consultation=consultation, by=None, at=now + 30 * DAY)
    days = {State.OPEN: 2, State.CLOSING_SOON: 16, State.CLOSED: 20, State.SUMMARY_PUBLISHED: 31}
    return now + days.get(state, 0) * DAY


WORDS = {
    State.UPCOMING: ("Tulossa", "Kommande"),
    State.OPEN: ("Avoinna", "Öppet"),
    State.CLOSING_SOON: ("Päättyy pian", "Avslutas snart"),
    State.CLOSED: ("Päättynyt", "Avslutat"),
    State.SUMMARY_PUBLISHED: ("Yhteenveto julkaistu", "Sammandrag publicerat"),
    State.CANCELLED: ("Peruttu", "Återkallad"),
}


@pytest.mark.parametrize("state", WORDS)
def test_each_state_has_its_own_look_and_words_on_page_and_list(
    announced: Consultation, read: Read, state: State, now: datetime
) -> None:
    at = reach(announced, state, now)
    for addresses, word in zip(((FI, "/fi/kuulemiset/"), (SV, "/sv/kuulemiset/")), WORDS[state], strict=True):
        for address in addresses:
            label = read(address, at).split(f"status status--{state}")[1].split("</span>")[0]
            assert label.endswith(f">{word}")


def test_a_period_that_closes_soon_tells_the_hours_that_are_left(announced: Consultation, read: Read) -> None:
    at = announced.closes_at - timedelta(hours=71, minutes=30)
    assert "71 tuntia jäljellä" in read(FI, at)
    assert "71 timmar kvar" in read(SV, at)
    assert "3 päivää jäljellä" in read(FI, announced.closes_at - 3 * DAY)


def test_an_extension_shows_both_deadlines_and_its_reason_in_banner_and_timeline(
    announced: Consultation, read: Read, now: datetime
) -> None:
    later = datetime.fromisoformat("2026-11-14T00:00+02:00")
    acts.extend(consultation=announced, closes_at=later, at=now + 3 * DAY, **REASONS)
    page = read(FI, now + 4 * DAY)
    assert "Kommentointiaikaa on jatkettu: pe 13.11.2026 klo 23.59" in page
    assert "Aiempi määräaika oli pe 30.10.2026 klo 23.59. Syy: Syksyn kokoukset." in page
    assert "Uusi määräaika on pe 13.11.2026 klo 23.59. Aiempi määräaika oli pe 30.10.2026 klo 23.59." in page
    assert "Den nya tidsfristen är fr 13.11.2026 kl. 23.59." in read(SV, now + 4 * DAY)


def test_an_early_end_shows_the_deadline_that_it_replaced(announced: Consultation, read: Read, now: datetime) -> None:
    close_early(announced, now + 3 * DAY)
    page = read(FI, now + 4 * DAY)
    assert "Kommentointiaika päätettiin ennenaikaisesti: to 15.10.2026 klo 12.00" in page
    assert "Aiempi määräaika oli pe 30.10.2026 klo 23.59. Syy: Syy." in page


def test_an_early_end_that_was_taken_back_by_an_extension_is_no_news_after_the_end(
    announced: Consultation, read: Read, now: datetime
) -> None:
    close_early(announced, now + 3 * DAY)
    acts.extend(consultation=announced, closes_at=now + 10 * DAY, at=now + 4 * DAY, **REASONS)
    assert "Kommentointiaikaa on jatkettu: " in read(FI, now + 5 * DAY)
    assert "Kommentointiaika päätettiin ennenaikaisesti: " not in read(FI, now + 11 * DAY)


@pytest.mark.parametrize("days", [0, 3])
def test_a_cancelled_period_says_when_it_was_cancelled_and_announces_no_end(
    announced: Consultation, read: Read, now: datetime, days: int
) -> None:
    acts.cancel(consultation=announced, at=now + days * DAY, **REASONS)
    at = now + (days + 1) * DAY
    facts = read(FI, at).split('<dl class="facts">')[1].split("</dl>")[0]
    assert "<dt>Peruttu</dt>" in facts
    for word in ("Sulkeutuu", "Avautuu", "pe 30.10.2026"):
        assert word not in facts
    head = read(FI, at).split('class="consultation-state ')[1].split("</p>")[0]
    assert head.count("Peruttu") == 1


def test_the_form_for_paper_is_offered_on_the_page_until_the_end(
    announced: Consultation, read: Read, now: datetime
) -> None:
    paper = f'href="/fi/lausu/{announced.public_id}/lomake/"'
    assert paper in read(FI, now + 2 * DAY)
    assert paper not in read(FI, announced.closes_at)


def test_nothing_is_printed_for_a_period_that_was_cancelled(announced: Consultation, read: Read, now: datetime) -> None:
    acts.cancel(consultation=announced, at=now, **REASONS)
    page = read(f"/fi/lausu/{announced.public_id}/lomake/", now)
    assert "Lausuntopyyntö on peruttu." in page
    assert "Tulosta tämä sivu" not in page


def test_the_timeline_tells_what_comes_until_it_has_come(announced: Consultation, read: Read, now: datetime) -> None:
    assert "Kommentointiaika alkaa<" in read(FI, now)
    assert "Kommentointiaika alkoi<" in read(FI, now + DAY)
    assert "Kommentointiaika päättyy<" in read(FI, announced.closes_at - timedelta(microseconds=1))
    assert "Kommentointiaika päättyi<" in read(FI, announced.closes_at)


def test_what_has_come_last_is_the_present_step(announced: Consultation, read: Read, now: datetime) -> None:
    for at, title in ((now, "Lausuntopyynnöstä ilmoitettiin"), (now + DAY, "Kommentointiaika alkoi")):
        assert title in read(FI, at).split('aria-current="step"')[1].split("</li>")[0]


def test_a_draft_has_no_timeline(home_fi: HomePage, read: Read, now: datetime) -> None:
    add_page(home_fi)
    page = read(FI, now)
    assert "Aikajana" not in page
    assert "kommentointiajasta ei ole päätetty" in page


def test_a_reason_is_text_not_markup(announced: Consultation, read: Read, client: Client, now: datetime) -> None:
    hostile = "<img src=x onerror=alert(1)>"
    acts.cancel(consultation=announced, at=now, **REASONS | {"reason_fi": hostile})
    with time_machine.travel(now, tick=False):
        content = client.get(FI).content.decode()
    assert escape(hostile) in content
    assert hostile not in content
