"""Where a query matches a stored text."""

from search.analysis.queries import QueryWords
from search.analysis.words import analyse


def matched_spans(text: str, language: str | None, query: QueryWords) -> list[tuple[int, int]]:
    """The places (start, end) of the words of a text that match the query, in order; they never overlap.

    A word matches by a base form or a compound part of its own, or as a whole when it is a part of a query's
    compound; without diacritical marks only where the query's word is found in no other way. The offsets are those
    of the text as given: escape the pieces between them, not the text before.
    """
    words = analyse(text, language)
    bases, parts = set(query.bases), set(query.parts)
    exact = {
        (word.start, word.end)
        for word in words
        if not bases.isdisjoint(word.bases) or not bases.isdisjoint(word.parts) or not parts.isdisjoint(word.bases)
    }
    if exact:
        return sorted(exact)
    folded = set(query.folded)
    return [(word.start, word.end) for word in words if not folded.isdisjoint(word.folded)]
