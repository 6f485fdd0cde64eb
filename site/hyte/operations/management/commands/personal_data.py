"""Answer a person who asks what the site holds about an e-mail address."""

from __future__ import annotations

import json
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from hyte.operations.personal_data import as_json, held_about


class Command(BaseCommand):
    """Print everything that is held about an address, as JSON."""

    help = "Prints as JSON what is held about an e-mail address: statements, requests, what it follows, mails."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("email")

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(json.dumps(held_about(options["email"]), ensure_ascii=False, indent=1, default=as_json))
