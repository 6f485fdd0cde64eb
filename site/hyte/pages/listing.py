"""What the addresses of filtered lists say. Anything that means nothing is passed over: a list always has an answer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from django.utils.translation import gettext as _

PAGE_SIZE = 20
LONGEST_NUMBER = 9
"""Digits. No key of the site is longer, and a database refuses what does not fit its integers."""


def number_in(parameters: Mapping[str, str], name: str) -> int:
    """Return the whole number that the parameter `name` holds, 0 where it holds none."""
    text = parameters.get(name, "")
    return int(text) if text.isascii() and text.isdigit() and len(text) <= LONGEST_NUMBER else 0


@dataclass(frozen=True)
class Choice:
    """One of the values that a list can be narrowed to, and whether it is; `url` leads to the list narrowed so."""

    label: str
    url: str
    chosen: bool


@dataclass(frozen=True)
class Filter:
    """One way of narrowing a list: the parameter of the address, its name and the values, all of them first."""

    name: str
    label: str
    choices: list[Choice]

    @classmethod
    def of(
        cls, name: str, label: str, offered: Mapping[str, str], chosen: Mapping[str, str], *, otherwise: str = ""
    ) -> Filter:
        """Return the filter `name` of a list that is narrowed as `chosen` says; the other filters stay as they are.

        `otherwise` names the list without this filter; "All" unless told.
        """

        def choice(value: str, text: str) -> Choice:
            query = {key: kept for key, kept in {**chosen, name: value}.items() if kept}
            return Choice(text, f"?{urlencode(query)}", chosen.get(name, "") == value)

        every = choice("", otherwise or _("All"))
        return cls(name, label, [every, *(choice(value, text) for value, text in offered.items())])
