"""`manage.py import_content FILE`: content of another system, as JSON Lines."""

from __future__ import annotations

from argparse import ArgumentParser
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone, translation
from django.utils.translation import gettext, ngettext, pgettext
from tqdm import tqdm

from hyte.importing.importers import IMPORTERS
from hyte.importing.items import TYPES, Item
from hyte.importing.parsing import parse
from hyte.importing.problems import Problem
from hyte.importing.run import Outcome
from hyte.importing.service import Report, import_items
from hyte.structure.places import PlaceMissing


class Command(BaseCommand):
    help = (
        "Import contacts, pages, consultations, statements, partnership days, files and posts from a file of JSON "
        "Lines. Running it again changes only what changed. Bad lines are named and the rest is imported; the exit "
        "status is then 1."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, help="paths in the file are relative to its folder")
        parser.add_argument("--dry-run", action="store_true", help="say what would be done and write nothing")
        parser.add_argument(
            "--language", default=settings.LANGUAGE_CODE, choices=["fi", "sv", "en"], help="of the messages"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        with translation.override(options["language"]):
            self.import_file(options["file"], dry_run=options["dry_run"])

    def import_file(self, file: Path, *, dry_run: bool) -> None:
        try:
            with file.open("rb") as lines:
                parsed = parse(lines, TYPES)
            report = import_items(
                items=parsed.items,
                importers=IMPORTERS,
                folder=file.parent,
                at=timezone.now(),
                dry_run=dry_run,
                progress=progress_bar,
            )
        except OSError as error:
            raise CommandError(f"{file}: {error.strerror}") from None
        except PlaceMissing:
            raise CommandError(gettext("There is no site yet: run create_site first.")) from None
        problems = sorted([*parsed.problems, *report.problems], key=lambda problem: problem.line)
        for problem in parsed.remarks:
            self.stderr.write(self.style.WARNING(explain(problem)))
        for problem in problems:
            self.stderr.write(self.style.ERROR(explain(problem)))
        self.summarise(report, dry_run=dry_run)
        if problems:
            lines_failed = len({problem.line for problem in problems})
            raise CommandError(
                ngettext("%(count)s line was not imported.", "%(count)s lines were not imported.", lines_failed)
                % {"count": lines_failed}
            )

    def summarise(self, report: Report, *, dry_run: bool) -> None:
        """Print a row of figures for each type, in a dry run every item that would change, too."""
        if dry_run:
            for line, (item, outcome) in sorted(report.outcomes.items()):
                if outcome in (Outcome.CREATED, Outcome.CHANGED):
                    self.stdout.write(f"{line}: {item.type} {item.id}: {label(outcome)}")
            self.stdout.write(gettext("This was a dry run: nothing was written."))
        counts = report.counts()
        for kind in IMPORTERS:
            figures = [f"{label(outcome)} {counts[kind, outcome]}" for outcome in Outcome if counts[kind, outcome]]
            if figures:
                self.stdout.write(f"{kind}: {', '.join(figures)}")


def progress_bar(items: Iterable[Item]) -> Iterable[Item]:
    """Show how far the import is, where somebody is watching."""
    return tqdm(items, unit=" items", disable=None)


def explain(problem: Problem) -> str:
    """Return a problem in the language of the reader, with the number of its line."""
    reason = gettext(problem.message) % problem.parameters
    return gettext("line %(line)s: %(reason)s") % {"line": problem.line, "reason": reason}


def label(outcome: Outcome) -> str:
    return {
        Outcome.CREATED: pgettext("import", "created"),
        Outcome.CHANGED: gettext("changed"),
        Outcome.UNCHANGED: gettext("unchanged"),
        Outcome.FAILED: gettext("failed"),
    }[outcome]
