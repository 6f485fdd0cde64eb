"""Short random identifiers for public addresses: they reveal neither an order nor a count."""

from __future__ import annotations

import re
import secrets

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
