"""The vector of what a reader asks for, within a time. Who has to wait longer does without."""

from __future__ import annotations

import logging
import time
from collections import OrderedDict
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from threading import Lock

from search.breaker import CircuitBreaker
from search.meaning.embedding import Vector, is_on, query_vector
from search.meaning.fusing import has_a_say
from search.request import SearchRequest

logger = logging.getLogger(__name__)

PATIENCE = 0.1
"""Seconds that an answer whose words are found already waits for the vector."""

REMEMBERED = 1_000
"""Queries whose vectors a process remembers, 1.5 KB each for a model of 384 dimensions."""

Answer = Callable[[float], Vector | None]
"""Waits at most so many seconds; `None` is no vector."""


class QueryVectors:
    """The vectors of this process. One thread computes them, one after another, while the engine looks for the words.

    A model that fails or hangs several times in a row is left alone for a while.
    """

    def __init__(self) -> None:
        self._lock = Lock()
        self._known: OrderedDict[str, Vector] = OrderedDict()
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="meaning")
        self._breaker = CircuitBreaker()

    def begin(self, text: str) -> Answer | None:
        """Begin to compute the vector of `text`, unless it is known, and return what waits for it.

        `None` while the model is left alone.
        """
        with self._lock:
            if known := self._known.get(text):
                self._known.move_to_end(text)
                return lambda _seconds: known
        if not self._breaker.lets_through(time.monotonic()):
            return None
        begun = self._thread.submit(self._compute, text)
        return lambda seconds: self._wait(begun, seconds)

    def _compute(self, text: str) -> Vector:
        vector = query_vector(text)
        with self._lock:
            self._known[text] = vector
            while len(self._known) > REMEMBERED:
                self._known.popitem(last=False)
        return vector

    def _wait(self, begun: Future[Vector], seconds: float) -> Vector | None:
        try:
            vector = begun.result(timeout=max(min(seconds, PATIENCE), 0.0))
        except Exception as error:  # too late, or whatever an operator's model raises
            begun.cancel()
            self._breaker.failed(time.monotonic())
            logger.warning("the words answer alone: the embedder %s", str(error)[:200] or "takes too long")
            return None
        self._breaker.succeeded()
        return vector


_vectors = QueryVectors()


def begin(request: SearchRequest) -> Answer | None:
    """Begin to compute the vector for a request and return what waits for it; `None` where meaning has no say now."""
    return _vectors.begin(request.query) if is_on() and has_a_say(request) else None
