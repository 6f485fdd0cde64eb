"""The requests to the engine for one search. Pure: a search in, bodies out.

Two are asked together, and for each word a third. One ranks and counts nothing, so that the engine can pass over all
that cannot be on the page; one counts and ranks nothing. The shape was found by measuring graded queries: of
whole-query clauses the best one counts; asking for a minimum of matching words does worse.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from search.analysis import QueryWord, QueryWords, Synonym
from search.documents import Kind
from search.facets import Clause, all_of, counts, in_state
from search.naming import kinds_named
from search.request import SearchRequest, Sort, State, comparable
from search.shape import KEY

PARTS = 0.4
"""Weight of what a query's own compounds are made of, beside whole words."""

FOLDED = 0.3
"""Weight of forms without diacritical marks."""

FUZZY = 0.4
"""Weight of a word that is only nearly the one asked for."""

SAID_TWICE = 0.3
"""Share that the weaker ways count where a query's words and their other names are ways to say one thing."""

CALLED_SO = 2.0
"""How much better something is whose title is the query, such as a person."""

IN_TITLE = 1.3
"""How much better something is whose title has every word of the query."""

OPEN_NOW = 1.05
"""How much better something is that can be taken part in now: it decides between equals."""

COMING = 1.05
"""How much better a day is that is still to come: who asks for the next one does not say when that is."""

OWN_LANGUAGE = 1.1
"""How much better something is that is in the reader's language: of two translations it comes first."""

OF_THE_KIND = 1.2
"""How much better something is that is of a kind which the query names."""

LONG = 10
"""Letters of a word that hardly has a neighbour with one or two others that is a word, too."""

MOST_EXPANSIONS = 50
"""Similar words that the engine considers for a misspelt one."""

ENOUGH = 2
"""Entries that are counted of one word: nobody, one, or more."""


def ranked(
    words: QueryWords,
    request: SearchRequest,
    *,
    withheld: Sequence[int],
    misspelt: Sequence[QueryWord] = (),
    at: datetime,
) -> Clause:
    """Return the body of the search for one page of results.

    `withheld` are keys of entries to be left out, `misspelt` words for which similar ones are sought, too: an entry
    that has such a one beside the other words of the query is better than one that has either.
    """
    wanted = matching(words, misspelt)
    query = closing_first(wanted, at) if request.sort is Sort.CLOSING else favoured(wanted, words, request, at)
    return {
        "query": left_by(query, request, withheld, at),
        "sort": order(request.sort),
        "track_total_hits": False,
        "from": request.offset,
        "size": request.page_size,
        "_source": False,
    }


def counted(
    words: QueryWords,
    request: SearchRequest,
    *,
    withheld: Sequence[int],
    misspelt: Sequence[QueryWord] = (),
    at: datetime,
) -> Clause:
    """Return the body that counts what the same search finds, in all and by the values of the facets."""
    return {
        "query": {"bool": {"filter": [matching(words, misspelt)], "must_not": taken_out(withheld)}},
        "aggs": counts(request.filters, at),
        "track_total_hits": True,
        "size": 0,
        **({"post_filter": all_of(request.filters, at)} if request.filters else {}),
    }


def held(word: QueryWord, *, withheld: Sequence[int]) -> Clause:
    """Return the body that tells whether nobody, one entry or `ENOUGH` of them hold a word."""
    return {
        "query": {"bool": {"filter": [wanted("words", word.bases, 1.0)], "must_not": taken_out(withheld)}},
        "track_total_hits": ENOUGH,
        "size": 0,
    }


def anything() -> Clause:
    """Return the body of a search that costs nothing and fails where any other would."""
    return {"query": {"match_all": {}}, "sort": [{KEY: "asc"}], "track_total_hits": False, "size": 0}


def near(vector: Sequence[float], field: str, keys: Sequence[int]) -> Clause:
    """Return the body that tells how near to a vector each of a few entries is: exactly, without a graph.

    An index that has no such field, such as one for another model, finds nothing.
    """
    number = {"k": len(keys), "num_candidates": len(keys)}
    return {
        "knn": {"field": field, "query_vector": vector, **number, "filter": {"terms": {"key": keys}}},
        "sort": order(Sort.RELEVANCE),
        "size": len(keys),
        "_source": False,
    }


def matching(words: QueryWords, misspelt: Sequence[QueryWord]) -> Clause:
    """Return the clause for what is found: by the words asked for, by other names of them, by similar words."""
    ways = [asked_for(words), *names(words)]
    if words.is_one_term:
        # A text in both languages has "lausunto" and "utlåtande", and says no more of it than another one.
        ways = [{"dis_max": {"queries": ways, "tie_breaker": SAID_TWICE}}]
    return {"bool": {"should": [*ways, *map(similar, misspelt)]}}


def left_by(query: Clause, request: SearchRequest, withheld: Sequence[int], at: datetime) -> Clause:
    """Return the same search without what the filters of the request and the answers leave out."""
    if not (request.filters or withheld):
        return query
    filters = [all_of(request.filters, at)] if request.filters else []
    return {"bool": {"must": [query], "filter": filters, "must_not": taken_out(withheld)}}


def taken_out(withheld: Sequence[int]) -> list[Clause]:
    """Return the clauses for what must not be found."""
    return [{"terms": {"key": list(withheld)}}] if withheld else []


def asked_for(words: QueryWords) -> Clause:
    """Return the clause for the words of the query themselves."""
    return {"dis_max": {"queries": [*clauses(words)]}}


def names(words: QueryWords) -> Iterable[Clause]:
    """Yield a clause for each term of the query: what has another name of it, by the best one.

    Only the best counts: an entry that has all the names of one thing is no better than an entry that has one.
    """
    terms: dict[tuple[int, int], list[Synonym]] = {}
    for synonym in words.synonyms:
        terms.setdefault((synonym.start, synonym.end), []).append(synonym)
    for synonyms in terms.values():
        yield {"dis_max": {"queries": [*map(named, synonyms)]}}


def named(synonym: Synonym) -> Clause:
    """Return the clause for what has every word of a synonym, wherever."""
    every = [wanted("words", bases, synonym.weight) for bases in synonym.words]
    return {"bool": {"must": every}} if len(every) > 1 else every[0]


def clauses(words: QueryWords) -> Iterable[Clause]:
    """Yield the ways in which an entry may match: by base forms, by parts of compounds, by letters without marks."""
    yield wanted("words", words.bases, 1.0)
    if words.parts:
        yield wanted("words", words.parts, PARTS)
    yield wanted("folded", words.folded, FOLDED)


def wanted(group: str, forms: Iterable[str], weight: float) -> Clause:
    """Return the clause for what has any of the `forms` in a field of words, the better the more of them it has."""
    return {"match": {group: {"query": " ".join(forms), "boost": weight}}}


def seems_misspelt(word: QueryWord, entries: int) -> bool:
    """Return whether a word that so many entries hold may be a misspelt one.

    Short words have neighbours, and names above all: one that is found at all is meant (Haaja is not Haake). A long
    word in a single entry may be misspelt there, too.
    """
    return entries == 0 or (entries == 1 and len(word.surface) >= LONG)


def similar(word: QueryWord) -> Clause:
    """Return the clause for words that begin with the same letter and differ in one or two others."""
    fuzzy = {"fuzziness": "AUTO", "prefix_length": 1, "max_expansions": MOST_EXPANSIONS}
    return {"match": {"folded": {"query": word.folded[0], **fuzzy, "boost": FUZZY}}}


def order(sort: Sort) -> list[Clause]:
    """Return the order of the hits. Only what has not closed yet is asked for by its closing: see `closing_first`."""
    by_date: Clause = {"date": {"order": "desc", "missing": "_last"}}
    match sort:
        case Sort.RELEVANCE:
            return [{"_score": "desc"}, by_date, {KEY: "asc"}]
        case Sort.NEWEST:
            return [by_date, {"_score": "desc"}, {KEY: "asc"}]
        case Sort.CLOSING:
            return [{"_score": "desc"}, {"closes_at": {"order": "asc", "missing": "_last"}}, by_date, {KEY: "asc"}]


def favoured(matching: Clause, words: QueryWords, request: SearchRequest, at: datetime) -> Clause:
    """Return the same search with a better score for what is called so, open now or to come, of the kind named, or in
    the reader's language.

    Only the few that are so are scored by a function, beside all of them as they are: the better score counts. With a
    function over everything the engine would have to look at everything.
    """
    called, is_open, titled = {"term": {"name": comparable(request.query)}}, in_state(State.OPEN, at), in_title(words)
    kinds, own = {"terms": {"kind": kinds_named(words)}}, {"term": {"language": request.language}}
    few = {"bool": {"must": [matching], "filter": [{"bool": {"should": [called, is_open, titled, coming(at)]}}]}}
    weights = [
        (called, CALLED_SO),
        (is_open, OPEN_NOW),
        (coming(at), COMING),
        (titled, IN_TITLE),
        (kinds, OF_THE_KIND),
        (own, OWN_LANGUAGE),
    ]
    functions = [{"filter": condition, "weight": weight} for condition, weight in weights]
    better = {"function_score": {"query": few, "functions": functions, "score_mode": "multiply"}}
    ways = [matching, better]
    if kinds_named(words):
        ways.append({"bool": {"must": [matching], "filter": [kinds], "boost": OF_THE_KIND}})
    if request.language:
        ways[0] = {"bool": {"must": [matching], "must_not": [own]}}
        ways.append({"bool": {"must": [matching], "filter": [own], "boost": OWN_LANGUAGE}})
    return {"dis_max": {"queries": ways}}


def coming(at: datetime) -> Clause:
    """Return the condition that something is a partnership day that is not over."""
    dated = {"range": {"date": {"gte": at.date().isoformat()}}}
    return {"bool": {"filter": [{"term": {"kind": Kind.PARTNERSHIP_DAY}}, dated]}}


def in_title(words: QueryWords) -> Clause:
    """Return the condition that a title has every word of the query, whole or as a part of a compound."""
    return {"bool": {"filter": [{"terms": {"title": list(word.bases)}} for word in words.telling]}}


def closing_first(matching: Clause, at: datetime) -> Clause:
    """Return the same search with a score that only tells what is yet to close from everything else."""
    yet_to_close = {"range": {"closes_at": {"gt": at.isoformat()}}}
    return {"bool": {"filter": [matching], "should": [{"constant_score": {"filter": yet_to_close}}]}}
