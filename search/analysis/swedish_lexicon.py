"""What is known about Swedish words beyond their dictionary form, built from the word list once and kept as tries."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from importlib.metadata import version
from pathlib import Path
from typing import NamedTuple

from marisa_trie import BytesTrie

from search.analysis import resources
from search.analysis.swedish_opaque_parts import NO_ENDINGS, NOUN_SUFFIXES, PARTICLES, SHORT_ENDINGS
from search.analysis.swedish_word_list import Entry, WordList

_FORMAT = 1
"""Raised when the same word list gives other tries than before."""

_SHORTEST_PART = 3
_ENOUGH_COMPOUNDS = 10


class Lexicon(NamedTuple):
    """Three tries, each from a word in lower case.

    `beginnings`: the form in which a compound begins, to its base form. `endings`: the base form of what may end a
    compound. Both also give the number of compounds in the word list that begin or end so, which tells how likely
    it is elsewhere. `nouns`: a form, to the nouns it may be a form of besides what simplemma's dictionary says.
    """

    beginnings: BytesTrie
    endings: BytesTrie
    nouns: BytesTrie


@lru_cache(maxsize=1)
def lexicon() -> Lexicon:
    """The lexicon, from the cache folder when it was built before; building it takes about six seconds."""
    folder = resources.built_folder(f"swedish-lexicon-{version('hunspell-sv')}-{_FORMAT}", _build_and_save)
    if folder is None:
        return _build()
    return Lexicon(*(BytesTrie().load(str(folder / name)) for name in Lexicon._fields))


def _build_and_save(folder: Path) -> None:
    built = _build()
    for name, trie in zip(built._fields, built, strict=True):
        trie.save(str(folder / name))


def _build() -> Lexicon:
    forms = resources.swedish_forms()
    words = WordList()
    base_entries = [entry for entry in words.entries if _is_base_form(entry, forms)]
    endings = {entry.word for entry in base_entries if _may_end_compound(entry, forms)}.union(
        SHORT_ENDINGS
    ) - NO_ENDINGS
    bases = {entry.word for entry in base_entries}
    beginnings = _unmarked_beginnings(words, bases, endings) | _marked_beginnings(words, forms, bases)
    begun, ended = _count_compounds(words, beginnings, endings)
    return Lexicon(
        _trie((form, f"{base}\t{begun[form]}") for form, base in beginnings.items()),
        _trie((word, str(ended[word])) for word in endings),
        _trie((form, "\t".join(sorted(bases))) for form, bases in _other_nouns(words, base_entries, forms).items()),
    )


def _trie(items: Iterable[tuple[str, str]]) -> BytesTrie:
    return BytesTrie((key, value.encode()) for key, value in items)


def _is_base_form(entry: Entry, forms: Mapping[str, str]) -> bool:
    if entry.is_only_in_compounds:
        return False
    return entry.is_singular_noun or forms.get(entry.word, entry.word) == entry.word


def _may_end_compound(entry: Entry, forms: Mapping[str, str]) -> bool:
    if entry.is_verb:
        return False
    if len(entry.word) <= _SHORTEST_PART:
        return len(entry.word) == _SHORTEST_PART and entry.is_noun and entry.ends_compounds
    is_derived_noun = entry.word.endswith(NOUN_SUFFIXES) and forms.get(entry.word) == entry.word
    return entry.is_noun or entry.ends_compounds or is_derived_noun


def _marked_beginnings(words: WordList, forms: Mapping[str, str], bases: set[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for entry in words.entries:
        for form in words.beginning_forms(entry):
            if _may_begin_compound(form):
                known = next((noun for noun in (form, form.removesuffix("s")) if noun in bases), None)
                found.setdefault(form, (known or forms.get(form) or entry.word).lower())
    return found


def _unmarked_beginnings(words: WordList, bases: set[str], endings: set[str]) -> dict[str, str]:
    """Beginnings that the word list's rules do not know and many of its entries show: gatu, dags, land."""
    found = {}
    for form, count in Counter(head for head, _ in _cuts(words, endings)).items():
        if count >= _ENOUGH_COMPOUNDS and len(form) > _SHORTEST_PART and _may_begin_compound(form):
            candidates = (form, form.removesuffix("s"), f"{form[:-1]}a" if form[-1] in "eou" else form, f"{form}e")
            if base := next((candidate for candidate in candidates if candidate in bases), None):
                found[form] = base
    return found


def _may_begin_compound(form: str) -> bool:
    return len(form) >= _SHORTEST_PART and PARTICLES.isdisjoint((form, form.removesuffix("s")))


def _count_compounds(
    words: WordList, beginnings: Mapping[str, str], endings: set[str]
) -> tuple[Counter[str], Counter[str]]:
    begun: Counter[str] = Counter()
    ended: Counter[str] = Counter()
    for head, tail in _cuts(words, endings):
        if head in beginnings:
            begun[head] += 1
            ended[tail] += 1
    return begun, ended


def _cuts(words: WordList, endings: set[str]) -> Iterator[tuple[str, str]]:
    """Every way to cut an entry before what may end a compound."""
    for word in {entry.word for entry in words.entries}:
        for cut in range(_SHORTEST_PART, len(word) - 1):
            if word[cut:] in endings:
                yield word[:cut], word[cut:]


def _other_nouns(words: WordList, entries: list[Entry], forms: Mapping[str, str]) -> dict[str, set[str]]:
    """Readings that the dictionary, which has one base form a word, leaves out: avgift is only avgifta there."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for entry in entries:
        if entry.is_noun:
            for form in words.noun_forms(entry):
                if forms.get(form, entry.word) != entry.word:
                    found[form].add(entry.word)
    return found
