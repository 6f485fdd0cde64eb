"""Erase an e-mail address for the person who asks for it."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from hyte.operations.data_requests import erase
from hyte.operations.personal_data import held_about


class Command(BaseCommand):
    """Delete an address wherever somebody has given it, with the mails to it, on record.

    The words of statements stay.
    """

    help = "Erases an e-mail address: contact data, what it follows, and mails. Statements keep their words."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("email")
        parser.add_argument("--yes", action="store_true", help="do it; without it the command only says what it found")

    def handle(self, *args: Any, **options: Any) -> None:
        found = ", ".join(f"{name} {len(rows)}" for name, rows in held_about(options["email"]).items() if rows)
        if not options["yes"]:
            self.stdout.write(f"Found: {found or 'nothing'}. Say --yes to erase the address for good.")
            return
        erased = erase(asked=options["email"], address=True, words=(), by=None, at=timezone.now())
        self.stdout.write(f"Erased. Found: {found or 'nothing'}.")
        for reference in erased.without_address:
            self.stdout.write(f"The words stay until: manage.py erase_statement {reference} --yes")
