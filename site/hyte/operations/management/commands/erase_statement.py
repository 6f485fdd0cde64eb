"""Erase a statement for a person who asks for it without the signed link."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from consultations.models import Statement
from hyte.operations.data_requests import erase


class Command(BaseCommand):
    """Erase the words, names, address and files of a statement, by its reference, on record. The decisions stay."""

    help = "Erases a statement by its reference: words, names, address and files, for good. The decisions stay."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("reference")
        parser.add_argument("--yes", action="store_true", help="do it; without it the command only says what it found")

    def handle(self, *args: Any, **options: Any) -> None:
        statement = Statement.objects.filter(public_id=options["reference"]).first()
        if statement is None:
            raise CommandError(f"There is no statement {options['reference']}.")
        if not options["yes"]:
            self.stdout.write(f"{statement}: {statement.comments.count()} comments. Say --yes to erase it for good.")
            return
        reference = statement.public_id
        erased = erase(asked=reference, address=False, words=[reference], by=None, at=timezone.now())
        self.stdout.write(f"Erased: {reference}." if erased else f"Nothing was left to erase: {reference}.")
