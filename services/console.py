"""What the operator reads: progress on standard error, one line a step; results on standard output."""

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager


class Unavailable(Exception):
    """Something that cannot be had. The message is one sentence for the operator and ends with the remedy."""


class Interrupted(Exception):
    """Somebody asked the command to end: Ctrl-C, SIGTERM or a closed terminal. `signal` says which."""

    def __init__(self, signal: int) -> None:
        super().__init__(signal)
        self.signal = signal


def say(line: str) -> None:
    """Print one line of progress."""
    print(line, file=sys.stderr, flush=True)


def duration(seconds: float) -> str:
    """Return seconds as a person reads them: `0.4 s`, `41 s`."""
    return f"{seconds:.1f} s" if seconds < 10 else f"{seconds:.0f} s"


@contextmanager
def step(what: str) -> Iterator[None]:
    """Print `what …` before the block and how long it took after it."""
    print(f"{what} … ", end="", file=sys.stderr, flush=True)
    started = time.monotonic()
    try:
        yield
    except BaseException:
        say("not done")
        raise
    say(duration(time.monotonic() - started))
