"""How much two texts have in common, told from short sketches of them that give no word away. Pure.

A sketch holds the smallest keyed hashes of a text's runs of three words; what two sketches share estimates what the
texts share (the bottom-k form of MinHash).
"""

from __future__ import annotations

import re
from collections.abc import Set
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


def likeness(first: Set[int], second: Set[int]) -> float:
    """Return the estimated share of runs that two texts have in common, 0 where one of them has no sketch.

    Most have nothing in common, which is told first: every new text is held against hundreds.
    """
    if first.isdisjoint(second):
        return 0.0
    both = first & second
    smallest = sorted(first | second)[:SKETCH_SIZE]
    return sum(value in both for value in smallest) / len(smallest)
