"""Why a statement waits for a moderator even where comments are published at once. Nothing is ever dropped.

What can be told from the form alone is told here; what needs the site's memory is in `consultations.moderation`.
"""

from __future__ import annotations

import re
from datetime import timedelta
from enum import StrEnum

FASTEST_HUMAN = timedelta(seconds=4)
"""Time between handing out the form and its return."""

MOST_LINKS = 3
"""Web addresses in one statement; associations seldom refer to more sources than this."""

ADDRESS = re.compile(r"https?://|www\.", re.IGNORECASE)


class Signal(StrEnum):
    """One reason to hold a statement. Stored as its value, or as the value, a colon and what was found."""

    TRAP = "trap"
    TOO_FAST = "too_fast"
    LINKS = "links"
    MARKUP = "markup"
    SHORTENED = "shortened"
    ADDRESS_AS_NAME = "address_as_name"
    STRANGE = "strange"
    ADVERTISEMENT = "advertisement"
    LIKE_AUTHORITY = "like_authority"
    MIXED_SCRIPTS = "mixed_scripts"
    BLOCKED_WORD = "blocked_word"
    LIKE_ANOTHER = "like_another"
    SAME_NETWORK = "same_network"
    SURGE = "surge"
    HOLD = "hold"

    def found(self, detail: str | int) -> str:
        """Return the signal with what it was found in, as it is stored."""
        return f"{self.value}:{detail}"


def signals(*, texts: list[str], trap: str, age: timedelta) -> list[Signal]:
    """Return the signs found in the texts, the field that only machines fill, and the age of the form."""
    found = []
    if trap:
        found.append(Signal.TRAP)
    if age < FASTEST_HUMAN:
        found.append(Signal.TOO_FAST)
    if sum(len(ADDRESS.findall(text)) for text in texts) > MOST_LINKS:
        found.append(Signal.LINKS)
    return found
