"""What has changed between two texts, word by word, for a moderator who saw the earlier one. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum


class Kind(StrEnum):
    """What became of a stretch of text."""

    SAME = "same"
    REMOVED = "removed"
    ADDED = "added"


@dataclass(frozen=True)
class Stretch:
    """Words in a row that had the same fate."""

    kind: Kind
    text: str


def changes(before: str, after: str) -> list[Stretch]:
    """Return the stretches that lead from `before` to `after`; without the removed ones they are `after`."""
    old, new = (re.findall(r"\s+|[^\s]+", text) for text in (before, after))
    stretches = []
    for tag, start, end, new_start, new_end in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            stretches.append(Stretch(Kind.SAME, "".join(old[start:end])))
            continue
        stretches.append(Stretch(Kind.REMOVED, "".join(old[start:end])))
        stretches.append(Stretch(Kind.ADDED, "".join(new[new_start:new_end])))
    return [stretch for stretch in stretches if stretch.text]
