"""Split Swedish compounds: organisationssamarbete is organisation and samarbete, never organ, anis and bete."""

import math
import os
import tempfile
from collections.abc import Callable, Iterator
from functools import lru_cache
from importlib.metadata import version
from pathlib import Path
from typing import NamedTuple

import marisa_trie

from search.analysis import resources
from search.analysis.swedish_word_list import read_compound_words

_FORMAT = 1
_LONGEST = 50
_MOST_PARTS = 4
# Second parts that are closer to an ending than to a word: they split off, but nobody searches for them.
_NOT_SEARCHED = frozenset({"full", "fri", "lös", "löshet", "mässig", "värd"})

BaseForm = Callable[[str], str | None]


class Split(NamedTuple):
    """A compound cut up: the base forms of its beginnings, those beginnings as written, and its last word's base form."""

    beginnings: tuple[str, ...]
    written: tuple[str, ...]
    ending: str
    score: float

    @property
    def base(self) -> str:
        """The whole compound in its base form."""
        return "".join(self.written) + self.ending

    def searchable_parts(self) -> Iterator[str]:
        """Every part, and every compound of neighbouring parts, in base form."""
        bases = (*self.beginnings, self.ending)
        for first in range(len(bases)):
            for last in range(first, len(bases)):
                if last - first + 1 < len(bases) and not (first == last and bases[last] in _NOT_SEARCHED):
                    yield "".join(self.written[first:last]) + bases[last]


def split(word: str, base_form: BaseForm) -> Split | None:
    """The likeliest way to cut the word into a compound's parts, or None when it is not one.

    `base_form` gives the base form of an inflected word, or None for what is no word. Fewer parts are likelier than
    many, then parts that begin and end many other compounds.
    """
    if len(word) > _LONGEST:
        return None
    return max(_splits(word, base_form, _MOST_PARTS), key=_likelihood, default=None)


def _likelihood(candidate: Split) -> tuple[int, float]:
    return -len(candidate.beginnings), candidate.score


def _splits(word: str, base_form: BaseForm, most_parts: int) -> Iterator[Split]:
    words = compound_lexicon()
    for written in words.beginnings.prefixes(word):
        for rest in _rests(word, written):
            beginning, count = _entry(words.beginnings[written][0])
            score = math.log1p(count)
            ending = base_form(rest)
            if ending and (counts := words.endings.get(ending)):
                yield Split((beginning,), (written,), ending, score + math.log1p(int(counts[0])))
            if most_parts > 2:
                for deeper in _splits(rest, base_form, most_parts - 1):
                    yield Split(
                        (beginning, *deeper.beginnings), (written, *deeper.written), deeper.ending, score + deeper.score
                    )


def _rests(word: str, written: str) -> Iterator[str]:
    """What follows a beginning. Three like consonants are written as two: fall and lucka are fallucka."""
    rest = word[len(written) :]
    if len(rest) > 1:
        yield rest
        if written[-2:] == 2 * written[-1] and rest[0] != written[-1]:
            yield written[-1] + rest


def _entry(value: bytes) -> tuple[str, int]:
    base, _, count = value.decode().partition("\t")
    return base, int(count)


class CompoundLexicon(NamedTuple):
    """Tries from words to their base form and count; see `CompoundWords`."""

    beginnings: marisa_trie.BytesTrie
    endings: marisa_trie.BytesTrie


@lru_cache(maxsize=1)
def compound_lexicon() -> CompoundLexicon:
    """The words that begin and end compounds, from the cache folder when they were built before."""
    cache_dir = resources.current().cache_dir
    if cache_dir is None:
        return _build()
    folder = cache_dir / f"hunspell-sv-{version('hunspell-sv')}-{_FORMAT}"
    if not folder.exists():
        _store(_build(), folder)
    return CompoundLexicon(*(marisa_trie.BytesTrie().load(str(folder / name)) for name in CompoundLexicon._fields))


def _build() -> CompoundLexicon:
    words = read_compound_words()
    return CompoundLexicon(
        marisa_trie.BytesTrie((form, f"{base}\t{count}".encode()) for form, (base, count) in words.beginnings.items()),
        marisa_trie.BytesTrie((word, str(count).encode()) for word, count in words.endings.items()),
    )


def _store(lexicon: CompoundLexicon, folder: Path) -> None:
    """Write the tries aside and move them into place, so that no other process reads half a file."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    building = tempfile.mkdtemp(dir=folder.parent)
    for name, trie in zip(lexicon._fields, lexicon, strict=True):
        trie.save(os.path.join(building, name))
    if not folder.exists():
        os.replace(building, folder)
