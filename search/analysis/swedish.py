"""Swedish words: base forms from simplemma's dictionary, compounds cut up, Snowball for the rest."""

from collections.abc import Iterable, Iterator
from functools import lru_cache

from search.analysis.reading import Reading, read_hyphenated, reading
from search.analysis.resources import swedish_forms
from search.analysis.stemming import stem
from search.analysis.swedish_compounds import split
from search.analysis.swedish_lexicon import lexicon
from search.analysis.swedish_opaque_parts import NOT_OF_THEIR_ENDING

_SHORTEST_NEW_BEGINNING = 3
_SHORTEST_NEW_ENDING = 6
# The verb is in every text and has the form of the word for a school in the dictionary.
_SHALL = frozenset({"ska", "skall", "skulle"})
# What a verb in -a turns into: påverkad, främjande, lärare; planering; utbildning.
_DERIVATIONS = (("ad", "a"), ("ande", "a"), ("are", "a"), ("ering", "era"), ("ning", "a"))


@lru_cache(maxsize=10_000)
def read(word: str) -> Reading:
    """The reading of a lower-case Swedish word, hyphens included."""
    if bases := _bases(word):
        return reading(bases, [part for base in bases for part in _parts(base)])
    if name := swedish_forms().get(word.capitalize()):
        return reading([name])  # a name is not about what it is made of: Finland, Bergman
    if "-" in word:
        return read_hyphenated(word, read)
    if compound := split(word, _noun_or_adjective):
        return reading([compound.base], NOT_OF_THEIR_ENDING.get(compound.base) or _read_parts(compound.parts()))
    return _read_new_compound(word) or reading([stem(word, "sv")], known=False)


def _read_new_compound(word: str) -> Reading | None:
    """Read a compound whose first part nobody knows (hytekoordinatorn), where its end is a longer noun."""
    for cut in range(_SHORTEST_NEW_BEGINNING, len(word) - _SHORTEST_NEW_ENDING + 1):
        beginning, ending = word[:cut], _noun_or_adjective(word[cut:])
        if ending and len(ending) >= _SHORTEST_NEW_ENDING:
            return reading([beginning + ending], [beginning.removesuffix("s"), *_read_parts([ending])], known=False)
    return None


def _noun_or_adjective(word: str) -> str | None:
    """The base form of what may end a compound."""
    return next((base for base in _bases(word) if base in lexicon().endings), None)


def _base(word: str) -> str | None:
    base = swedish_forms().get(word)
    return base.lower() if base else None


def _bases(word: str) -> list[str]:
    """The dictionary's base form, the base form of that unless it is a noun, and nouns that the dictionary leaves out.

    The dictionary is of two minds about some words: of kommunfullmäktiges it says kommunfullmäktige, and of that
    kommunfullmäktig. A noun that it takes further has become a verb (planer, plan, plana).
    """
    if word in _SHALL:
        return ["ska"]
    bases = []
    if base := _base(word):
        bases.append(base)
        if base not in lexicon().endings and (further := _base(base)):
            bases.append(further)
    if nouns := lexicon().nouns.get(word):
        bases += nouns[0].decode().split("\t")
    return bases


@lru_cache(maxsize=10_000)
def _parts(base: str) -> tuple[str, ...]:
    """What a word in base form is made of: the parts of a compound and the parts of those, a verb it derives from."""
    # Not hälsa of hälsning: who looks for such a word most often means the noun.
    parts = [verb for verb in _verbs(base) if _base(verb) == verb and verb not in lexicon().endings]
    if compound := split(base, lambda ending: ending):
        parts += _read_parts(part for part in compound.parts() if len(part) < len(base))
    return tuple(dict.fromkeys(parts))


def _verbs(base: str) -> Iterator[str]:
    for ending, verb_ending in _DERIVATIONS:
        if base.endswith(ending):
            yield base.removesuffix(ending) + verb_ending


def _read_parts(parts: Iterable[str]) -> Iterator[str]:
    for part in parts:
        # As the same word is read by itself (äldre is a form of gammal), but for nouns that are also forms of a verb.
        bases = _bases(part)
        yield from [part] if part in bases else bases or [part]
        yield from _parts(part)


def forget() -> None:
    """Let go of everything read from the present resources."""
    read.cache_clear()
    _parts.cache_clear()
    lexicon.cache_clear()
