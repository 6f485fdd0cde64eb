"""Erase a statement for a person who asks for it without the signed link."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from consultations.erasure import erase_statement
from consultations.models import Statement


class Command(BaseCommand):
    """Erase the words, names, address and files of a statement, by its reference. The decisions stay."""

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
        erase_statement(statement=statement, at=timezone.now())
        self.stdout.write(f"Erased: {statement.public_id}.")
