"""Which models can be found, and their instances by key."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.apps import apps
from django.db.models import Model

from search.documents import Findable


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
    """Let models gather what their things are found by and cannot be had at once; return how much was done.

    Such a model has a class method `gather_for_search(*, at)`, which does some of what waits and marks what it changed.
    """
    gathering = (getattr(model, "gather_for_search", None) for model in findable_models().values())
    return sum(gather_some(at=at) for gather_some in gathering if gather_some is not None)
