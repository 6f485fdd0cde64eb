"""Where a query matches a stored text."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from search.analysis.queries import QueryWords
from search.analysis.words import Word, analyse

MOST_BETWEEN = 1
"""Words that may stand between two words of a synonym, such as ja and och."""

BASE, PART, FOLDED = "={}", "+{}", "~{}"
"""How a form is written beside those of other kinds."""

Phrase = tuple[tuple[str, ...], ...]
"""The base forms of each word."""


class Matcher:
    """What a query looks for in texts, made ready once for all the texts that it is held against."""

    def __init__(self, query: QueryWords) -> None:
        self.bases = frozenset(query.bases)
        self.bases_or_parts = self.bases.union(query.parts)
        self.folded = frozenset(query.folded)
        self.phrases: dict[str, list[Phrase]] = defaultdict(list)
        for synonym in query.synonyms:
            for base in synonym.words[0]:
                self.phrases[base].append(synonym.words)
        self.met_by = frozenset(
            [*map(BASE.format, self.bases_or_parts), *map(PART.format, self.bases), *map(FOLDED.format, self.folded)]
            + [kind.format(base) for base in self.phrases for kind in (BASE, PART)]
        )

    def spans(self, text: str, language: str | None) -> list[tuple[int, int]]:
        """The places (start, end) of the words of a text that match the query, in order; they never overlap.

        A word matches by a base form or a compound part of its own, or as a whole when it is a part of a query's
        compound; without diacritical marks only where the query's word is found in no other way. A synonym of several
        words matches where they all stand together. The offsets are those of the text as given: escape the pieces
        between them, not the text before.
        """
        words = analyse(text, language)
        exact = {
            (word.start, word.end)
            for word in words
            if not self.bases_or_parts.isdisjoint(word.bases) or not self.bases.isdisjoint(word.parts)
        }
        if self.phrases:
            exact.update(self.synonym_spans(words))
        if exact:
            return sorted(exact)
        return [(word.start, word.end) for word in words if not self.folded.isdisjoint(word.folded)]

    def may_match(self, known: frozenset[str]) -> bool:
        """Whether one of the words `known` by these forms may be a match, or begin one: then read closely around it."""
        return not self.met_by.isdisjoint(known)

    def synonym_spans(self, words: Sequence[Word]) -> Iterator[tuple[int, int]]:
        """The places of the words that are synonyms; a synonym of one word is also met inside a compound."""
        for start, word in enumerate(words):
            begun = [(phrase, True) for base in word.bases for phrase in self.phrases.get(base, ())]
            begun += [(phrase, False) for part in word.parts for phrase in self.phrases.get(part, ())]
            for phrase, whole in begun:
                if whole or len(phrase) == 1:
                    yield from ((each.start, each.end) for each in standing_together(words, start, phrase))


def known_by(words: Iterable[Word]) -> frozenset[str]:
    """All forms by which one of the words can be met, in one set, so that a query looks at all of them at once."""
    return frozenset(
        form
        for word in words
        for forms, kind in ((word.bases, BASE), (word.parts, PART), (word.folded, FOLDED))
        for form in map(kind.format, forms)
    )


def standing_together(words: Sequence[Word], start: int, phrase: Phrase) -> list[Word]:
    """The words of the text that are the phrase beginning at `start`, none where it goes on otherwise."""
    found = [words[start]]
    place = start
    for bases in phrase[1:]:
        near = range(place + 1, min(place + 2 + MOST_BETWEEN, len(words)))
        following = next((each for each in near if not set(bases).isdisjoint(words[each].bases)), None)
        if following is None:
            return []
        place = following
        found.append(words[place])
    return found
