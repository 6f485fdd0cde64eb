"""`manage.py configuration`: what the environment has set, for an operator who wonders."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand


class Command(BaseCommand):
    """Print the configuration in force, one variable a line, without secrets and passwords."""

    help = "Print the configuration in force without its secrets."
    requires_system_checks: list[str] = []

    def handle(self, *args: Any, **options: Any) -> None:
        for name, value in sorted(settings.ENVIRONMENT.redacted().items()):
            self.stdout.write(f"{name}: {value}")
