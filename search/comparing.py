"""Compare the table with the engine, entry by entry, without holding more than a few of either in memory."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from enum import StrEnum
from itertools import islice
from typing import NamedTuple, TypeVar

from search.backend.indexes import serving_alias
from search.backend.mapping import source_of
from search.backend.reading import Held, holdings
from search.models import Entry, EntryQuerySet

BATCH = 1_000
"""Entries that are looked at together."""

Row = TypeVar("Row")


class Problem(StrEnum):
    """How an entry can differ."""

    MISSING = "the engine does not have it"
    SURPLUS = "the engine has it, and it is not public"
    UNKNOWN = "the engine has it, and the table does not know it"
    VERSION = "the engine has another version"
    CONTENT = "the engine has other content"
    NOT_PUBLIC = "it can be found, and its source is not public"
    HIDDEN = "it cannot be found, and its source is public"
    STALE = "its source says something else"
    UNLISTED = "it is not in the table"


class Difference(NamedTuple):
    """Something that differs: an entry by its key, or by the engine's name for it, with what it stands for if known."""

    key: int
    thing: str
    problem: Problem


def nobody(_done: int) -> None:
    """Take no notice of how far a comparison has come."""


def engine_differences(*, content: bool = False, seen: Callable[[int], object] = nobody) -> Iterator[Difference]:
    """Yield where the engine differs from what it has confirmed; what is still to be built or sent is not counted.

    With `content`, what was sent is compared too, not only its version. `seen` is told the number of entries looked at.
    Raises `EngineAway`.
    """
    for batch in in_batches(suspected(content, seen), BATCH):
        yield from confirmed(batch, content)


def suspected(content: bool, seen: Callable[[int], object]) -> Iterator[str]:
    """Yield the ids of entries that look different. Both sides come in the order of the keys, but not at one moment."""
    there = holdings(serving_alias())
    held = next(there, None)
    for entry in to_compare(content).iterator(chunk_size=BATCH):
        while held and held.key < entry.pk:
            yield held.id
            held = next(there, None)
        found, held = (held, next(there, None)) if held and held.key == entry.pk else (None, held)
        if problem_of(entry, found, content):
            yield str(entry.pk)
        seen(1)
    if held:
        yield held.id
    yield from (held.id for held in there)


def confirmed(ids: list[str], content: bool) -> Iterator[Difference]:
    """Yield those that differ for certain: the engine was asked between two looks at an entry that did not change."""
    keys = [int(each) for each in ids if each.isascii() and each.isdigit()]
    before = {str(entry.pk): entry for entry in to_compare(content).filter(pk__in=keys)}
    there = {held.id: held for held in holdings(serving_alias(), ids)}
    after = dict(Entry.objects.filter(pk__in=keys).values_list("pk", "version"))
    for each in dict.fromkeys(ids):
        entry, held = before.get(each), there.get(each)
        if entry and after.get(entry.pk) == entry.version:
            problem = problem_of(entry, held, content)
        else:
            problem = Problem.UNKNOWN if held and held.key not in after else None
        if problem:
            yield Difference(entry.pk if entry else 0, str(entry or each), problem)


def to_compare(content: bool) -> EntryQuerySet:
    """Return the entries with what is compared of them."""
    entries: EntryQuerySet = Entry.objects.order_by("pk")
    return entries if content else entries.defer("document", "words")


def problem_of(entry: Entry, held: Held | None, content: bool) -> Problem | None:
    """Return how what the engine holds of `entry` differs from what it should, if it does."""
    if not entry.is_settled:
        return None
    if not entry.public:
        return Problem.SURPLUS if held else None
    if not held:
        return Problem.MISSING
    if held.version != entry.sent_version:
        return Problem.VERSION
    return Problem.CONTENT if content and held.content != source_of(entry)["content"] else None


def in_batches(rows: Iterable[Row], size: int) -> Iterator[list[Row]]:
    """Yield `rows` in lists of at most `size`."""
    remaining = iter(rows)
    while batch := list(islice(remaining, size)):
        yield batch
