"""Swedish words: base forms from simplemma's dictionary, compounds cut up, Snowball for the rest."""

from functools import lru_cache

from search.analysis.reading import Reading, reading
from search.analysis.resources import form_dictionary
from search.analysis.stemming import stem
from search.analysis.swedish_compounds import compound_lexicon, split


@lru_cache(maxsize=30_000)
def read(word: str) -> Reading:
    """The reading of a lower-case Swedish word, hyphens included."""
    if bases := _dictionary_bases(word):
        return reading(bases, (part for base in bases for part in compound_parts(base)))
    if "-" in word:
        return _read_hyphenated(word)
    if compound := split(word, _dictionary_base):
        parts = list(compound.searchable_parts())
        return reading([compound.base], [*parts, *(deeper for part in parts for deeper in compound_parts(part))])
    return reading([stem(word, "sv")], known=False)


def _read_hyphenated(word: str) -> Reading:
    pieces = [read(piece) for piece in word.split("-")]
    beginning = word[: word.rindex("-")]
    return reading(
        [f"{beginning}-{base}" for base in pieces[-1].bases],
        [part for piece in pieces for part in (*piece.bases, *piece.parts)],
        known=all(piece.known for piece in pieces),
    )


def _dictionary_bases(word: str) -> list[str]:
    """The dictionary's base form, and the readings it leaves out: the word itself, and a noun's genitive.

    The dictionary has one base form a word: banan is only the definite form of bana there, råds only a form of råda.
    """
    base = _dictionary_base(word)
    if base is None:
        return []
    bases = [base]
    if base != word:
        nouns = compound_lexicon().endings
        if word in nouns:
            bases.append(word)
        if word.endswith("s") and (owner := _dictionary_base(word[:-1])) and owner in nouns:
            bases.append(owner)
    return bases


def _dictionary_base(word: str) -> str | None:
    forms = form_dictionary("sv")
    base = forms.get(word) or forms.get(word.capitalize())
    return base.lower() if base else None


@lru_cache(maxsize=30_000)
def compound_parts(base: str) -> tuple[str, ...]:
    """The parts of a word in base form, and the parts of those; nothing when it is no compound."""
    compound = split(base, _same_base)
    if compound is None:
        return ()
    parts = list(compound.searchable_parts())
    return tuple(dict.fromkeys([*parts, *(deeper for part in parts for deeper in compound_parts(part))]))


def _same_base(word: str) -> str:
    return word


def forget() -> None:
    """Let go of everything read from the present resources."""
    read.cache_clear()
    compound_parts.cache_clear()
    compound_lexicon.cache_clear()
