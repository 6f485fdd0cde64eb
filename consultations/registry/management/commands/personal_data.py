"""Answer a person who asks what the site holds about an e-mail address."""

from __future__ import annotations

import json
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from consultations.models import Statement
from consultations.own_data import data_of


class Command(BaseCommand):
    """Print everything that is held about the statements given with an address, as JSON."""

    help = "Prints as JSON what is held about the statements that were given with an e-mail address."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("email")

    def handle(self, *args: Any, **options: Any) -> None:
        statements = Statement.objects.filter(contact__email__iexact=options["email"]).order_by("pk")
        self.stdout.write(json.dumps([data_of(row) for row in statements], ensure_ascii=False, indent=1, default=str))
