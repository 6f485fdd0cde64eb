"""What came of the comments: the account is written and published, a broken promise shows, versions are compared."""

from __future__ import annotations

from datetime import timedelta

import pytest
from playwright.sync_api import Page, expect

from consultations.models import Comment, Consultation, Status
from hyte.users.models import User
from hyte.users.roles import Role
from tests.browser.accessibility import wider_than_the_screen
from tests.browser.conftest import PAGES, TITLES, Barriers, Clock, Staff
from tests.consultations.factories import send
from tests.consultations.moderation.deciding import judged

pytestmark = [pytest.mark.browser, pytest.mark.django_db]

WORDS = {
    "fi": {
        "texts": ("mitä kysyttiin", "mitä sanottiin", "mitä tehtiin"), "languages": ("suomeksi", "ruotsiksi"),
        "promised": "luvattu viimeistään", "publish": "Julkaise", "effect": ("Vaikutus", "Osittain huomioitu"),
        "effects": "Kommentit ilman vaikutusta", "reason": "Perustelu", "state": "Kerro vaikutus",
        "handled": "1 kommentti käsiteltiin.", "account": "Kunkin kommentin vaikutus", "progress": "1/2 käsitelty",
        "late": "Ne ovat myöhässä.", "versions": "Luonnoksen versiot", "compare": "Vertaa",
    },
    "sv": {
        "texts": ("vad vi frågade", "vad ni svarade", "vad vi gjorde"), "languages": ("på finska", "på svenska"),
        "promised": "utlovat senast", "publish": "Publicera", "effect": ("Effekt", "Delvis beaktad"),
        "effects": "Kommentarer utan effekt", "reason": "Motivering", "state": "Ange effekten",
        "handled": "1 kommentar behandlades.", "account": "Effekten av varje kommentar",
        "progress": "1/2 behandlade",
        "late": "Den är försenad.", "versions": "Versioner av utkastet", "compare": "Jämför",
    },
}  # fmt: skip


@pytest.fixture
def ended(consulted: Consultation, clock: Clock) -> Consultation:
    """Two published comments, and the day after the deadline."""
    moderator = User.objects.create_superuser("moderaattori", "moderaattori@hyte.example", "salasana")
    for comment in send(consulted, clock.at, "Tavoite on hyvä.", "Avustus on pieni.").statement.comments.all():
        judged(comment, Status.PUBLISHED, moderator, clock.at)
    clock.at += timedelta(days=8)
    return consulted


@pytest.mark.parametrize("language", ["fi", "sv"])
def test_the_account_is_written_published_and_late(
    ended: Consultation, visitor: Page, staff: Staff, barriers: Barriers, clock: Clock, language: str
) -> None:
    words = WORDS[language]
    coordinator = staff(Role.COORDINATOR)
    coordinator.goto("/admin/outcomes/")
    coordinator.get_by_role("link", name=TITLES[language]).click()
    for text in words["texts"]:
        for tongue in words["languages"]:
            coordinator.get_by_label(f"{text}, {tongue}").fill(f"{text} {tongue}")
    coordinator.get_by_label(words["promised"]).fill("2026-10-30")
    coordinator.get_by_role("button", name=words["publish"], exact=True).click()
    expect(coordinator.locator(".messages .success")).to_be_visible()
    effects = coordinator.get_by_role("region", name=words["effects"])
    effects.get_by_role("checkbox").first.check()
    effects.get_by_label(words["effect"][0]).select_option(words["effect"][1])
    effects.get_by_label(words["reason"]).fill("Osa siirtyi ohjelmaan.")
    effects.get_by_role("button", name=words["state"]).click()
    expect(coordinator.locator(".messages .success")).to_contain_text(words["handled"])

    visitor.goto(PAGES[language])
    expect(visitor.locator("#comments")).to_contain_text(words["effect"][1])
    visitor.get_by_role("link", name=words["account"]).click()
    main = visitor.locator("main")
    for text, tongue in zip(words["texts"], [words["languages"][language == "sv"]] * 3, strict=True):
        expect(main).to_contain_text(f"{text} {tongue}")
    for told in (words["progress"], words["effect"][1], "Osa siirtyi ohjelmaan."):
        expect(main).to_contain_text(told)
    assert barriers(visitor) == []
    clock.at += timedelta(days=11)
    for address in (visitor.url, PAGES[language]):
        visitor.goto(address)
        expect(visitor.locator(".hds-notification")).to_contain_text(words["late"])
    assert barriers(visitor) == []


@pytest.mark.parametrize("language", ["fi", "sv"])
def test_two_versions_of_the_draft_are_compared(
    ended: Consultation, visitor: Page, barriers: Barriers, language: str
) -> None:
    words = WORDS[language]
    page = ended.pages.get(locale__language_code=language)
    for text in ("Toinen teksti.", "Kolmas teksti."):
        page.sections[0].value["body"].source = f"<p>{text}</p>"
        page.save_revision().publish()
    visitor.goto(PAGES[language])
    visitor.get_by_role("link", name=words["versions"]).click()
    visitor.locator("[name=from]").select_option("2")
    visitor.get_by_role("button", name=words["compare"]).click()
    expect(visitor.locator("del")).to_contain_text("Toinen")
    expect(visitor.locator("ins")).to_contain_text("Kolmas")
    assert Comment.objects.published().count() == 2
    assert barriers(visitor) == []
    visitor.evaluate("document.documentElement.style.fontSize = '200%'")
    assert wider_than_the_screen(visitor) == []
