"""A site to import into, and the import itself as a test says it."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from django.db import transaction
from django.test import override_settings
from wagtail.models import Site

from hyte.importing.importers import IMPORTERS
from hyte.importing.items import TYPES
from hyte.importing.parsing import parse
from hyte.importing.service import Report, import_items
from hyte.structure.creation import ensure_site

CONTENT = Path(__file__).parent / "content"
AT = datetime(2031, 4, 15, 9, 0, tzinfo=UTC)
"""While the open consultation of the test content is open."""

Import = Callable[..., Report]


@pytest.fixture(scope="package")
def made_once(django_db_setup: None, django_db_blocker: Any) -> Iterator[Site]:
    """The site, made once for all tests of the folder: each test's transaction begins and ends inside this one."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield ensure_site(name_fi="Kuunniemi", name_sv="Månudden", hostname="testserver", at=AT)
        transaction.set_rollback(True)


@pytest.fixture
def site(made_once: Site, db: None, settings: Any, tmp_path: Path) -> Site:
    settings.MEDIA_ROOT = tmp_path / "media"
    Site.clear_site_root_paths_cache()
    return made_once


@pytest.fixture
def run_import(site: Site) -> Import:
    """Import objects, or a file of the test content by its name."""
    return import_lines


def import_lines(*lines: dict[str, Any], file: str = "", folder: Path = CONTENT, **options: Any) -> Report:
    content = (CONTENT / file).read_bytes() if file else "\n".join(map(json.dumps, lines)).encode()
    parsed = parse(content.splitlines(), TYPES)
    report = import_items(items=parsed.items, importers=IMPORTERS, folder=folder, **{"at": AT, **options})
    report.problems = sorted([*parsed.problems, *report.problems], key=lambda problem: problem.line)
    return report


@contextmanager
def imported_once(file: str, media: Path, blocker: Any) -> Iterator[Report]:
    """Import a file of the test content for all tests of a module, which only look at what came of it."""
    with blocker.unblock(), override_settings(MEDIA_ROOT=media), transaction.atomic():
        yield import_lines(file=file)
        transaction.set_rollback(True)


def reasons(report: Report) -> list[str]:
    return [str(problem) for problem in report.problems]
