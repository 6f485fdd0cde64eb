"""The browser, and a site for it that answers from within the test: no server, no port, the test's own transaction."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextvars import copy_context
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.contrib.staticfiles import finders
from django.test import Client
from playwright.sync_api import Browser, Page, Route

ORIGIN = "http://testserver"

# Playwright runs an event loop in the thread of the test, in which Django would refuse to ask the database.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "1")


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """Drive the system's Chromium, which has no sandbox where the tests run as root."""
    program = os.environ.get("CHROMIUM") or shutil.which("chromium")
    return {**browser_type_launch_args, "executable_path": program, "args": ["--no-sandbox"]}


def answer(route: Route, client: Client) -> None:
    """Answer a request of the browser with a static file or with what the site says."""
    address = urlsplit(route.request.url)
    if address.path.startswith("/static/"):
        route.fulfill(path=finders.find(address.path.removeprefix("/static/")))
        return
    sent = route.request
    response = client.generic(
        sent.method,
        f"{address.path}?{address.query}",
        data=sent.post_data_buffer or b"",
        content_type=sent.headers.get("content-type", ""),
    )
    route.fulfill(status=response.status_code, headers=dict(response.headers), body=response.getvalue())


@pytest.fixture
def reader(db: None, browser: Browser, client: Client, request: pytest.FixtureRequest) -> Iterator[Page]:
    """A page of a browser on the site; parametrize it indirectly with options of a context, such as a colour scheme."""
    own = copy_context()  # the test's database connection, which the browser's event loop would not see
    context = browser.new_context(base_url=ORIGIN, **getattr(request, "param", {}))
    context.route(f"{ORIGIN}/**", lambda route: own.copy().run(answer, route, client))
    yield context.new_page()
    context.close()
