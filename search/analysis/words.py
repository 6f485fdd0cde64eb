"""The words of a text, each with everything that search may know it by."""

from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from search.analysis import finnish, swedish
from search.analysis.folding import folded
from search.analysis.reading import Reading, canonical, reading
from search.analysis.stemming import stem
from search.analysis.tokens import MAX_TOKEN_LENGTH, MAX_TOKENS, tokens

LANGUAGES = ("fi", "sv")
"""Codes of the languages analysed."""

_READERS = {"fi": finnish.read, "sv": swedish.read}


class Word(NamedTuple):
    """A word of a text, and its place there.

    `surface` is the word as written, in lower case. `bases` are its base forms, at least one, without hyphens.
    `parts` are the base forms of its compound parts and of the compounds inside it. `folded` are forms without
    diacritical marks, the surface form first. `start` and `end` are offsets in the text as given.
    """

    surface: str
    start: int
    end: int
    bases: tuple[str, ...]
    parts: tuple[str, ...]
    folded: tuple[str, ...]


class Forms(NamedTuple):
    """What a word is known by, wherever it stands; see `Word`."""

    bases: tuple[str, ...]
    parts: tuple[str, ...]
    folded: tuple[str, ...]


def analyse(text: str, language: str | None) -> list[Word]:
    """The words of a text in `fi` or `sv`; in any other language or none, each word is read in both.

    A word that the text's language does not know is read in the other one too: names, quotations, loan words.
    """
    return [
        Word(surface, start, end, *document_forms(surface, language))
        for surface, start, end in tokens(text, limit=MAX_TOKENS)
    ]


@lru_cache(maxsize=30_000)
def document_forms(word: str, language: str | None) -> Forms:
    """The forms under which a lower-case word in a text of that language is found."""
    if language not in LANGUAGES:
        return query_forms(word)
    own = _read(word, language)
    readings = [own]
    if not own.known:
        others = (_read(word, other) for other in LANGUAGES if other != language)
        readings += [other for other in others if other.known]
    return _forms(word, readings, [language])


@lru_cache(maxsize=10_000)
def query_forms(word: str) -> Forms:
    """The forms by which a lower-case word of a query, whose language nobody knows, looks for documents.

    What a language guesses that does not know the word counts as little as a form without marks where the other one
    knows it: as a base form it would stand in nothing but texts that quote the word, so rare that they would be the
    best of all.
    """
    readings = [_read(word, language) for language in LANGUAGES]
    if not any(each.known for each in readings):
        return _forms(word, readings, LANGUAGES)
    sure = [each for each in readings if each.known or canonical(word) in each.bases]
    guesses = [folded(base) for each in readings if each not in sure for base in each.bases]
    forms = _forms(word, sure, LANGUAGES)
    return forms._replace(folded=tuple(dict.fromkeys([*forms.folded, *guesses])))


@lru_cache(maxsize=10_000)
def is_known(word: str) -> bool:
    """Whether a lower-case word is Finnish or Swedish as far as the dictionaries know."""
    return any(_read(word[:MAX_TOKEN_LENGTH], language).known for language in LANGUAGES)


def _read(word: str, language: str) -> Reading:
    if "@" in word:
        name, _, domain = word.partition("@")
        return reading([word], [*name.replace("_", ".").replace("-", ".").split("."), domain])
    if word.isascii() and not any(map(str.isalpha, word)):
        return reading([word], word.split("-") if "-" in word else ())
    return _READERS[language](word)


def _forms(word: str, readings: list[Reading], languages: Iterable[str]) -> Forms:
    bases = tuple(dict.fromkeys(base for each in readings for base in each.bases))
    parts = dict.fromkeys(part for each in readings for part in each.parts if part not in bases)
    bare = folded(word)
    stems: list[str] = []
    if not (word.isascii() and any(each.known for each in readings)):
        # What is inflected and written without its marks (jarjestojen) is in no dictionary: stems have to meet.
        stems = [stem(bare, language) for language in languages]
    return Forms(bases, tuple(parts), tuple(dict.fromkeys([bare, *map(folded, bases), *stems])))
