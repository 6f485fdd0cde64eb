"""The browser, and a site for it that answers from within the test: no server, no port, the test's own transaction."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, nullcontext
from contextvars import copy_context
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

import pytest
import time_machine
from django.contrib.auth.models import Group
from django.contrib.staticfiles import finders
from django.test import Client
from django.utils.html import escape
from playwright.sync_api import Browser, Page, Route, expect
from wagtail.users.models import UserProfile

from consultations.models import Consultation
from hyte.pages.models import HomePage
from hyte.users.models import User
from hyte.users.roles import Role
from tests.browser.accessibility import violations, wider_than_the_screen
from tests.consultations.factories import add_page, open_consultation

ORIGIN = "http://testserver"
SMALL = {"viewport": {"width": 320, "height": 800}, "java_script_enabled": False}
DESK = {"viewport": {"width": 1280, "height": 900}, "java_script_enabled": False}

PATIENCE = 30_000
"""Milliseconds in which happens what happens at all, on a busy machine, too."""

expect.set_options(timeout=PATIENCE)

# Playwright runs an event loop in the thread of the test, in which Django would refuse to ask the database.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "1")


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """Drive the system's Chromium, which has no sandbox where the tests run as root."""
    program = os.environ.get("CHROMIUM") or shutil.which("chromium")
    return {**browser_type_launch_args, "executable_path": program, "args": ["--no-sandbox"]}


PAGES = {"fi": "/fi/kuulemiset/ohjelma/", "sv": "/sv/kuulemiset/program/"}
"""The two addresses of `consulted`."""

TITLES = {"fi": "Järjestöyhteistyön ohjelma", "sv": "Program för samarbete"}
"""What it is called there."""

Barriers = Callable[[Page], list[str]]
Staff = Callable[[Role], Page]


@dataclass
class Clock:
    """What the site takes for the present; the machine's own time while nothing is set."""

    at: datetime | None = None

    def running(self) -> AbstractContextManager[object]:
        return nullcontext() if self.at is None else time_machine.travel(self.at, tick=False)


def answer(route: Route, client: Client, clock: Clock) -> None:
    """Answer a request of the browser with a static file or with what the site says."""
    address = urlsplit(route.request.url)
    if address.path.startswith("/static/"):
        route.fulfill(path=finders.find(address.path.removeprefix("/static/")))
        return
    sent = route.request
    with clock.running():
        response = client.generic(
            sent.method,
            f"{address.path}?{address.query}",
            data=sent.post_data_buffer or b"",
            content_type=sent.headers.get("content-type", ""),
        )
        body = response.getvalue()
    if response.status_code in (301, 302, 303):
        # The browser would ask the network for the place of a redirect; a page that leads on comes back to us.
        onwards = f'<meta http-equiv="refresh" content="0;url={escape(response["Location"])}">'
        route.fulfill(content_type="text/html", body=onwards)
        return
    route.fulfill(status=response.status_code, headers=dict(response.headers), body=body)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def consulted(home_fi: HomePage, home_sv: HomePage, clock: Clock, now: datetime) -> Consultation:
    """An open consultation with a page in each language, on the Monday that the site takes for the present."""
    clock.at = now
    consultation = open_consultation(home_fi, now)
    add_page(home_sv, consultation, title=TITLES["sv"], slug="program")
    return consultation


@pytest.fixture
def opened(db: None, browser: Browser, clock: Clock) -> Iterator[Callable[..., Page]]:
    """Opens pages of a browser on the site, each with the cookies of a client and the options of a context."""
    own = copy_context()  # the test's database connection, which the browser's event loop would not see
    contexts = []

    def open_page(client: Client, **options: Any) -> Page:
        context = browser.new_context(base_url=ORIGIN, **options)
        context.route(f"{ORIGIN}/**", lambda route: own.copy().run(answer, route, client, clock))
        context.set_default_timeout(PATIENCE)
        contexts.append(context)
        return context.new_page()

    yield open_page
    for context in contexts:
        context.close()


@pytest.fixture
def reader(opened: Callable[..., Page], client: Client, request: pytest.FixtureRequest) -> Page:
    """A page of a browser; parametrize it indirectly with options of a context, such as a colour scheme."""
    return opened(client, **getattr(request, "param", {}))


@pytest.fixture
def visitor(opened: Callable[..., Page]) -> Iterator[Page]:
    """Somebody from the public on a small screen without JavaScript, who is never given a cookie."""
    client = Client()
    yield opened(client, **SMALL)
    assert not client.cookies


@pytest.fixture
def barriers(opened: Callable[..., Page]) -> Barriers:
    """What is in the way on the public page at the same address: axe-core is a script, so it looks in a page beside."""

    def found(page: Page) -> list[str]:
        beside = opened(Client(), viewport=SMALL["viewport"])
        beside.goto(page.url)
        return violations(beside) + wider_than_the_screen(beside)

    return found


@pytest.fixture
def staff(opened: Callable[..., Page], clock: Clock, language: str) -> Staff:
    """Somebody of the staff in a role, at a desk and in the test's language, without JavaScript unless told."""

    def at_the_desk(role: Role, **options: Any) -> Page:
        user = User.objects.create_user(role.name.lower(), f"{role.name.lower()}@hyte.example", "salasana")
        user.groups.add(Group.objects.get(name=role))
        UserProfile.objects.create(user=user, preferred_language=language)
        client = Client()
        with clock.running():
            client.force_login(user)
        return opened(client, **DESK | options)

    return at_the_desk
