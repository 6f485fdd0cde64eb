"""Look at the search index, bring it up to date, make it anew, or compare it with the table."""

from __future__ import annotations

import secrets
from argparse import ArgumentParser
from collections.abc import Callable
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from tqdm import tqdm

from search import building, rebuilding, sending, syncing
from search.backend.connection import NOT_CONFIGURED, is_configured
from search.exceptions import EngineAway, RebuildRuns
from search.models import EngineIndex, Entry
from search.service import engine_in_use

MOST_LINES = 50
"""Differences that are listed one by one."""


class Command(BaseCommand):
    """One verb, each safe at any time, also while the background worker runs."""

    help = "status: how far it is; sync: build and send everything anew; rebuild: fill a new index; verify: compare."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("verb", choices=["status", "sync", "rebuild", "verify"])

    def handle(self, *args: Any, verb: str, **options: Any) -> None:
        try:
            getattr(self, verb)()
        except RebuildRuns:
            raise CommandError("The index is being rebuilt already: wait until that is done.") from None
        except EngineAway as error:
            raise CommandError(f"The search engine is away: {str(error)[:200]}") from None

    def status(self) -> None:
        """Print how many entries there are and what waits."""
        index = EngineIndex.current()
        lines = {
            "answers searches": engine_in_use().value,
            "public entries": Entry.objects.public().count(),
            "to build": Entry.objects.to_build().count(),
            "to send": Entry.objects.to_send().count() if is_configured() else "no engine is configured",
            "to be tried again": Entry.objects.exclude(retry_at=None).count(),
            "index": index.serving or "none",
            "being filled": index.building or "none",
        }
        for name, value in lines.items():
            self.stdout.write(f"{name + ':':20} {value}")

    def sync(self) -> None:
        """Have everything built and sent anew, and do it."""
        syncing.sync()
        syncing.mark_everything()
        self.progress("Building", Entry.objects.to_build().count(), lambda: building.build(at=timezone.now()))
        if is_configured():
            self.progress("Sending", Entry.objects.to_send().count(), lambda: sending.send(at=timezone.now()))

    def rebuild(self) -> None:
        """Fill a new index from the table and let it serve."""
        self.need_engine()
        holder = secrets.token_hex(8)
        rebuilding.begin(holder=holder, at=timezone.now())
        waiting = Entry.objects.public().filter(pk__gt=EngineIndex.current().filled_to).count()
        self.progress("Filling", waiting, lambda: rebuilding.step(holder=holder, at=timezone.now()))

    def verify(self) -> None:
        """Compare every entry with the engine; fail when they differ. What waits to be sent is not counted."""
        self.need_engine()
        found = syncing.differences()
        for difference in found[:MOST_LINES]:
            self.stdout.write(f"{difference.entry_id}: version {difference.expected} here, {difference.held} there")
        if found:
            raise CommandError(f"{len(found)} entries differ. The background worker mends that; so does `sync`.")
        self.stdout.write(f"{Entry.objects.public().count()} public entries, no difference.")

    def need_engine(self) -> None:
        """Raise `CommandError` when the site has no engine."""
        if not is_configured():
            raise CommandError(NOT_CONFIGURED)

    def progress(self, what: str, total: int, work: Callable[[], int]) -> None:
        """Repeat `work` until it does nothing more, with a progress bar."""
        with tqdm(total=total, desc=what, unit=" entries") as bar:
            while done := work():
                bar.update(done)
