"""The operator's model that turns texts into vectors: which one it is, and what it answers, checked."""

from __future__ import annotations

import math
from array import array
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Protocol, TypeAlias

from django.conf import settings
from django.utils.module_loading import import_string

Vector: TypeAlias = Sequence[float]
"""Numbers of four bytes each, scaled to the length of one."""


class Embedder(Protocol):
    """What the class that `SEARCH_EMBEDDER` names has to have; it is made without arguments when first needed.

    Both attributes stand in the class: a model of another `name` or with other `dimensions` is another one, and every
    text is embedded anew. Each method returns one vector for each text, in their order, and raises when it cannot.
    """

    name: str
    dimensions: int

    def embed_queries(self, texts: Sequence[str]) -> Iterable[Iterable[float]]:
        """Return the vectors of what readers ask for. Called by web processes, from one thread."""

    def embed_passages(self, texts: Sequence[str]) -> Iterable[Iterable[float]]:
        """Return the vectors of what can be found. Called by the background worker, from one thread."""


class NotVectors(ValueError):
    """An embedder answered something else than one vector of its dimensions for each text."""


def is_on() -> bool:
    """Return whether the site has a model, and an engine that could use it."""
    return bool(settings.SEARCH_EMBEDDER and settings.ELASTICSEARCH_URL)


def dimensions() -> int:
    """Return how many numbers a vector has."""
    return int(import_string(settings.SEARCH_EMBEDDER).dimensions)


def identity() -> str:
    """Return what tells this model from any other one."""
    return f"{import_string(settings.SEARCH_EMBEDDER).name}/{dimensions()}"


def query_vector(text: str) -> Vector:
    """Return the vector of what a reader asks for; raise whatever the model raises, or `NotVectors`."""
    return checked(made(settings.SEARCH_EMBEDDER).embed_queries([text]), 1)[0]


def passage_vectors(texts: Sequence[str]) -> list[Vector]:
    """Return the vectors of what can be found; raise whatever the model raises, or `NotVectors`."""
    return checked(made(settings.SEARCH_EMBEDDER).embed_passages(list(texts)), len(texts))


@lru_cache(maxsize=1)
def made(path: str) -> Embedder:
    """Return this process's model, which takes its time to load."""
    embedder: Embedder = import_string(path)()
    return embedder


def checked(vectors: Iterable[Iterable[float]], number: int) -> list[Vector]:
    """Return the vectors scaled to the length of one, if they are as many as wanted and each can be compared."""
    found = [array("f", map(float, vector)) for vector in vectors]
    if len(found) != number or any(len(vector) != dimensions() for vector in found):
        raise NotVectors(f"not {number} vectors of {dimensions()} dimensions")
    return [scaled(vector) for vector in found]


def scaled(vector: Vector) -> Vector:
    """Return the vector with the length of one."""
    length = math.sqrt(sum(value * value for value in vector))
    if not length or not math.isfinite(length):
        raise NotVectors("a vector without a direction")
    return array("f", (value / length for value in vector))
