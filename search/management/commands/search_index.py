"""Look at the search index, bring it up to date, make it anew, or compare it with the table."""

from __future__ import annotations

import secrets
from argparse import ArgumentParser
from collections.abc import Callable, Iterable
from functools import partial
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from tqdm import tqdm

from search import building, rebuilding, sending, syncing, upkeep
from search.backend import indexes
from search.backend.connection import NOT_CONFIGURED, is_configured
from search.comparing import Difference, engine_differences
from search.exceptions import EngineAway, RebuildRuns
from search.findables import gather
from search.meaning.embedding import identity, is_on
from search.models import EngineIndex, Entry, Meaning
from search.rereading import source_differences
from search.service import engine_in_use

MOST_LINES = 50
"""Differences that are listed one by one."""

NOT_COMPARED = 2
"""The exit status when the engine is away."""


class Command(BaseCommand):
    """One verb, each safe at any time, also while the background worker runs."""

    help = "status: how far it is; sync: build and send everything anew; rebuild: fill a new index; verify: compare."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("verb", choices=["status", "sync", "rebuild", "verify"])
        parser.add_argument("--deep", action="store_true", help="verify: ask the source of every entry, too")

    def handle(self, *args: Any, verb: str, deep: bool, **options: Any) -> None:
        try:
            self.verify(deep=deep) if verb == "verify" else getattr(self, verb)()
        except RebuildRuns:
            raise CommandError("The index is being rebuilt already: wait until that is done.") from None
        except EngineAway as error:
            raise CommandError(f"The search engine is away: {str(error)[:200]}", returncode=NOT_COMPARED) from None

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
            "wrong with it": self.faults(),
            **self.vectors(),
        }
        for name, value in lines.items():
            self.stdout.write(f"{name + ':':20} {value}")

    def sync(self) -> None:
        """Have everything built and sent anew, and do it; read first what files nobody has read yet."""
        self.progress("Gathering", None, lambda: gather(at=timezone.now()))
        syncing.sync()
        syncing.mark_everything()
        self.progress("Building", Entry.objects.to_build().count(), lambda: building.build(at=timezone.now()))
        if is_configured():
            self.progress("Sending", Entry.objects.to_send().count(), lambda: sending.send(at=timezone.now()))

    def rebuild(self) -> None:
        """Fill a new index from the table and let it serve; fail where another one does in the end."""
        self.need_engine()
        holder = secrets.token_hex(8)
        rebuilding.begin(holder=holder, at=timezone.now())
        begun = EngineIndex.current()
        waiting = Entry.objects.public().filter(pk__gt=begun.filled_to).count()
        self.progress("Filling", waiting, lambda: rebuilding.step(holder=holder, at=timezone.now()))
        if EngineIndex.current().serving != begun.building:
            raise CommandError(f"{begun.building} does not serve: somebody took it over or gave it up. See `status`.")
        self.stdout.write(f"{begun.building} serves.")

    def verify(self, *, deep: bool) -> None:
        """Compare every entry with the engine, and with `deep` with its source; say what differs, and fail if so.

        What waits to be built or sent is not counted.
        """
        if not deep:
            self.need_engine()
        found = self.verify_engine() if is_configured() else 0
        if deep:
            found += self.listed("Sources", partial(source_differences, at=timezone.now()))
        if found:
            raise CommandError(f"{found} differences. The background worker mends them; so does `sync`.")
        self.stdout.write(f"{Entry.objects.public().count()} public entries, no difference.")

    def verify_engine(self) -> int:
        """Say what is wrong with the index, then which entries differ; return how much that is."""
        wrong = upkeep.faults(indexes.indexes())
        for fault in wrong:
            self.stdout.write(fault)
        if not EngineIndex.current().serving:
            return len(wrong)
        return len(wrong) + self.listed("Engine", partial(engine_differences, content=True))

    def listed(self, what: str, compare: Callable[..., Iterable[Difference]]) -> int:
        """Write differences as they are found, the first of them one by one; return how many there are."""
        found = 0
        with tqdm(total=Entry.objects.count(), desc=what, unit=" entries") as bar:
            for found, difference in enumerate(compare(seen=bar.update), start=1):
                if found <= MOST_LINES:
                    bar.clear()
                    self.stdout.write(f"{difference.key} {difference.thing}: {difference.problem}")
        if found > MOST_LINES:
            self.stdout.write(f"… and {found - MOST_LINES} more.")
        return found

    def faults(self) -> str:
        """Return what is wrong with the index, in one line."""
        try:
            return "; ".join(upkeep.faults(indexes.indexes())) or "nothing" if is_configured() else "nothing"
        except EngineAway as error:
            return f"the engine is away: {str(error)[:100]}"

    def vectors(self) -> dict[str, str]:
        """Return how many entries have the vector of a model, where one is switched on."""
        if not is_on():
            return {}
        return {"with a vector": f"{Meaning.objects.by(identity()).count()}, by {identity()}"}

    def need_engine(self) -> None:
        """Raise `CommandError` when the site has no engine."""
        if not is_configured():
            raise CommandError(NOT_CONFIGURED)

    def progress(self, what: str, total: int | None, work: Callable[[], int]) -> None:
        """Repeat `work` until it does nothing more, with a progress bar."""
        with tqdm(total=total, desc=what, unit=" entries") as bar:
            while done := work():
                bar.update(done)
