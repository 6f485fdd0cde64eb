"""`manage.py load_demo`: the demo content and the demo accounts, once, on the embedded profile."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from hyte.demo.loading import ContentExists, load_demo
from search import building


class Command(BaseCommand):
    help = "Fill an empty database with the demo content. Does nothing when there is a site already."

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.DEMO:
            raise CommandError("The demo content is for the embedded profile only.")
        try:
            report = load_demo(at=timezone.now())
        except ContentExists:
            self.stdout.write("There is a site already: the demo content was not loaded.")
        else:
            while building.build(at=timezone.now()):
                pass  # so that the first visitor finds the content before the worker has come round
            self.stdout.write(f"Loaded {len(report.outcomes)} items of demo content.")
