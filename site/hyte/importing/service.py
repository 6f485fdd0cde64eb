"""Import items: each in a transaction of its own, so that a bad one leaves the others alone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, models, transaction

from hyte.importing.items import Item
from hyte.importing.known import Known
from hyte.importing.ordering import by_dependency
from hyte.importing.problems import LineError, Problem, gettext_noop
from hyte.importing.run import Outcome, Run
from hyte.importing.shelving import fill_shelves


@dataclass(frozen=True)
class Importer:
    """How one type is imported: what it becomes, and the function that does it."""

    model: type[models.Model]
    run: Callable[[Any, Run], tuple[Outcome, int]]


@dataclass
class Report:
    """What became of the items, by line and in sums, and the problems."""

    outcomes: dict[int, tuple[Item, Outcome]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def counts(self) -> Counter[tuple[str, Outcome]]:
        """Return how many items of each type had each outcome."""
        return Counter((item.type, outcome) for item, outcome in self.outcomes.values())

    def fail(self, item: Item, error: LineError) -> None:
        self.outcomes[item.line] = (item, Outcome.FAILED)
        self.problems.append(Problem.of(item.line, error))


def import_items(
    *,
    items: Sequence[Item],
    importers: Mapping[str, Importer],
    folder: Path,
    at: datetime,
    dry_run: bool = False,
    progress: Callable[[Iterable[Item]], Iterable[Item]] = iter,
) -> Report:
    """Import `items`, whatever their order, and report what became of each.

    `importers` are in the order in which types are imported where no reference decides. Paths in items are relative to
    `folder`. In a dry run everything is done and taken back; no file is stored. Raises `PlaceMissing` on a database
    that has no site yet.
    """
    known = Known({kind: importer.model for kind, importer in importers.items()})
    run = Run(folder=folder, at=at, known=known, dry_run=dry_run, coming={item.id for item in items})
    report = Report()
    with rehearsal(dry_run):
        ordered = by_dependency(items, importers)
        for item in progress(ordered):
            import_one(item, importers[item.type], run, report)
        for item in ordered:
            if item.id in run.postponed:
                import_one(item, importers[item.type], run, report)
        by_line = {item.line: item for item in items}
        for line, error in fill_shelves(run):
            report.fail(by_line[line], error)
    return report


@contextmanager
def rehearsal(dry_run: bool) -> Iterator[None]:
    """Take back, at the end of a dry run, what was done in the database."""
    if not dry_run:
        yield
        return
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def import_one(item: Item, importer: Importer, run: Run, report: Report) -> None:
    """Import one item in a transaction of its own; take back what it did, files included, when it fails."""
    run.coming.discard(item.id)
    run.stored.clear()
    try:
        with transaction.atomic():
            outcome, pk = refusing(importer.run, item, run)
    except LineError as error:
        report.fail(item, error)
        run.take_back()
        return
    run.known.note(item.type, item.id, pk)
    earlier = report.outcomes.get(item.line, (item, Outcome.UNCHANGED))[1]
    report.outcomes[item.line] = (item, outcome if earlier is Outcome.UNCHANGED else earlier)


def refusing(act: Callable[[Any, Run], tuple[Outcome, int]], item: Item, run: Run) -> tuple[Outcome, int]:
    """Do `act`; turn a refusal by a model or by the database into one of the line."""
    try:
        return act(item, run)
    except ValidationError as error:
        reason = " ".join(error.messages)
    except IntegrityError as error:
        reason = str(error).strip().splitlines()[0]
    raise LineError(gettext_noop("The site refuses this: %(reason)s"), reason=reason)
