"""A site of its own for a measurement, in a database that is made for it and removed after it.

It lies where `DATABASE_URL` points, or in an SQLite file below `var/` without one.
"""

from __future__ import annotations

import logging
import os
import statistics
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

Value = TypeVar("Value")
ROOT = Path(__file__).resolve().parents[1]


@contextmanager
def scratch_site() -> Iterator[Any]:
    """Set Django up, make the database, and give the Finnish front page of an empty site."""
    sys.path.insert(0, str(ROOT / "site"))
    os.environ["DJANGO_SETTINGS_MODULE"] = "hyte.settings.test"
    import django

    django.setup()
    logging.disable(logging.ERROR)
    from django.db import connection
    from wagtail.models import Locale, Page, Site

    from hyte.pages.models import HomePage

    name = f"hyte_bench_{os.getpid()}"
    on_sqlite = connection.vendor == "sqlite"
    connection.settings_dict["TEST"]["NAME"] = str(ROOT / "var" / name) if on_sqlite else name
    connection.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)
    try:
        locale, _created = Locale.objects.get_or_create(language_code="fi")
        Page.objects.filter(depth=2).delete()
        root = Page.objects.get(depth=1)
        home = root.add_child(instance=HomePage(title="Rantamaan HYTE", slug="etusivu", locale=locale, live=True))
        Site.objects.all().delete()
        Site.objects.create(hostname="testserver", root_page=home, is_default_site=True, site_name="HYTE")
        yield home
    finally:
        connection.close()
        connection.creation.destroy_test_db(name, verbosity=0)


def interleaved(works: Mapping[str, Callable[[], Value]], rounds: int) -> dict[str, list[Value]]:
    """Do every work once a round and return what each call gave, so that what slows the machine slows all of them."""
    given: dict[str, list[Value]] = {name: [] for name in works}
    for _round in range(rounds):
        for name, work in works.items():
            given[name].append(work())
    return given


def told(values: list[float], unit: str) -> str:
    """Return the median and the range in words."""
    return f"{statistics.median(values):.2f} {unit} ({min(values):.2f} to {max(values):.2f}, {len(values)} rounds)"
