"""Where a query matches a stored text."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from search.analysis.queries import QueryWords, Synonym
from search.analysis.words import Word, analyse

MOST_BETWEEN = 1
"""Words that may stand between two words of a synonym, such as ja and och."""

Phrase = tuple[tuple[str, ...], ...]
"""The base forms of each word."""


def matched_spans(text: str, language: str | None, query: QueryWords) -> list[tuple[int, int]]:
    """The places (start, end) of the words of a text that match the query, in order; they never overlap.

    A word matches by a base form or a compound part of its own, or as a whole when it is a part of a query's
    compound; without diacritical marks only where the query's word is found in no other way. A synonym of several
    words matches where they all stand together. The offsets are those of the text as given: escape the pieces between
    them, not the text before.
    """
    words = analyse(text, language)
    bases = frozenset(query.bases)
    bases_or_parts = bases.union(query.parts)
    exact = {
        (word.start, word.end)
        for word in words
        if not bases_or_parts.isdisjoint(word.bases) or not bases.isdisjoint(word.parts)
    }
    if query.synonyms:
        exact.update(synonym_spans(words, query.synonyms))
    if exact:
        return sorted(exact)
    folded = set(query.folded)
    return [(word.start, word.end) for word in words if not folded.isdisjoint(word.folded)]


def synonym_spans(words: Sequence[Word], synonyms: Iterable[Synonym]) -> Iterator[tuple[int, int]]:
    """The places of the words of a text that are synonyms; a synonym of one word is also met inside a compound."""
    phrases: dict[str, list[Phrase]] = defaultdict(list)
    for synonym in synonyms:
        for base in synonym.words[0]:
            phrases[base].append(synonym.words)
    for start, word in enumerate(words):
        begun = [(phrase, True) for base in word.bases for phrase in phrases.get(base, ())]
        begun += [(phrase, False) for part in word.parts for phrase in phrases.get(part, ())]
        for phrase, whole in begun:
            if whole or len(phrase) == 1:
                yield from ((each.start, each.end) for each in standing_together(words, start, phrase))


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
