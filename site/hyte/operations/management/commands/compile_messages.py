"""Compile the message catalogues without gettext's programs, which a machine without root may lack."""

from __future__ import annotations

import re
from argparse import ArgumentParser
from collections import Counter
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

PLACEHOLDER = re.compile(r"%\(\w+\)[a-z]|%[a-z]|\{\w*\}|<[^<>]+>")
"""`%(name)s`, `%s`, `{name}`, and the HTML that a text of Wagtail may hold."""


class Command(BaseCommand):
    """Write a `.mo` beside each `.po`; with `--check` only look for faults."""

    help = "Compile the message catalogues; --check fails on missing, fuzzy or wrongly filled messages instead."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--check", action="store_true", help="write nothing, fail on what is wrong")

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
    """Return our catalogues: the site's own texts, and what fills the gaps of Wagtail's."""
    return sorted(path for folder in settings.LOCALE_PATHS for path in Path(folder).glob("*/LC_MESSAGES/*.po"))


def faults_of(catalogue: Catalog) -> list[str]:
    """Return a line for each message without a confirmed translation, or whose translation has other placeholders."""
    faults = []
    for message in catalogue:
        if not message.id:
            continue
        sources, strings = as_tuple(message.id), as_tuple(message.string)
        if not all(strings):
            faults.append(f"not translated: {message.id!r}")
        elif message.fuzzy:
            faults.append(f"fuzzy: {message.id!r}")
        elif any(placeholders(source) != placeholders(text) for source, text in zip(sources, strings, strict=True)):
            faults.append(f"other placeholders: {message.id!r}")
    return faults


def as_tuple(text: str | tuple[str, ...]) -> tuple[str, ...]:
    """Return the forms of a text that may have a singular and a plural."""
    return text if isinstance(text, tuple) else (text,)


def placeholders(text: str) -> Counter[str]:
    """Return how often each placeholder and each HTML tag is in `text`, in whatever order."""
    return Counter(PLACEHOLDER.findall(text))
