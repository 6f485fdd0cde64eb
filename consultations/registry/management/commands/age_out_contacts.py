"""Delete contact data that has aged, now and with a time of one's own."""

from __future__ import annotations

from argparse import ArgumentParser
from datetime import timedelta
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from consultations.registry.ageing import KEPT_AFTER_CLOSING, age_out, aged


class Command(BaseCommand):
    """Delete how to reach the authors of consultations that closed long ago."""

    help = "Deletes the contact data of consultations that closed long ago. The worker does it daily with the default."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--older-than-days", type=int, default=KEPT_AFTER_CLOSING.days, metavar="DAYS")
        parser.add_argument("--dry-run", action="store_true", help="only say whether there is anything")

    def handle(self, *args: Any, **options: Any) -> None:
        at, kept = timezone.now(), timedelta(days=options["older_than_days"])
        if options["dry_run"]:
            self.stdout.write(f"Contact data to delete: {'some' if aged(at, kept) else 'none'}.")
            return
        total = 0
        while done := age_out(at=at, kept=kept):
            total += done
        self.stdout.write(f"Contact data deleted: {total}.")
