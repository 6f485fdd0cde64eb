"""Following, as a person does it: from the page to the mailbox, to the news, and out again."""

from __future__ import annotations

import re
from datetime import datetime, timedelta

import pytest
from django.conf import settings
from django.core import mail as mailbox
from django.core.mail import EmailMessage
from django.test import Client
from playwright.sync_api import Page, expect

from consultations import acts
from consultations.models import Consultation
from hyte.following import telling
from hyte.following.models import Follower
from hyte.mail import outbox
from hyte.mail.models import OutgoingMail
from tests.browser.accessibility import targets_below
from tests.browser.conftest import PAGES, Barriers, Clock

pytestmark = [pytest.mark.browser, pytest.mark.django_db]

EMAIL = "aino@rantamaa.example"
MINUTE = timedelta(minutes=1)
REASONS = {"reason_fi": "Lomakausi.", "reason_sv": "Semestern."}
WORDS = {
    "fi": {
        "follow": "Seuraa tätä lausuntopyyntöä", "send": "Lähetä minulle linkki", "faulty": "Virhe:",
        "email": "Sähköpostiosoite", "at once": "Heti", "daily": "Kerran päivässä kello 7.00",
        "sent": "Katso sähköpostiisi", "asked": "Vahvista, että haluat seurata: Järjestöyhteistyön ohjelma",
        "confirm": "Kyllä, haluan seurata", "followed": "Seuraamasi aiheet",
        "news": "Lausuntoaikaa jatkettiin: Järjestöyhteistyön ohjelma", "reason": "Lomakausi.",
        "stop": "Lopeta seuraaminen", "stopped": "Et seuraa enää", "nothing": "Et seuraa mitään",
    },
    "sv": {
        "follow": "Följ denna begäran om utlåtande", "send": "Skicka länken till mig", "faulty": "Fel:",
        "email": "E-postadress", "at once": "Genast", "daily": "En gång om dagen klockan 7.00",
        "sent": "Titta i din e-post", "asked": "Bekräfta att du vill följa: Program för samarbete",
        "confirm": "Ja, jag vill följa", "followed": "Det du följer",
        "news": "Mer tid för utlåtanden: Program för samarbete", "reason": "Semestern.",
        "stop": "Sluta följa", "stopped": "Du följer inte längre", "nothing": "Du följer inget",
    },
}  # fmt: skip


def arrived(at: datetime) -> EmailMessage:
    """Let the worker deliver what is due; return the one mail that arrives."""
    telling.drain(at=at)
    before = len(mailbox.outbox)
    assert outbox.drain(at=at) == 1
    assert not OutgoingMail.objects.exclude(body="").exists()
    (mail,) = mailbox.outbox[before:]
    assert mail.to == [EMAIL]
    return mail


def links(text: str) -> list[str]:
    """Return the addresses of this site in `text`, without the host."""
    return re.findall(rf"{settings.BASE_URL}(/[^\s>]+)", text)


def ask_to_follow(visitor: Page, barriers: Barriers, words: dict[str, str], how_often: str, start: str) -> None:
    """Go from the consultation to the form, send it empty once, then filled in."""
    visitor.goto(start)
    visitor.get_by_role("link", name=words["follow"]).click()
    expect(visitor.get_by_role("button", name=words["send"])).to_be_visible()
    assert barriers(visitor) == []
    visitor.get_by_role("button", name=words["send"]).click()
    expect(visitor).to_have_title(re.compile(f"^{words['faulty']}"))
    visitor.get_by_role("textbox", name=words["email"]).fill(EMAIL)
    visitor.get_by_text(words[how_often], exact=True).click()
    expect(visitor.get_by_role("radio", name=words[how_often])).to_be_checked()
    visitor.get_by_role("button", name=words["send"]).focus()
    visitor.keyboard.press("Enter")
    expect(visitor.get_by_role("heading", level=1)).to_have_text(words["sent"])
    assert barriers(visitor) == []


def confirm(visitor: Page, barriers: Barriers, words: dict[str, str], asked: EmailMessage) -> None:
    """Open the link of the mail, which does nothing yet, and press the button."""
    assert asked.subject == words["asked"]
    (link,) = links(asked.body)
    visitor.goto(link)
    assert not Follower.objects.get().subscriptions.confirmed().exists()
    assert barriers(visitor) == []
    assert targets_below(visitor, 24) == []
    visitor.get_by_role("button", name=words["confirm"]).click()
    expect(visitor.get_by_role("heading", level=1)).to_have_text(words["followed"])
    expect(visitor.get_by_role("button", name=words["confirm"])).to_have_count(0)
    assert barriers(visitor) == []


@pytest.mark.parametrize("how_often", ["at once", "daily"])
@pytest.mark.parametrize("language", ["fi", "sv"])
def test_following_from_the_consultation_to_the_way_out(
    consulted: Consultation,
    visitor: Page,
    barriers: Barriers,
    clock: Clock,
    now: datetime,
    language: str,
    how_often: str,
) -> None:
    words = WORDS[language]
    ask_to_follow(visitor, barriers, words, how_often, PAGES[language])
    confirm(visitor, barriers, words, arrived(clock.at))

    clock.at += timedelta(hours=1)
    acts.extend(
        consultation=consulted, closes_at=consulted.closes_at + timedelta(days=14), by=None, at=clock.at, **REASONS
    )
    if how_often == "daily":
        clock.at = datetime.fromisoformat("2026-10-13T07:00+03:00")
        telling.drain(at=clock.at - MINUTE)
        assert outbox.drain(at=clock.at - MINUTE) == 0
    news = arrived(clock.at)
    assert news.subject == words["news"]
    assert words["reason"] in news.body

    page, _choices, way_out = links(news.body)
    assert page == PAGES[language]
    assert links(news.extra_headers["List-Unsubscribe"]) == [way_out]
    visitor.goto(way_out)
    assert barriers(visitor) == []
    assert Follower.objects.exists()
    if how_often == "daily":  # the mail program does it, by the button beside the sender's name
        assert Client(enforce_csrf_checks=True).post(way_out, {"List-Unsubscribe": "One-Click"}).status_code == 200
        visitor.goto(links(news.body)[1])
        expect(visitor.get_by_role("heading", level=1)).to_have_text(words["nothing"])
    else:
        visitor.get_by_role("button", name=words["stop"]).click()
        expect(visitor.get_by_role("heading", level=1)).to_have_text(words["stopped"])
    assert barriers(visitor) == []
    assert not Follower.objects.exists()
    assert not OutgoingMail.objects.exists()
