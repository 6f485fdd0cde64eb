"""Say what a query may have meant: its words that nothing public has, replaced by words that something has."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from rapidfuzz.distance import OSA

from search.analysis import QueryWord, QueryWords, Synonym, query_words, spelling_suggestions
from search.analysis.folding import folded
from search.fallback.holding import holding
from search.fallback.terms import Term, terms_of
from search.query import FUZZY
from search.spelling.learning import SHORTEST_WORD
from search.spelling.models import LONGEST_WORD, Spelling

MOST_CORRECTED = 3
"""Words of one query that are corrected; a query with more of them is written in another language."""

LONG = 5
"""Letters from which on a word may differ in two of them."""

MOST_CANDIDATES = 8
"""Words that are asked for among what is public."""

MOST_COMPARED = 2_000
"""Words that are compared letter by letter, the likest first. A letter added, left out, exchanged or swapped with its
neighbour is one slip (optimal string alignment).
"""


def corrections(unknown: Iterable[QueryWord]) -> dict[str, str]:
    """Return a better word for each `unknown` one as written, where there is one.

    Whatever is offered finds something that is public now.
    """
    asked = list(dict.fromkeys(word.surface for word in unknown))[:MOST_CORRECTED]
    return {word: better for word in asked if (better := best(word))}


def corrected(words: QueryWords, better: Mapping[str, str]) -> str:
    """Return the query with the `better` words in it, empty where there are none."""
    return " ".join(better.get(word.surface, word.surface) for word in words.words) if better else ""


def with_likely(words: QueryWords, better: Mapping[str, str]) -> QueryWords:
    """Return the query as one that looks for the `better` words, too, as for what is only nearly the one asked for."""
    likely = (
        Synonym(place, place + 1, tuple(each.bases for each in query_words(better[word.surface]).words), FUZZY)
        for place, word in enumerate(words.words)
        if word.surface in better
    )
    return words._replace(synonyms=(*likely, *words.synonyms))


def unknown_words(words: QueryWords) -> list[QueryWord]:
    """Return the words that nothing public has, by the table."""
    return [word for word, entries in zip(words.words, holding([*map(forms, words.words)]), strict=True) if not entries]


def doubtful(words: QueryWords, unknown: Collection[QueryWord]) -> list[QueryWord]:
    """Return those of the `unknown` words that may be misspelt: they say something, and the vocabulary has no name for
    them.
    """
    placed = enumerate(words.words)
    return [word for place, word in placed if word in unknown and word in words.telling and not words.is_named(place)]


def best(word: str) -> str:
    """Return the likeliest word for `word`: by the fewest slips, then by how many public entries have it."""
    if not SHORTEST_WORD <= len(word) <= LONGEST_WORD:
        return ""
    ranked = sorted((slips(word, candidate), candidate) for candidate in candidates(word))[:MOST_CANDIDATES]
    entries = holding([forms(query_words(candidate).words[0]) for _slips, candidate in ranked])
    found = [(count, -held, candidate) for (count, candidate), held in zip(ranked, entries, strict=True) if held]
    return min(found)[2] if found else ""


def candidates(word: str) -> set[str]:
    """Return words that may be meant: Voikko's, and those of the public texts that are nearly the same."""
    most = 2 if len(word) >= LONG else 1
    letters = set(word)
    near = {
        candidate
        for candidate in Spelling.objects.like(word, most).values_list("word", flat=True)[:MOST_COMPARED]
        if len(letters ^ set(candidate)) <= 2 * most and OSA.distance(word, candidate, score_cutoff=most) <= most
    }
    return {each for each in near | set(spelling_suggestions(word)) if each != word and query_words(each).words}


def slips(word: str, candidate: str) -> float:
    """Return how far `candidate` is from `word`; a forgotten diacritical mark is half a slip."""
    return (OSA.distance(folded(word), folded(candidate)) + OSA.distance(word, candidate)) / 2


def forms(word: QueryWord) -> list[Term]:
    """Return what to ask for to know whether anything has `word`."""
    return terms_of(QueryWords((word._replace(parts=()),)))
