"""Split Swedish compounds: organisationssamarbete is organisation and samarbete, never organ, anis and bete."""

import math
from collections.abc import Callable, Iterator
from typing import NamedTuple

from search.analysis.swedish_lexicon import lexicon
from search.analysis.swedish_opaque_parts import NOT_SEARCHED

_LONGEST = 50
_MOST_PARTS = 4


class Split(NamedTuple):
    """A compound cut up: its beginnings as written and in base form, and its last word's base form.

    `score` is greater the more compounds begin and end like this one.
    """

    written: tuple[str, ...]
    beginnings: tuple[str, ...]
    ending: str
    score: float

    @property
    def base(self) -> str:
        """The whole compound in its base form."""
        return "".join(self.written) + self.ending

    def parts(self) -> Iterator[str]:
        """Every part, and every compound of neighbouring parts, in base form."""
        bases = (*self.beginnings, self.ending)
        for first in range(len(bases)):
            for last in range(first, len(bases)):
                part = "".join(self.written[first:last]) + bases[last]
                if last - first + 1 < len(bases) and not (first == len(bases) - 1 and part in NOT_SEARCHED):
                    yield part


def split(word: str, base_form: Callable[[str], str | None]) -> Split | None:
    """The likeliest way to cut the word into a compound's parts, or None when it is not one.

    `base_form` gives the base form of what may be the inflected last part, None for what is no word. Fewer parts are
    likelier than many; among as many, those that begin and end many other compounds.
    """
    if len(word) > _LONGEST:
        return None
    found = _splits(word, base_form, _MOST_PARTS)
    return max(found, key=lambda each: (-len(each.written), each.score), default=None)


def _splits(word: str, base_form: Callable[[str], str | None], most_parts: int) -> Iterator[Split]:
    beginnings, endings, _ = lexicon()
    for written in beginnings.prefixes(word):
        beginning, count = _base_and_count(beginnings[written][0])
        for rest in _rests(word, written):
            ending = base_form(rest)
            if ending and (ended := endings.get(ending)):
                yield Split((written,), (beginning,), ending, math.log1p(count) + math.log1p(int(ended[0])))
            if most_parts > 2:
                for after in _splits(rest, base_form, most_parts - 1):
                    yield Split(
                        (written, *after.written),
                        (beginning, *after.beginnings),
                        after.ending,
                        math.log1p(count) + after.score,
                    )


def _rests(word: str, written: str) -> Iterator[str]:
    """What may follow a beginning. Three like consonants are written as two: fall and lucka are fallucka."""
    rest = word[len(written) :]
    if len(rest) > 1:
        yield rest
        if written[-2] == written[-1] != rest[0]:
            yield written[-1] + rest


def _base_and_count(value: bytes) -> tuple[str, int]:
    base, _, count = value.decode().partition("\t")
    return base, int(count)
