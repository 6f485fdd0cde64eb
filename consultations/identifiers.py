"""Short random identifiers for public addresses: they reveal neither an order nor a count."""

from __future__ import annotations

import re
import secrets
from collections.abc import Mapping
from dataclasses import dataclass

ALPHABET = "23456789abcdefghjkmnpqrstuvwxyz"
"""Digits and letters that are not mistaken for each other when read from paper."""

LENGTH = 12

PATTERN = f"[{ALPHABET}]{{{LENGTH}}}"


def new_public_id() -> str:
    """Return twelve random characters, about 59 bits."""
    return "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))


def is_public_id(value: str) -> bool:
    """Return whether `value` has the form of a public identifier."""
    return re.fullmatch(PATTERN, value) is not None


@dataclass(frozen=True)
class Place:
    """The public id of the row beside which a page of a list lies, after it or before it; empty for the first page."""

    beside: str = ""
    before: bool = False


FIRST_PAGE = Place()


def place_in(parameters: Mapping[str, str]) -> Place:
    """Return the place that the parameters `after` and `before` name; the first page where they name none."""
    for name in ("after", "before"):
        if is_public_id(parameters.get(name, "")):
            return Place(parameters[name], before=name == "before")
    return FIRST_PAGE
