"""`manage.py prepare_analysis`: build the word lists of the language analysis once, at install."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from search import analysis

ENGINES = {
    "voikko": "Finnish words are read with Voikko.",
    "simplemma": "Finnish words are read with simplemma and Snowball: without Voikko, compounds are found less well.",
}


class Command(BaseCommand):
    """Without it the first search, or the first document, pays for building the lists."""

    help = "Build the word lists of the language analysis and say which engine reads Finnish."
    requires_system_checks: list[str] = []

    def handle(self, *args: Any, **options: Any) -> None:
        analysis.prepare()
        self.stdout.write(ENGINES[analysis.finnish_engine()])
