"""What is tried here must hold without the engine as well; nothing is left in a real one."""

from __future__ import annotations

import pytest
from django.conf import LazySettings

from search import service
from search.breaker import CircuitBreaker


@pytest.fixture(autouse=True)
def built_in_search(settings: LazySettings, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.ELASTICSEARCH_URL = ""
    monkeypatch.setattr(service, "breaker", CircuitBreaker())
    monkeypatch.setattr(service, "_known", service.Known())
