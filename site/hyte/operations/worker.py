"""The background worker: a few jobs, each drained in a loop of its own until the process is told to stop.

Each job has a thread, so that a mail server or a search engine that hangs holds up nobody but itself. A job may be
killed at any moment and run twice: what it has to do are rows, and what it did is noted in them.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from threading import Event, Thread
from typing import Protocol

from django.db import connection
from django.utils import timezone

from hyte.operations.models import Heartbeat

logger = logging.getLogger(__name__)

BEAT_EVERY = timedelta(seconds=10)
LONGEST_PAUSE = 10.0
"""Seconds between rounds of a job that keeps failing."""


class Drain(Protocol):
    """Does what is waiting at the instant `at`, or some of it, and returns how much was done; 0 when nothing waits."""

    def __call__(self, *, at: datetime) -> int: ...


@dataclass(frozen=True)
class Job:
    """Something that is done again and again. `idle` are seconds between two looks while nothing is waiting."""

    name: str
    drain: Drain
    idle: float


@dataclass
class Loop:
    """One job's thread. It ends soon after `stopping` is set."""

    job: Job
    stopping: Event
    now: Callable[[], datetime] = timezone.now
    beat_at: datetime | None = None
    failures: int = field(default=0, init=False)

    def run(self) -> None:
        """Drain the job until told to stop. No error ends the loop: it is logged and tried again after a pause."""
        while not self.stopping.is_set():
            pause = self.round()
            # Back to the pool, which has fewer connections than there are jobs that rest.
            connection.close()
            self.stopping.wait(pause)

    def round(self) -> float:
        """Do one round and return how many seconds to wait before the next."""
        at = self.now()
        try:
            done = self.job.drain(at=at)
            self.beat(at)
        except Exception:  # a worker that gives up is worse than one that complains
            logger.exception("the job %s failed", self.job.name)
            self.failures += 1
            return min(self.job.idle * 2**self.failures, LONGEST_PAUSE)
        self.failures = 0
        return 0.0 if done else self.job.idle

    def beat(self, at: datetime) -> None:
        """Leave a sign of life, now and then."""
        if self.beat_at is None or at - self.beat_at >= BEAT_EVERY:
            Heartbeat.objects.update_or_create(job=self.job.name, defaults={"beat_at": at})
            self.beat_at = at


def run_until(stopping: Event, jobs: Iterable[Job], *, patience: float) -> None:
    """Run `jobs` until `stopping` is set, then wait at most `patience` seconds for what is under way.

    What takes longer is left behind: the threads end with the process, and the next worker does it again.
    """
    threads = [Thread(target=Loop(job, stopping).run, name=job.name, daemon=True) for job in jobs]
    for thread in threads:
        thread.start()
    stopping.wait()
    deadline = time.monotonic() + patience
    for thread in threads:
        thread.join(max(deadline - time.monotonic(), 0))
