"""Hostile words in a real browser: nothing runs, nothing is blocked, nothing stands there that the site did not put."""

from __future__ import annotations

from datetime import datetime

import pytest
from playwright.sync_api import Page

from consultations import keyset
from consultations.addresses import own_statement_address
from consultations.models import Comment, Consultation, Status
from consultations.tokens import link_token
from tests.browser.conftest import PAGES
from tests.consultations.factories import put_in_status
from tests.consultations.hostile.record import HARMLESS, store, words

pytestmark = [pytest.mark.browser, pytest.mark.django_db]

WATCH = """
window.violations = [];
document.addEventListener("securitypolicyviolation", event => window.violations.push(event.violatedDirective));
"""
KINDS = """() => [...new Set([...document.querySelectorAll("main *")].map(
  each => each.tagName + " " + each.getAttributeNames().sort().join(",")))]"""


@pytest.fixture
def watched(reader: Page) -> Page:
    """A reader whose browser notes every dialog, every blocked thing and every fault of a script."""
    reader.noted = []
    reader.add_init_script(WATCH)
    reader.on("dialog", lambda dialog: (reader.noted.append(dialog.message), dialog.dismiss()))
    reader.on("pageerror", lambda error: reader.noted.append(str(error)))
    return reader


def seen(page: Page, address: str) -> set[str]:
    """Return the kinds of elements at `address`, after everything that can be pointed at was pointed at."""
    page.goto(address)
    for link in page.locator(".comment a").all()[:5]:
        link.hover()
        link.focus()
    assert page.evaluate("window.violations") == []
    assert page.noted == []
    return set(page.evaluate(KINDS))


@pytest.mark.parametrize("language", ["fi", "sv"])
def test_nothing_runs_and_nothing_foreign_stands_on_a_public_page(
    watched: Page, consulted: Consultation, now: datetime, monkeypatch: pytest.MonkeyPatch, language: str
) -> None:
    monkeypatch.setattr(keyset, "PAGE_SIZE", 100)
    plain = store(consulted, [f"{HARMLESS} {number}" for number in range(4)], now)
    pages = {PAGES[language]: {PAGES[language]}, own(plain[1], language): set()}
    hostile = store(consulted, words()[::61], now)
    pages[own(plain[1], language)] |= {own(comment, language) for comment in hostile[1::8]}
    Comment.objects.filter(pk__in=[each.pk for each in hostile]).update(status=Status.PENDING, published_at=None)
    like = {address: seen(watched, address) for address in pages}
    put_in_status(Comment.objects.all(), Status.PUBLISHED, now)
    for address, others in pages.items():
        for other in others:
            assert seen(watched, other) - like[address] == set()


def own(comment: Comment, language: str) -> str:
    return own_statement_address(comment.statement, link_token(comment.statement.key), language)
