"""A text as the index holds it."""

from typing import NamedTuple

from search.analysis.words import analyse


class IndexWords(NamedTuple):
    """Three lists of words without spaces in them, each to be joined with spaces and split at spaces by the index.

    `words` are base forms and compound parts, in the order of the text. A base form is there twice, so that a word
    counts for more than the same word inside a compound. `folded` are forms without
    diacritical marks. `surface` are the words as written, in lower case and cut at hyphens, one for each position:
    for phrases, and for what a misspelt word may have meant.
    """

    words: list[str]
    folded: list[str]
    surface: list[str]


def index_words(text: str, language: str | None) -> IndexWords:
    """What to index of a text in that language (`fi`, `sv`; anything else is read as both)."""
    words: list[str] = []
    folded: list[str] = []
    surface: list[str] = []
    for word in analyse(text, language):
        words += (*word.bases, *word.bases, *word.parts)
        folded += word.folded
        surface += word.surface.split("-")
    return IndexWords(words, folded, surface)
