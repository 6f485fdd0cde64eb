"""Who is in the story and what they can do: look at the site in browsers, ask its interface, wait."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import quote
from urllib.request import urlopen

from django.conf import settings
from django.test import Client
from playwright.sync_api import Browser, BrowserContext, Page, Response

from consultations.models import Consultation, ConsultationPage, Statement
from hyte.users.models import User
from hyte.users.roles import Role

ENGINE_WITHIN = 30.0
"""Seconds until Elasticsearch answers again after the site has gone round it."""


class Story:
    """A site that is served, the people who use it, and what they have made of it so far."""

    consultation: Consultation
    receipt: str

    def __init__(self, url: str, browser: Browser, staff: dict[Role, User]) -> None:
        self.url = url
        self.browser = browser
        self.staff = staff
        self.error_pages: list[str] = []

    @contextmanager
    def page(self, role: Role | None = None, *, javascript: bool = True) -> Iterator[Page]:
        """Open a browser for a member of the staff, or for a reader; every error page that it meets is noted."""
        context = self.browser.new_context(base_url=self.url, java_script_enabled=javascript)
        context.on("response", self.note)
        if role is not None:
            sign_in(context, self.staff[role], self.url)
        yield context.new_page()
        context.close()

    def note(self, response: Response) -> None:
        if response.status >= 500:
            self.error_pages.append(f"{response.status} {response.url}")

    def search_on_the_engine(self, query: str) -> dict[str, Any]:
        """Search until Elasticsearch is the one that answers: a busy machine may keep it waiting at first."""
        found: dict[str, Any] = {}

        def engine_answers() -> bool:
            found.update(self.search(query))
            return bool(found["engine"] == "elasticsearch")

        until(engine_answers, ENGINE_WITHIN)
        return found

    def search(self, query: str) -> dict[str, Any]:
        return json.loads(self.text_of(f"/api/v1/search?q={quote(query)}&language=sv"))

    def text_of(self, address: str) -> str:
        with urlopen(self.url + address, timeout=30) as response:
            return response.read().decode()

    @property
    def addresses(self) -> dict[str, str]:
        """The addresses of the consultation's two pages, by language."""
        return {page.language: page.url for page in ConsultationPage.objects.filter(consultation=self.consultation)}

    @property
    def statement(self) -> Statement:
        """The one statement that is given in the story."""
        return Statement.objects.get(consultation=self.consultation)


def sign_in(context: BrowserContext, user: User, url: str) -> None:
    client = Client()
    client.force_login(user)
    name = settings.SESSION_COOKIE_NAME
    context.add_cookies([{"name": name, "value": client.cookies[name].value, "url": url}])


def until(true: Callable[[], bool], seconds: float) -> None:
    """Wait until `true` holds; fail after `seconds`."""
    started = time.monotonic()
    while not true():
        assert time.monotonic() - started < seconds, f"it took longer than {seconds} s"
        time.sleep(0.1)
