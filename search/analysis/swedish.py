"""Swedish words: base forms from simplemma's dictionary, compounds cut up, Snowball for the rest."""

from collections.abc import Iterable, Iterator
from functools import lru_cache

from search.analysis.reading import Reading, read_hyphenated, reading
from search.analysis.resources import form_dictionary
from search.analysis.stemming import stem
from search.analysis.swedish_compounds import split
from search.analysis.swedish_lexicon import lexicon

_SHORTEST_NEW_BEGINNING = 3
_SHORTEST_NEW_ENDING = 7


@lru_cache(maxsize=30_000)
def read(word: str) -> Reading:
    """The reading of a lower-case Swedish word, hyphens included."""
    if bases := _dictionary_bases(word):
        return reading(bases, [part for base in bases for part in compound_parts(base)])
    if "-" in word:
        return read_hyphenated(word, read)
    if compound := split(word, _dictionary_base):
        return reading([compound.base], _with_parts_of_parts(compound.parts()))
    return _read_new_compound(word) or reading([stem(word, "sv")], known=False)


def _read_new_compound(word: str) -> Reading | None:
    """Read a compound whose first part nobody knows (hytekoordinatorn), where its end is a longer noun."""
    for cut in range(_SHORTEST_NEW_BEGINNING, len(word) - _SHORTEST_NEW_ENDING + 1):
        beginning, ending = word[:cut], _dictionary_base(word[cut:])
        if ending and ending in lexicon().endings:
            parts = [beginning.removesuffix("s"), ending, *compound_parts(ending)]
            return reading([beginning + ending], parts, known=False)
    return None


def _dictionary_bases(word: str) -> tuple[str, ...]:
    nouns = lexicon().nouns.get(word)
    others = nouns[0].decode().split("\t") if nouns else ()
    base = _dictionary_base(word)
    return (base, *others) if base else tuple(others)


def _dictionary_base(word: str) -> str | None:
    forms = form_dictionary("sv")
    base = forms.get(word) or forms.get(word.capitalize())
    return base.lower() if base else None


@lru_cache(maxsize=30_000)
def compound_parts(base: str) -> tuple[str, ...]:
    """The parts of a word in base form, and the parts of those; nothing when it is no compound."""
    compound = split(base, lambda ending: ending)
    return tuple(_with_parts_of_parts(part for part in compound.parts() if len(part) < len(base))) if compound else ()


def _with_parts_of_parts(parts: Iterable[str]) -> Iterator[str]:
    for part in parts:
        # As the same word is read by itself (äldre is a form of gammal), but for nouns that are also forms of a verb.
        bases = _dictionary_bases(part)
        yield from [part] if part in bases else bases or [part]
        yield from compound_parts(part)


def forget() -> None:
    """Let go of everything read from the present resources."""
    read.cache_clear()
    compound_parts.cache_clear()
    lexicon.cache_clear()
