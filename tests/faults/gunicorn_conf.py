"""How gunicorn serves the site to the test that kills its workers: loaded once, so that a new one is there at once."""

from typing import Any

preload_app = True
workers = 3
graceful_timeout = 1


def post_fork(server: Any, worker: Any) -> None:
    """Let a worker make connections of its own."""
    from tests.faults.killing import leave_what_is_the_parents  # noqa: PLC0415 — Django is set up by now

    leave_what_is_the_parents()
