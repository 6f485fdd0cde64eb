"""So that two commands in one clone do not do the same work at the same time."""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager

from services.console import Unavailable, say
from services.paths import VAR


@contextmanager
def waiting_turn(name: str) -> Iterator[None]:
    """Hold the lock `name`; when another command of this clone has it, say so and wait."""
    VAR.mkdir(exist_ok=True)
    with (VAR / f"{name}.lock").open("a") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            say("Another command is preparing this clone; waiting for it …")
            fcntl.flock(file, fcntl.LOCK_EX)
        yield


@contextmanager
def only_one(name: str, *, here: str) -> Iterator[None]:
    """Hold the lock `name` and tell others `here`. Raises `Unavailable`, saying where, when it is held already."""
    VAR.mkdir(exist_ok=True)
    with (VAR / f"{name}.lock").open("a+") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            file.seek(0)
            raise Unavailable(
                f"This clone's site already runs at {file.read().strip()}: end that one first."
            ) from error
        file.truncate(0)
        file.write(here)
        file.flush()
        yield
