"""Answer a person who asks what the site holds about an e-mail address, or in a statement."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from hyte.operations.data_requests import take


class Command(BaseCommand):
    """Print everything that is held about an address, or in a statement, as JSON. It is on record."""

    help = "Prints as JSON what is held about an e-mail address: statements, requests, what it follows, mails."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("asked", metavar="address", help="an e-mail address, or the reference of a statement")

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(take(asked=options["asked"], by=None, at=timezone.now()))
