"""Delete contact data that has aged, now and with a time of one's own."""

from __future__ import annotations

from argparse import ArgumentParser
from datetime import timedelta
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from consultations.distribution import contacts
from consultations.period import CONTACTS_KEPT
from consultations.registry import ageing


class Command(BaseCommand):
    """Delete how to reach the authors, and those who were asked, of consultations that closed long ago."""

    help = "Deletes the contact data of consultations that closed long ago. The worker does it daily with the default."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--older-than-days", type=int, default=CONTACTS_KEPT.days, metavar="DAYS")
        parser.add_argument("--dry-run", action="store_true", help="only say whether there is anything")

    def handle(self, *args: Any, **options: Any) -> None:
        at, kept = timezone.now(), timedelta(days=options["older_than_days"])
        if options["dry_run"]:
            some = ageing.aged(at, kept) or contacts.aged(at, kept)
            self.stdout.write(f"Contact data to delete: {'some' if some else 'none'}.")
            return
        total = 0
        for age_out in (ageing.age_out, contacts.age_out):
            while done := age_out(at=at, kept=kept):
                total += done
        self.stdout.write(f"Contact data deleted: {total}.")
