"""The real files of the demo are found by words that stand in them and nowhere else."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.conf import LazySettings

from hyte.demo.loading import load_demo
from hyte.media import file_reading
from hyte.media.models import FileText, TextStatus
from search.documents import Kind
from search.worker import SearchWorker
from tests.search.conftest import Search, engine, fresh_search, line, search, worker

__all__ = ["engine", "fresh_search", "line", "search", "worker"]

AT = datetime(2026, 10, 12, 9, 0, tzinfo=UTC)

WORDS = [
    ("sitoumus", "PDF", "Järjestöyhteistyön ohjelma, luonnos"),
    ("lokalservice", "PDF", "Program för organisationssamarbetet, utkast"),
    ("toistaiseksi", "PPTX", "Luonnos neljässä osassa, diat"),
    ("iltakäyttö", "DOCX", "Pienryhmien muistiinpanot"),
]

pytestmark = pytest.mark.django_db


@pytest.fixture
def read(db: None, settings: LazySettings, tmp_path: Path, fresh_search: None) -> None:
    """The demo with all its files read."""
    settings.MEDIA_ROOT = tmp_path
    load_demo(at=AT)
    while file_reading.read_next(at=AT):
        pass


def first(search: Search, word: str) -> tuple[str, str, str]:
    result = search(word, at=AT).results[0]
    return result.kind, result.file_type, result.title


def test_every_file_of_the_demo_is_read(read: None) -> None:
    statuses = FileText.objects.of_documents().values_list("extension", "status")
    assert {extension for extension, _status in statuses} >= {"pdf", "pptx", "docx"}
    assert {status for _extension, status in statuses} == {TextStatus.READ}


def test_the_built_in_search_finds_them(read: None, worker: SearchWorker, search: Search) -> None:
    while worker.drain(at=AT):
        pass
    assert [first(search, word) for word, *_file in WORDS] == [(Kind.FILE, *file) for _word, *file in WORDS]


@pytest.mark.engine
def test_the_engine_finds_them(read: None, engine: str, worker: SearchWorker, search: Search) -> None:
    while worker.drain(at=AT):
        pass
    assert search("sitoumus", at=AT).engine == "elasticsearch"
    assert [first(search, word) for word, *_file in WORDS] == [(Kind.FILE, *file) for _word, *file in WORDS]
