"""The search's part of the background worker: build what was marked, tell the engine, and look after the engine."""

from __future__ import annotations

import logging
import secrets
from datetime import datetime, timedelta

from django.utils import timezone

from search import analysis, building, daily, editions, rebuilding, sending, syncing, upkeep
from search.backend.connection import is_configured
from search.exceptions import EngineAway

logger = logging.getLogger(__name__)

LOOK_EVERY = timedelta(seconds=2)
"""How often the engine's indexes are compared with what they should be."""

SYNC_EVERY = timedelta(minutes=10)
"""How often the table is compared with what there is, in case somebody changed something and told nobody, and the
engine with the table."""

FIRST_PAUSE = timedelta(seconds=0.25)
LONGEST_PAUSE = timedelta(seconds=5)
"""The pauses between attempts while the engine is away; they double."""


class SearchWorker:
    """What one worker process remembers between two rounds. Everything that must not be lost is in the database."""

    def __init__(self) -> None:
        self.holder = secrets.token_hex(8)
        self.newest = True
        self.edition_due: datetime | None = None
        self.sync_due: datetime | None = None
        self.second_look_due: datetime | None = None
        self.prepared = False
        self.read_alike = False
        self.look_due: datetime | None = None
        self.engine_due: datetime | None = None
        self.pause = timedelta(0)
        self.trusted = False

    def drain(self, *, at: datetime) -> int:
        """Do one round and return how much was done; 0 means that nothing is waiting now.

        An engine that is away is no error: what it has to be told waits in the table.
        """
        if not self.is_newest(at):
            return 0
        self.sync(at)
        done = building.build(at=at) or self.mark_again()
        if is_configured() and (self.engine_due is None or at >= self.engine_due):
            done += self.serve_engine(at)
        return done

    def is_newest(self, at: datetime) -> bool:
        """Return whether this program is to do the work, or leaves it to a newer version that runs beside it."""
        if self.edition_due and at < self.edition_due:
            return self.newest
        before, self.newest = self.newest, editions.is_newest(at=at)
        self.edition_due = at + LOOK_EVERY
        if before and not self.newest:
            logger.warning("a newer version of this program looks after the search")
            self.sync_due = self.look_due = None
            self.prepared = self.trusted = False
        return self.newest

    def sync(self, at: datetime) -> None:
        """Compare the table with what there is, at the start and now and then; on a new day, begin to build it anew."""
        if self.second_look_due and at >= self.second_look_due:
            # What an older version's worker still had in hand when this one took over.
            self.second_look_due, self.read_alike = None, False
        if self.sync_due and at < self.sync_due:
            return
        if not self.prepared:
            analysis.prepare()
            self.second_look_due = at + editions.LEASE
            self.prepared = True
        daily.note_day(timezone.localdate(at))
        syncing.sync()
        self.sync_due = at + SYNC_EVERY
        self.read_alike = self.trusted = False

    def mark_again(self) -> int:
        """While nothing else waits, have the next entries built again that are due for it; return how many."""
        marked = 0 if self.read_alike else upkeep.mark_read_otherwise()
        self.read_alike = not marked
        return marked or daily.step()

    def serve_engine(self, at: datetime) -> int:
        """Send what is waiting and go on with a rebuild; when the engine does not answer, plan the next attempt."""
        try:
            if self.look_due is None or at >= self.look_due:
                upkeep.look_after_engine(holder=self.holder, at=at)
                self.look_due = at + LOOK_EVERY
            if not self.trusted:
                # Nobody knows what happened to the engine before, or while it was away.
                self.trusted = upkeep.compare_with_engine()
            done = sending.send(at=at) + rebuilding.step(holder=self.holder, at=at)
        except EngineAway as error:
            self.wait_for_engine(at, error)
            return 0
        if self.pause:
            logger.info("the search engine answers again")
            self.pause = timedelta(0)
        return done

    def wait_for_engine(self, at: datetime, error: EngineAway) -> None:
        """Plan the next attempt, which begins with a look at the engine's indexes."""
        if not self.pause:
            logger.warning("the search engine is away: %s", str(error)[:200])
        self.pause = min(max(self.pause * 2, FIRST_PAUSE), LONGEST_PAUSE)
        self.engine_due = at + self.pause
        self.look_due = None
        self.trusted = False


_worker = SearchWorker()


def drain(*, at: datetime) -> int:
    """Do one round of this process's search work and return how much was done."""
    return _worker.drain(at=at)
