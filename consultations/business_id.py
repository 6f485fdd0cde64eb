"""The Finnish business ID (Y-tunnus): seven digits, a hyphen and a check digit."""

from __future__ import annotations

import re

WEIGHTS = (7, 9, 10, 5, 8, 4, 2)
"""Of the seven digits in order; the check is modulo 11, as the Finnish Tax Administration describes it."""

FORM = re.compile(r"^(\d{6,7})-(\d)$", re.ASCII)


def normalise_business_id(value: str) -> str | None:
    """Return `value` as seven digits, hyphen and check digit, or `None` when it is not a valid business ID."""
    match = FORM.match(value.strip().replace("\u2013", "-"))
    if match is None:
        return None
    digits = match[1].zfill(7)
    remainder = sum(weight * int(digit) for weight, digit in zip(WEIGHTS, digits, strict=True)) % 11
    if remainder == 1:
        return None
    check = 0 if remainder == 0 else 11 - remainder
    return f"{digits}-{check}" if check == int(match[2]) else None
