"""What one language makes of one word."""

from collections.abc import Callable, Iterable
from typing import NamedTuple


class Reading(NamedTuple):
    """The base forms of a word (at least one), what they are made of, and whether the language's dictionary knows it.

    `parts` are the base forms of compound parts and of the compounds inside a compound; they never repeat a base.
    """

    bases: tuple[str, ...]
    parts: tuple[str, ...] = ()
    known: bool = True


def reading(bases: Iterable[str], parts: Iterable[str] = (), *, known: bool = True) -> Reading:
    """A reading whose forms are canonical, each named once, in the order given."""
    unique_bases = tuple(dict.fromkeys(map(canonical, bases)))
    unique_parts = dict.fromkeys(map(canonical, parts))
    return Reading(unique_bases, tuple(part for part in unique_parts if part and part not in unique_bases), known)


def canonical(form: str) -> str:
    """The form in lower case and without hyphens, so that linja-auto and linjaauto, or SOTE-työ and sotetyö, meet."""
    return form.lower().replace("-", "") or form


def read_hyphenated(word: str, read: Callable[[str], Reading]) -> Reading:
    """The reading of a hyphenated word from those of its pieces: the last one is inflected, each is a part."""
    pieces = [read(piece) for piece in word.split("-")]
    beginning = word[: word.rindex("-")]
    return reading(
        [beginning + base for base in pieces[-1].bases],
        [part for piece in pieces for part in (*piece.bases, *piece.parts)],
        known=all(piece.known for piece in pieces),
    )
