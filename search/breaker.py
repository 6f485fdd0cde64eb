"""A circuit breaker: whoever failed several times in a row is left alone for a while."""

from __future__ import annotations

from threading import Lock

ALLOWED_FAILURES = 3
"""Failures in a row after which the circuit opens."""

OPEN_SECONDS = 2.0
"""How long nobody is let through; then one is, and its success closes the circuit again."""


class CircuitBreaker:
    """Safe to use from several threads. `now` is a monotonic clock's reading, in seconds."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._failures = 0
        self._open_until = 0.0

    def lets_through(self, now: float) -> bool:
        """Return whether to try; while the circuit is open only one in `OPEN_SECONDS` may."""
        with self._lock:
            if self._failures < ALLOWED_FAILURES:
                return True
            if now < self._open_until:
                return False
            self._open_until = now + OPEN_SECONDS
            return True

    def succeeded(self) -> None:
        """Close the circuit."""
        with self._lock:
            self._failures = 0

    def failed(self, now: float) -> None:
        """Count a failure; the circuit opens with the last one that is allowed."""
        with self._lock:
            self._failures += 1
            if self._failures >= ALLOWED_FAILURES:
                self._open_until = now + OPEN_SECONDS
