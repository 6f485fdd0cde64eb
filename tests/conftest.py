"""What many tests stand on: the two home pages and a clock."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from django.contrib.contenttypes.models import ContentType
from django.core.cache import cache
from django.db import connections
from django.utils import translation
from hypothesis import settings as hypothesis
from wagtail.models import Locale, Page, Site

from hyte.pages.models import HomePage

NOW = datetime(2026, 10, 12, 9, 0, tzinfo=UTC)
"""A Monday at noon in Finland, well away from any change of the clocks."""

hypothesis.register_profile("site", deadline=None)  # how long one example takes is the machine's affair
hypothesis.load_profile("site")


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Run last what empties the database when it ends: the other tests stand on what the migrations put there.

    Of those, what puts that back (`serialized_rollback`) goes first: content types that were made anew in between
    have other keys.
    """
    items.sort(key=lambda item: (empties_the_database(item), not restores_the_migrations(item)))


def empties_the_database(item: pytest.Item) -> bool:
    marker = item.get_closest_marker("django_db")
    return bool(marker and marker.kwargs.get("transaction")) or "transactional_db" in item.fixturenames


def restores_the_migrations(item: pytest.Item) -> bool:
    marker = item.get_closest_marker("django_db")
    return bool(marker and marker.kwargs.get("serialized_rollback"))


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None) -> None:
    """Let every connection restore what the migrations made (`serialized_rollback`), whichever one remembered it.

    Once Playwright runs its event loop in this thread, Django has another connection here than before.
    """
    connection = connections["default"]
    if contents := vars(connection).get("_test_serialized_contents"):
        type(connection)._test_serialized_contents = contents


@pytest.fixture(autouse=True)
def nothing_remembered() -> None:
    """Let no test begin with what a process remembered in another one, or in the language of another one's reader."""
    cache.clear()
    translation.deactivate()


@pytest.fixture
def now() -> datetime:
    return NOW


@pytest.fixture
def home_fi(db: None) -> HomePage:
    """The Finnish home page, which is the root of the site."""
    locale, _created = Locale.objects.get_or_create(language_code="fi")
    remove_welcome_page()
    home = Page.objects.get(depth=1).add_child(
        instance=HomePage(title="Rantamaan HYTE", slug="etusivu", locale=locale, live=True)
    )
    Site.objects.create(hostname="testserver", root_page=home, is_default_site=True, site_name="HYTE")
    return home


def remove_welcome_page() -> None:
    """Remove what Wagtail's migrations put there. Only its site refers to the page: looking for more takes long."""
    Site.objects.all().delete()
    Page.objects.filter(depth=2)._raw_delete("default")
    Page.objects.filter(depth=1).update(numchild=0)


@pytest.fixture
def home_sv(home_fi: HomePage) -> HomePage:
    """The Swedish home page, the translation of the Finnish one."""
    locale, _created = Locale.objects.get_or_create(language_code="sv")
    return Page.objects.get(depth=1).add_child(
        instance=HomePage(
            title="Strandmarks HYTE",
            slug="hem",
            locale=locale,
            translation_key=home_fi.translation_key,
            live=True,
        )
    )


@pytest.fixture
def languages(transactional_db: None) -> None:
    """The locales and the root page, which a test that flushes the database has to make again."""
    ContentType.objects.clear_cache()
    for code in ("fi", "sv"):
        Locale.objects.get_or_create(language_code=code)
    if not Page.objects.exists():
        Page.add_root(title="Root", slug="root", locale=Locale.objects.get(language_code="fi"))
