"""Compile the message catalogues without gettext's programs, which a machine without root may lack."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from django.conf import settings
from django.core.management.base import BaseCommand, CommandError


class Command(BaseCommand):
    """Write a `.mo` beside each `.po`; with `--check` only look for what is missing or fuzzy."""

    help = "Compile the message catalogues; --check fails on missing or fuzzy messages instead."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--check", action="store_true", help="write nothing, fail on missing or fuzzy messages")

    def handle(self, *args: Any, check: bool, **options: Any) -> None:
        faults = []
        for source in catalogues():
            with source.open("rb") as file:
                catalogue = read_po(file)
            if check:
                faults += [f"{source.parent.parent.name}: {fault}" for fault in faults_of(catalogue)]
            else:
                with source.with_suffix(".mo").open("wb") as file:
                    write_mo(file, catalogue)
        if faults:
            raise CommandError("\n".join(faults))


def catalogues() -> list[Path]:
    """Return the catalogues of the site's own languages."""
    return sorted(path for folder in settings.LOCALE_PATHS for path in Path(folder).glob("*/LC_MESSAGES/*.po"))


def faults_of(catalogue: Catalog) -> list[str]:
    """Return a line for each message that is not translated, or whose translation nobody has confirmed."""
    faults = []
    for message in catalogue:
        if not message.id:
            continue
        strings = message.string if isinstance(message.string, tuple) else (message.string,)
        if not all(strings):
            faults.append(f"not translated: {message.id!r}")
        elif message.fuzzy:
            faults.append(f"fuzzy: {message.id!r}")
    return faults
