"""When a failing engine is left alone, and when it is tried again."""

from __future__ import annotations

from search.breaker import ALLOWED_FAILURES, OPEN_SECONDS, CircuitBreaker

MOMENT = 0.001


def open_breaker(now: float) -> CircuitBreaker:
    breaker = CircuitBreaker()
    for _ in range(ALLOWED_FAILURES):
        breaker.failed(now)
    return breaker


def test_it_opens_after_three_failures_in_a_row() -> None:
    breaker = CircuitBreaker()
    for _ in range(2):
        breaker.failed(100.0)
    assert breaker.lets_through(100.0)
    breaker.failed(100.0)
    assert not breaker.lets_through(100.0)


def test_a_success_in_between_starts_the_count_anew() -> None:
    breaker = CircuitBreaker()
    for _ in range(ALLOWED_FAILURES - 1):
        breaker.failed(100.0)
    breaker.succeeded()
    breaker.failed(100.0)
    assert breaker.lets_through(100.0)


def test_one_attempt_is_let_through_when_the_time_is_over_and_only_one() -> None:
    breaker = open_breaker(100.0)
    assert not breaker.lets_through(100.0 + OPEN_SECONDS - MOMENT)
    assert breaker.lets_through(100.0 + OPEN_SECONDS)
    assert not breaker.lets_through(100.0 + OPEN_SECONDS)


def test_it_tries_again_within_five_seconds() -> None:
    assert open_breaker(100.0).lets_through(105.0)


def test_a_success_closes_it() -> None:
    breaker = open_breaker(100.0)
    breaker.succeeded()
    assert breaker.lets_through(100.0)


def test_a_failed_attempt_keeps_it_open() -> None:
    breaker = open_breaker(100.0)
    breaker.lets_through(100.0 + OPEN_SECONDS)
    breaker.failed(100.0 + OPEN_SECONDS)
    assert not breaker.lets_through(100.0 + OPEN_SECONDS + MOMENT)
