"""The option switched on with a small model, and its part of the worker moved by hand."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

import pytest
from django.conf import LazySettings

from search.meaning import asking, embedding
from search.meaning.asking import QueryVectors
from search.meaning.worker import MeaningWorker
from tests.search.conftest import CatchUp
from tests.search.vectors.embedders import Fake

Use = Callable[[str], None]


@pytest.fixture
def use(settings: LazySettings, monkeypatch: pytest.MonkeyPatch) -> Use:
    """Switch the option on with one of the models, as a process that starts does."""

    def switch_on(name: str) -> None:
        settings.SEARCH_EMBEDDER = f"tests.search.vectors.embedders.{name}" if name else ""
        embedding.made.cache_clear()
        monkeypatch.setattr(asking, "_vectors", QueryVectors())

    monkeypatch.setattr(Fake, "passages", [])
    monkeypatch.setattr(asking, "PATIENCE", 10.0)
    return switch_on


@pytest.fixture
def on(engine: str, use: Use) -> str:
    """The option, switched on with the model that works, on the real engine; returns the alias."""
    use("Fake")
    return engine


@pytest.fixture
def embed(now: datetime) -> CatchUp:
    """Let a worker embed everything that waits."""

    def drain(at: datetime = now, worker: MeaningWorker | None = None) -> None:
        worker = worker or MeaningWorker()
        while worker.drain(at=at):
            pass

    return drain


@pytest.fixture
def catch_up_all(catch_up: CatchUp, embed: CatchUp, now: datetime) -> CatchUp:
    """Let the worker do everything that waits, then embed, then send the vectors."""

    def drain(at: datetime = now) -> None:
        catch_up(at)
        embed(at)
        catch_up(at)

    return drain
