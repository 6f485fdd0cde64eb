"""Compare two versions of a text word by word, for people: what was taken out and what was put in. Pure functions."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

WORD = re.compile(r"\s+|[^\s\w]|\w+")


class Change(StrEnum):
    """What happened to a run of text."""

    SAME = "same"
    REMOVED = "removed"
    ADDED = "added"


@dataclass(frozen=True)
class Run:
    """A run of text with one fate."""

    change: Change
    text: str


def compare(before: str, after: str) -> list[Run]:
    """Return the runs that lead from `before` to `after`: paragraphs first, words within a changed paragraph.

    Joining what is not `ADDED` gives `before`, joining what is not `REMOVED` gives `after`.
    """
    runs: list[Run] = []
    old, new = lines_of(before), lines_of(after)
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            runs.append(Run(Change.SAME, "".join(old[i1:i2])))
        elif tag == "replace":
            runs += compare_words("".join(old[i1:i2]), "".join(new[j1:j2]))
        else:
            runs += removed_and_added("".join(old[i1:i2]), "".join(new[j1:j2]))
    return joined(runs)


def lines_of(text: str) -> list[str]:
    return text.splitlines(keepends=True)


def compare_words(before: str, after: str) -> list[Run]:
    old, new = WORD.findall(before), WORD.findall(after)
    runs: list[Run] = []
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            runs.append(Run(Change.SAME, "".join(old[i1:i2])))
        else:
            runs += removed_and_added("".join(old[i1:i2]), "".join(new[j1:j2]))
    return runs


def removed_and_added(before: str, after: str) -> list[Run]:
    both = (Run(Change.REMOVED, before), Run(Change.ADDED, after))
    return [run for run in both if run.text]


def joined(runs: list[Run]) -> list[Run]:
    """Return `runs` with neighbours of one fate made one."""
    whole: list[Run] = []
    for run in runs:
        if whole and whole[-1].change == run.change:
            whole[-1] = Run(run.change, whole[-1].text + run.text)
        else:
            whole.append(run)
    return whole
