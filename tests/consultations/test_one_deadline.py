"""One deadline, written in one way wherever it is read."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from html import unescape

import pytest
import time_machine
from django.core.cache import cache
from django.test import Client
from wagtail.users.models import UserProfile

from consultations import acts
from consultations.models import Consultation
from consultations.news import news_in
from hyte.pages.models import HomePage
from hyte.users.models import User
from tests.consultations.factories import add_page, announce
from tests.search.conftest import catch_up, fresh_search, worker  # noqa: F401 — fixtures

pytestmark = pytest.mark.django_db

WRITTEN = {"fi": "pe 30.10.2026 klo 23.59", "sv": "fr 30.10.2026 kl. 23.59"}
SURFACES = {
    "page": {"fi": "/fi/kuulemiset/ohjelma/", "sv": "/sv/kuulemiset/program/"},
    "list": {"fi": "/fi/kuulemiset/", "sv": "/sv/kuulemiset/"},
    "home page": {"fi": "/fi/", "sv": "/sv/"},
    "search": {"fi": "/fi/haku/?q=ohjelma", "sv": "/sv/sok/?q=program"},
    "form": {"fi": "/fi/lausu/{id}/", "sv": "/sv/lamna-utlatande/{id}/"},
    "calendar": {"fi": "/fi/kalenteri/{id}.ics", "sv": "/sv/kalender/{id}.ics"},
    "feed": {"fi": "/fi/feeds/consultations.xml", "sv": "/sv/feeds/consultations.xml"},
}
CASES = [(surface, language) for surface in SURFACES for language in WRITTEN]


@pytest.fixture
def extended(home_fi: HomePage, home_sv: HomePage, now: datetime) -> Consultation:
    """A consultation whose deadline was moved to the end of 30.10.2026."""
    consultation = add_page(home_fi).consultation
    add_page(home_sv, consultation, title="Program", slug="program")
    announce(consultation, now - timedelta(days=9), now + timedelta(days=3))
    midnight = datetime.fromisoformat("2026-10-31T00:00+02:00")
    reasons = {"reason_fi": "Syy.", "reason_sv": "Skäl."}
    acts.extend(consultation=consultation, closes_at=midnight, by=None, at=now - timedelta(days=1), **reasons)
    cache.clear()
    return Consultation.objects.get()


@pytest.fixture
def read(client: Client, extended: Consultation, now: datetime, request: pytest.FixtureRequest) -> Callable[..., str]:
    """Return what a surface says in a language, once the search has caught up."""
    request.getfixturevalue("catch_up")()

    def get(surface: str, language: str) -> str:
        with time_machine.travel(now, tick=False):
            content = client.get(SURFACES[surface][language].format(id=extended.public_id)).content.decode()
        return unescape(content.replace("\r\n ", ""))

    return get


@pytest.mark.parametrize(("surface", "language"), CASES)
def test_every_surface_writes_the_deadline_alike(read: Callable[..., str], surface: str, language: str) -> None:
    content = read(surface, language)
    assert WRITTEN[language] in content
    assert not any(wrong in content for wrong in ("31.10.2026", " 0.00", "24.00"))


@pytest.mark.parametrize("language", WRITTEN)
def test_the_mail_to_followers_writes_it_alike(extended: Consultation, now: datetime, language: str) -> None:
    pages = extended.pages.select_related("locale")
    assert WRITTEN[language] in news_in(language, extended.acts.last(), now, pages).text


@pytest.mark.parametrize("language", WRITTEN)
def test_the_staff_interface_writes_it_alike(
    client: Client, extended: Consultation, moderator: User, language: str
) -> None:
    profile = UserProfile.get_for_user(moderator)
    profile.preferred_language = language
    profile.save()
    client.force_login(moderator)
    assert WRITTEN[language] in client.get(f"/admin/consultations/{extended.pk}/").content.decode()
