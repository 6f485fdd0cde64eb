"""The addresses of views, by their names, in each language of the interface."""

from __future__ import annotations

from django.urls import reverse
from django.utils import translation

from hyte.pages.addresses import LANGUAGES


def in_both_languages(name: str, *args: str) -> dict[str, str]:
    """Return the address called `name` for each language, for the language switch."""
    addresses = {}
    for language in LANGUAGES:
        with translation.override(language):
            addresses[language] = reverse(name, args=args)
    return addresses
