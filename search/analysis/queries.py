"""A query as words to look for."""

from collections.abc import Callable, Iterable
from typing import NamedTuple

from search.analysis.function_words import FUNCTION_WORDS
from search.analysis.tokens import tokens
from search.analysis.words import is_known, query_forms

MAX_QUERY_WORDS = 40
"""Words of a query that are looked for; the rest is ignored."""


class QueryWord(NamedTuple):
    """One word of a query, read in both languages; see `Word` for its forms."""

    surface: str
    bases: tuple[str, ...]
    parts: tuple[str, ...]
    folded: tuple[str, ...]

    @property
    def pieces(self) -> list[str]:
        """The word as written, cut at hyphens, as the index holds surface words."""
        return self.surface.split("-")


class Synonym(NamedTuple):
    """Another name for what the words `start` to `end` (exclusive) of a query say, and how much it counts beside them.

    `words` holds the base forms of each of its words that means something by itself. `whole` is false where only a part
    of a compound is called so.
    """

    start: int
    end: int
    words: tuple[tuple[str, ...], ...]
    weight: float
    whole: bool = True

    def says(self, place: int) -> bool:
        """Whether it is another name for the word at `place`."""
        return self.start <= place < self.end


class QueryWords(NamedTuple):
    """The words of a query in order; `bases`, `parts`, `folded` and `surface` are the same for the query as a whole.

    The first three are without words that say nothing by themselves (kuka, missä, och) where another word is left.
    """

    words: tuple[QueryWord, ...]
    synonyms: tuple[Synonym, ...] = ()

    @property
    def telling(self) -> tuple[QueryWord, ...]:
        """The words that say something; all of them where none does."""
        return tuple(word for word in self.words if word.surface not in FUNCTION_WORDS) or self.words

    @property
    def bases(self) -> list[str]:
        """Base forms of all readings, to be sought among base forms and compound parts."""
        return self._all(lambda word: word.bases)

    @property
    def parts(self) -> list[str]:
        """What the query's own compounds are made of."""
        return self._all(lambda word: word.parts)

    @property
    def folded(self) -> list[str]:
        """Forms without diacritical marks."""
        return self._all(lambda word: word.folded)

    @property
    def surface(self) -> list[str]:
        """The words as written, cut at hyphens, repeated where the query repeats them: a phrase."""
        return [piece for word in self.words for piece in word.pieces]

    def is_named(self, place: int) -> bool:
        """Whether the word at `place` belongs to a term of the vocabulary, or is a compound of such terms that a
        dictionary knows: any other may be a slip in one (vapaaehtosityö).
        """
        names = [synonym for synonym in self.synonyms if synonym.says(place)]
        return any(name.whole for name in names) or (bool(names) and is_known(self.words[place].surface))

    @property
    def is_one_term(self) -> bool:
        """Whether one term of the vocabulary is all that the query says."""
        terms = {(synonym.start, synonym.end) for synonym in self.synonyms}
        said = [place for place, word in enumerate(self.words) if word in self.telling]
        return len(terms) == 1 and all(any(synonym.says(place) for synonym in self.synonyms) for place in said)

    def _all(self, forms: Callable[[QueryWord], Iterable[str]]) -> list[str]:
        return list(dict.fromkeys(form for word in self.telling for form in forms(word)))


def query_words(text: str) -> QueryWords:
    """The words that a query looks for, in Finnish and Swedish alike, whatever the reader's language."""
    found = tokens(text, limit=MAX_QUERY_WORDS)
    return QueryWords(tuple(QueryWord(token.text, *query_forms(token.text)) for token in found))
