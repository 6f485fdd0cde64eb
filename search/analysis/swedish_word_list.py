"""The Swedish spelling dictionary hunspell-sv (LGPL-3.0): its words, and the forms that its affix rules give them."""

import re
from collections import defaultdict
from collections.abc import Iterator
from importlib.metadata import files
from pathlib import Path
from typing import NamedTuple

# Flags of hunspell-sv's affix file.
_FORBIDDEN = "%"
_ONLY_IN_COMPOUND = "Z"
_BEGINS_COMPOUND = frozenset("XU")
_ENDS_COMPOUND = frozenset("YO")  # O marks adjectives, which end compounds as freely as the nouns marked Y
_NOUNS = frozenset("ABD")  # a genitive, or a definite form
_NOUNS_IN_A = frozenset("EGH")  # a plural or definite form of their own
_VERBS = frozenset("KLMNP")  # past, passive and participles
_DECLENSIONS = frozenset("BCDEFGHIJ")
_SINGULAR_DECLENSIONS = frozenset("BCDEGHI")  # F and J are also the definite forms of plurals (män, böcker)


class Entry(NamedTuple):
    """A word of the dictionary and the flags of the rules that apply to it."""

    word: str
    flags: frozenset[str]

    @property
    def is_only_in_compounds(self) -> bool:
        """Whether it is no word by itself, as the beginning hälso."""
        return _ONLY_IN_COMPOUND in self.flags

    @property
    def is_noun(self) -> bool:
        """Whether it is declined as a noun; of words in -a, verbs share some flags with them."""
        return not self.flags.isdisjoint(_NOUNS_IN_A if self.word.endswith("a") else _NOUNS)

    @property
    def is_verb(self) -> bool:
        """Whether it is a verb in -a, as nearly all are."""
        return self.word.endswith("a") and not self.flags.isdisjoint(_VERBS) and not self.is_noun

    @property
    def is_singular_noun(self) -> bool:
        """Whether it is a noun in its base form for certain, and not a plural that is listed by itself."""
        return self.is_noun and not self.flags.isdisjoint(_SINGULAR_DECLENSIONS)

    @property
    def ends_compounds(self) -> bool:
        """Whether the dictionary says so; most nouns do without its saying."""
        return not self.flags.isdisjoint(_ENDS_COMPOUND)


class _Suffix(NamedTuple):
    strip: str
    add: str
    flags: frozenset[str]
    condition: re.Pattern[str]


class WordList:
    """The installed dictionary, in lower case and without what is not a single word.

    Raises FileNotFoundError when hunspell-sv is not installed with its files.
    """

    def __init__(self) -> None:
        self._suffixes = _read_suffixes(_dictionary_file("sv_SE.aff"))
        self.entries = list(_read_entries(_dictionary_file("sv_SE.dic")))

    def noun_forms(self, entry: Entry) -> set[str]:
        """The word in every case and number."""
        return {entry.word, f"{entry.word}s", *self._formed(entry, entry.flags & _DECLENSIONS)}

    def beginning_forms(self, entry: Entry) -> set[str]:
        """The forms in which the word begins a compound: välfärd as `välfärds`, gata as `gatu`, barn as itself."""
        beginnings = set(self._formed(entry, entry.flags, _BEGINS_COMPOUND))
        return beginnings if entry.flags.isdisjoint(_BEGINS_COMPOUND) else {entry.word, *beginnings}

    def _formed(self, entry: Entry, flags: frozenset[str], marked: frozenset[str] | None = None) -> Iterator[str]:
        for flag in flags:
            for strip, add, suffix_flags, condition in self._suffixes.get(flag, ()):
                if marked and marked.isdisjoint(suffix_flags):
                    continue
                if entry.word.endswith(strip) and condition.search(entry.word):
                    yield entry.word.removesuffix(strip) + add


def _dictionary_file(name: str) -> Path:
    for path in files("hunspell-sv") or ():
        if path.name == name:
            return Path(str(path.locate()))
    raise FileNotFoundError(f"hunspell-sv is installed without {name}")


def _read_suffixes(path: Path) -> dict[str, list[_Suffix]]:
    suffixes = defaultdict(list)
    for line in path.read_text(encoding="utf-8").splitlines():
        match line.split():
            case ["SFX", flag, strip, addition, condition, *_]:
                add, _, flags = addition.partition("/")
                pattern = re.compile(f"{condition}$")
                suffixes[flag].append(_Suffix(_letters(strip), _letters(add), frozenset(flags), pattern))
    return suffixes


def _letters(affix: str) -> str:
    return "" if affix == "0" else affix


def _read_entries(path: Path) -> Iterator[Entry]:
    for line in path.read_text(encoding="utf-8").splitlines()[1:]:
        word, _, flags = line.partition("/")
        if word.isalpha() and _FORBIDDEN not in flags:
            yield Entry(word.lower(), frozenset(flags))
