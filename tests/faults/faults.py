"""The ways in which an engine behind a line misbehaves."""

from __future__ import annotations

from collections.abc import Callable
from http import HTTPStatus

from tests.search.line import Line

FAULTS: dict[str, Callable[[Line], None]] = {
    "refused": Line.cut,
    "silent": Line.fall_silent,
    "slow": lambda line: line.slow_down(30),
    "unavailable": lambda line: line.fail_with(HTTPStatus.SERVICE_UNAVAILABLE),
    "overloaded": lambda line: line.fail_with(HTTPStatus.TOO_MANY_REQUESTS),
}
