"""The pages of following in a browser, in Finnish and in Swedish: no barrier, nothing wider than a small screen."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from consultations.models import Consultation
from hyte.following.models import Follower
from hyte.following.topics import consultation_topic
from hyte.pages.models import HomePage
from tests.browser.accessibility import targets_below, violations, wider_than_the_screen
from tests.consultations.factories import add_page, announce
from tests.following.factories import follower

pytestmark = [pytest.mark.browser, pytest.mark.django_db]

WORDS = {
    "fi": ("/fi/kuulemiset/ohjelma/", "Seuraa tätä lausuntopyyntöä", "Sähköpostiosoite", "Lähetä minulle linkki",
           "seuraamasi", "Kyllä, haluan seurata", "Lopeta kaiken seuraaminen", "Et seuraa mitään"),
    "sv": ("/sv/kuulemiset/program/", "Följ denna begäran om utlåtande", "E-postadress", "Skicka länken till mig",
           "det-du-foljer", "Ja, jag vill följa", "Sluta följa allt", "Du följer inget"),
}  # fmt: skip


@pytest.fixture
def consultation(home_fi: HomePage, home_sv: HomePage) -> Consultation:
    consultation = add_page(home_fi).consultation
    add_page(home_sv, consultation, title="Programmet", slug="program")
    now = timezone.now()
    announce(consultation, now - timedelta(days=1), now + timedelta(days=7))
    return consultation


def assert_without_barriers(page: Page) -> None:
    assert violations(page) == []
    assert wider_than_the_screen(page) == []
    assert targets_below(page, 24) == []


@pytest.mark.parametrize("reader", [{"viewport": {"width": 320, "height": 800}}], indirect=True, ids=["320"])
@pytest.mark.parametrize("language", ["fi", "sv"])
def test_following_from_the_consultation_to_the_end(consultation: Consultation, reader: Page, language: str) -> None:
    start, follow, email, send, own, confirm, stop, nothing = WORDS[language]
    reader.goto(start)
    reader.get_by_role("link", name=follow).click()
    assert_without_barriers(reader)
    reader.get_by_role("button", name=send).click()
    assert reader.title().startswith(("Virhe:", "Fel:"))
    assert_without_barriers(reader)
    assert reader.get_by_role("textbox", name=email).is_visible()
    known = follower(timezone.now(), topic=consultation_topic(consultation.public_id), confirmed=False)
    reader.goto(f"/{language}/{own}/{known.token}/")
    assert reader.get_by_role("button", name=confirm).is_visible()
    assert_without_barriers(reader)
    reader.get_by_role("button", name=confirm).click()
    expect(reader.get_by_role("button", name=stop)).to_be_visible()
    assert_without_barriers(reader)
    reader.get_by_role("button", name=stop).click()
    expect(reader.get_by_role("heading", name=nothing)).to_be_visible()
    assert not Follower.objects.exists()
