"""The thread on a small screen without a script: replies, answers, ways of narrowing it, and what was taken away."""

from __future__ import annotations

import re
from datetime import datetime, timedelta

import pytest
from playwright.sync_api import Page, expect

from consultations.models import Comment, Consultation, Status
from hyte.users.models import User
from hyte.users.roles import Role
from tests.browser.accessibility import targets_below
from tests.browser.conftest import PAGES, Barriers, Clock, Staff
from tests.consultations.factories import put_in_status, send, sent_comment
from tests.consultations.moderation.deciding import judged

pytestmark = [pytest.mark.browser, pytest.mark.django_db]

WORDS = {
    "fi": {
        "reply": "Vastaa (Byaföreningen rf", "person": "Yksityishenkilönä", "name": "Nimesi tai nimimerkkisi",
        "words": "Vastauksesi", "send": "Lähetä vastaus", "received": "Lausuntosi on vastaanotettu",
        "replies": "1 vastaus", "answer": "Vastaus", "signature": "Vastaaja", "publish": "Julkaise vastaus",
        "official": "Viranomaisen vastaus", "narrow": "Rajaa kommentteja", "section": "Avustukset",
        "oldest": "Vanhimmat ensin", "next": "Seuraava", "previous": "Edellinen",
        "link": "Linkki tähän kommenttiin (Byaföreningen rf", "list": "Lausunnonantajat",
        "persons": "Yksityishenkilöt",
        "removed": "Kommentti on poistettu.",
    },
    "sv": {
        "reply": "Svara (Byaföreningen rf", "person": "Som privatperson", "name": "Ditt namn eller din pseudonym",
        "words": "Ditt svar", "send": "Skicka svaret", "received": "Ditt utlåtande har tagits emot",
        "replies": "1 svar", "answer": "Svar", "signature": "Vem som svarar", "publish": "Publicera svaret",
        "official": "Myndighetens svar", "narrow": "Begränsa kommentarerna", "section": "Understöd",
        "oldest": "Äldsta först", "next": "Nästa", "previous": "Föregående",
        "link": "Länk till den här kommentaren (Byaföreningen rf", "list": "Vem som har gett utlåtande",
        "persons": "Privatpersoner",
        "removed": "Kommentaren har tagits bort.",
    },
}  # fmt: skip


@pytest.fixture
def moderator(db: None) -> User:
    return User.objects.create_superuser("moderaattori", "moderaattori@hyte.example", "salasana")


@pytest.fixture
def swedish(consulted: Consultation, moderator: User, now: datetime) -> Comment:
    """The newest comment, in Swedish, on the second section, after twenty-one in Finnish."""
    for number in range(21):
        sent_comment(consulted, now - timedelta(minutes=60 - number), f"Kommentti {number}.")
    put_in_status(Comment.objects.all(), Status.PUBLISHED, now)
    statement = send(consulted, now, "", "Vi stöder.", language="sv", organisation="Byaföreningen rf").statement
    return judged(statement.comments.get(), Status.PUBLISHED, moderator, now)


@pytest.mark.parametrize("language", ["fi", "sv"])
def test_a_comment_is_replied_to_and_answered_by_the_authority(
    swedish: Comment, moderator: User, visitor: Page, staff: Staff, barriers: Barriers, clock: Clock, language: str
) -> None:
    words = WORDS[language]
    visitor.goto(PAGES[language])
    assert targets_below(visitor, 24) == []
    visitor.get_by_role("link", name=words["reply"]).click()
    expect(visitor.get_by_label(words["words"])).to_be_visible()
    assert barriers(visitor) == []
    visitor.get_by_text(words["person"], exact=True).click()
    visitor.get_by_label(words["name"]).fill("Meri")
    visitor.get_by_label(words["words"]).fill("Samaa mieltä.")
    visitor.get_by_role("button", name=words["send"]).click()
    expect(visitor.get_by_role("heading", level=1)).to_have_text(words["received"])
    judged(Comment.objects.get(parent=swedish), Status.PUBLISHED, moderator, clock.at)

    coordinator = staff(Role.COORDINATOR)
    coordinator.goto("/admin/answers/")
    coordinator.get_by_role("link", name="Byaföreningen rf").click()
    coordinator.get_by_role("textbox", name=words["answer"]).first.fill("Tack för ert utlåtande.")
    coordinator.get_by_label(words["signature"]).fill("HYTE-enheten")
    coordinator.get_by_role("button", name=words["publish"]).click()
    expect(coordinator.locator(".messages .success")).to_be_visible()

    visitor.goto(PAGES[language])
    official = visitor.locator(".comment--official")
    expect(official).to_contain_text(words["official"])
    expect(official).to_have_attribute("lang", "sv")
    expect(official.locator("header")).to_have_attribute("lang", language)
    visitor.get_by_role("link", name=words["replies"]).click()
    expect(visitor.locator("#replies")).to_contain_text("Samaa mieltä.")
    assert barriers(visitor) == []


@pytest.mark.parametrize("language", ["fi", "sv"])
def test_the_thread_is_narrowed_put_in_order_and_read_page_by_page(
    swedish: Comment, visitor: Page, barriers: Barriers, language: str
) -> None:
    words = WORDS[language]
    comments = visitor.locator("#comments article")
    visitor.goto(PAGES[language])
    expect(comments).to_have_count(20)
    visitor.locator("#comments summary", has_text=words["narrow"]).focus()
    visitor.keyboard.press("Enter")
    visitor.locator("#comments").get_by_role("link", name="svenska").click()
    expect(comments).to_have_count(1)
    expect(comments).to_contain_text("Vi stöder.")
    visitor.goto(PAGES[language])
    visitor.locator("#comments summary", has_text=words["narrow"]).click()
    visitor.locator("#comments").get_by_role("link", name=words["section"], exact=True).click()
    expect(comments).to_have_count(1)
    visitor.goto(PAGES[language])
    visitor.locator("#comments summary", has_text=words["narrow"]).click()
    visitor.get_by_role("link", name=words["oldest"]).click()
    expect(comments.first).to_contain_text("Kommentti 0.")
    visitor.get_by_role("link", name=words["next"]).click()
    expect(comments).to_have_count(2)
    visitor.get_by_role("link", name=words["link"]).click()
    expect(visitor).to_have_url(re.compile(f"/{swedish.public_id}/$"))
    expect(visitor.locator("main")).to_contain_text("Vi stöder.")
    visitor.go_back()
    visitor.get_by_role("link", name=words["previous"]).click()
    expect(comments).to_have_count(20)
    assert barriers(visitor) == []


@pytest.mark.parametrize("language", ["fi", "sv"])
def test_a_comment_that_was_hidden_leaves_its_reason_and_its_replies_but_no_name(
    swedish: Comment, moderator: User, visitor: Page, barriers: Barriers, clock: Clock, language: str
) -> None:
    words = WORDS[language]
    visitor.goto(PAGES[language])
    visitor.get_by_role("link", name=words["list"]).click()
    expect(visitor.locator("main")).to_contain_text("Byaföreningen rf")
    assert barriers(visitor) == []
    visitor.get_by_role("link", name=words["persons"]).click()
    expect(visitor.locator("main")).not_to_contain_text("Byaföreningen rf")
    reply = send(swedish.consultation, clock.at, parent=swedish.public_id).statement.comments.get()
    judged(reply, Status.PUBLISHED, moderator, clock.at)
    judged(Comment.objects.get(pk=swedish.pk), Status.HIDDEN, moderator, clock.at)
    visitor.goto(PAGES[language])
    trace = visitor.locator(".comment--trace")
    expect(trace).to_contain_text(words["removed"])
    expect(trace).to_contain_text("Syy.")
    expect(visitor.locator("main")).not_to_contain_text("Byaföreningen rf")
    trace.get_by_role("link", name=words["replies"]).click()
    expect(visitor.locator("#replies")).to_contain_text("Kannatamme ohjelmaa.")
    assert barriers(visitor) == []
