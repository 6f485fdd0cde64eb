"""Which models can be found, and their instances by key."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Protocol

from django.apps import apps
from django.db.models import Model

from search.documents import Findable


class Gatherer(Protocol):
    """Gathers some of what things are found by and what cannot be had at once, such as the texts of files."""

    def __call__(self, *, at: datetime) -> int:
        """Do some of what waits at the instant `at`, mark what it changed, and return how much was done."""


GATHERERS: list[Gatherer] = []
"""Each app adds its own when it starts."""


def label_of(model: type[Model]) -> str:
    """Return the name under which the search keeps the things of `model`, such as `pages.contentpage`."""
    label: str = model._meta.concrete_model._meta.label_lower
    return label


def findable_models() -> dict[str, type[Model]]:
    """Return every installed model that has a `search_document` method, by its label."""
    return {label_of(model): model for model in apps.get_models() if hasattr(model, "search_document")}


def load(label: str, keys: Iterable[int]) -> dict[int, Findable]:
    """Return the things of one model by key, as they are committed now. What does not exist is left out.

    Relations that the model names in `search_relations` are fetched together with it.
    """
    model = findable_models().get(label)
    if model is None:
        return {}
    relations = getattr(model, "search_relations", ())
    things: dict[int, Findable] = model._default_manager.select_related(*relations).in_bulk(list(keys))
    return things


def gather(*, at: datetime) -> int:
    """Do some of what waits to be gathered at the instant `at`, and return how much was done."""
    return sum(gather_some(at=at) for gather_some in GATHERERS)
