"""How much two texts have in common, told from short sketches of them that give no word away. Pure.

A sketch holds the smallest keyed hashes of a text's runs of three words; what two sketches share estimates what the
texts share (the bottom-k form of MinHash).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Set
from hashlib import blake2b
from itertools import islice

from consultations.moderation.disguise import plain

RUN = 3
"""Words in a run."""

FEWEST_WORDS = 12
"""Shorter texts have no sketch: many people write "Kannatamme ehdotusta" on their own."""

SKETCH_SIZE = 64
ALIKE = 0.8
"""From this share of common runs on, two texts count as the same with small changes."""

TELLING = int(SKETCH_SIZE * (1 - ALIKE)) + 1
"""How many of its smallest numbers tell that a text is not alike."""

WORD = re.compile(r"[^\W_]+")


def sketch(text: str, *, key: bytes) -> frozenset[int]:
    """Return the sketch of `text` under `key`, empty for a short text. Case, marks and punctuation do not matter."""
    words = WORD.findall(plain(text))
    if len(words) < FEWEST_WORDS:
        return frozenset()
    runs = {" ".join(run) for run in zip(*(islice(words, start, None) for start in range(RUN)), strict=False)}
    return frozenset(sorted(number(run, key) for run in runs)[:SKETCH_SIZE])


def number(run: str, key: bytes) -> int:
    """Return 52 bits of a keyed hash, which survive JSON whoever reads it."""
    return int.from_bytes(blake2b(run.encode(), key=key[:64], digest_size=8).digest(), "big") >> 12


def first_copy(own: Set[int], sketches: Iterable[Set[int]]) -> int | None:
    """Return the place of the first of `sketches` that is alike, `None` where none is.

    A new text is held against hundreds that are not: of texts that are alike fewer than `TELLING` of the numbers that
    count are in one of them only, so that one at least of the smallest of `own` is in the other.
    """
    smallest = frozenset(sorted(own)[:TELLING])
    for place, sketch in enumerate(sketches):
        if not smallest.isdisjoint(sketch) and likeness(own, sketch) >= ALIKE:
            return place
    return None


def likeness(first: Set[int], second: Set[int]) -> float:
    """Return the estimated share of runs that two texts have in common, 0 where one of them has no sketch."""
    if first.isdisjoint(second):
        return 0.0
    both = first & second
    smallest = sorted(first | second)[:SKETCH_SIZE]
    return sum(value in both for value in smallest) / len(smallest)
