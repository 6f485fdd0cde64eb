"""Models of an operator's, small enough to be understood: what a word is about is a dimension."""

from __future__ import annotations

from collections.abc import Sequence
from threading import Event

ABOUT = {"koir": 0, "hauv": 0, "hund": 0, "kis": 1, "katt": 1, "polkupyör": 2, "fillari": 2}
"""Beginnings of words by what they are about."""


def meaning(text: str) -> list[float]:
    """Return how often a text speaks of each thing, and in the last place a little of everything else."""
    vector = [0.0, 0.0, 0.0, 0.1]
    for word in text.casefold().split():
        for beginning, place in ABOUT.items():
            vector[place] += word.startswith(beginning)
    return vector


class Fake:
    """Knows dogs, cats and bicycles. `passages` are the texts that it was given."""

    name = "fake"
    dimensions = 4
    passages: list[str] = []

    def embed_queries(self, texts: Sequence[str]) -> list[list[float]]:
        return [meaning(text) for text in texts]

    def embed_passages(self, texts: Sequence[str]) -> list[list[float]]:
        Fake.passages += texts
        return [meaning(text) for text in texts]


class Another(Fake):
    """Thinks the same under another name."""

    name = "another"


class Broken(Fake):
    """Raises whenever it is asked."""

    def embed_queries(self, texts: Sequence[str]) -> list[list[float]]:
        raise RuntimeError("the model is broken")

    def embed_passages(self, texts: Sequence[str]) -> list[list[float]]:
        raise RuntimeError("the model is broken")


class Squeamish(Fake):
    """Cannot bear one word in a passage, nor any text beside it."""

    def embed_passages(self, texts: Sequence[str]) -> list[list[float]]:
        if any("rikki" in text.casefold() for text in texts):
            raise RuntimeError("rikki")
        return super().embed_passages(texts)


class Slow(Fake):
    """Answers queries when it is let go on."""

    let_go = Event()

    def embed_queries(self, texts: Sequence[str]) -> list[list[float]]:
        self.let_go.wait(20)
        return super().embed_queries(texts)


class Short(Fake):
    """Answers with fewer numbers than it says."""

    def embed_passages(self, texts: Sequence[str]) -> list[list[float]]:
        return [[1.0, 2.0] for _text in texts]


class Empty(Fake):
    """Answers with vectors that point nowhere."""

    def embed_passages(self, texts: Sequence[str]) -> list[list[float]]:
        return [[0.0] * 4 for _text in texts]
