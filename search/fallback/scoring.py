"""How each database tells which entries hold a word, and how much that says.

A word counts for more the rarer it is, the weightier the field it stands in and the more often it occurs there. SQLite
computes that itself (BM25); PostgreSQL's rank knows fields and occurrences, and its rarity is added here.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence

from django.db import connection

from search.fallback.keeping import FOLDED, TITLED, quoted
from search.fallback.terms import Term
from search.preparing import FIELDS

Sql = tuple[str, list[object]]

SQLITE_WEIGHTS = ", ".join(str(weight) for weight in (*FIELDS.values(), 1.0))
POSTGRESQL_WEIGHTS = "{" + ", ".join(str(weight / 3) for weight in reversed(FIELDS.values())) + "}"
"""PostgreSQL wants them from the class D to the class A, none above 1."""

SQLITE_SCORE = f"""
SELECT rowid AS entry_id, %s AS rival, -bm25(search_words, {SQLITE_WEIGHTS}) * %s AS score
FROM search_words WHERE search_words MATCH %s"""  # noqa: S608 — numbers from above

KEPT = "WITH kept AS (SELECT count(*)::float AS entries FROM search_words) "
"""Tells PostgreSQL's scores how many entries there are: counted once, however many words are sought."""

# The rank is divided by the logarithm of the length: a word in a long text says less.
POSTGRESQL_SCORE = f"""
SELECT entry_id, CAST(%s AS integer) AS rival, rank * %s
    * ln(1 + (SELECT entries FROM kept) / count(*) OVER ()) AS score
FROM search_ranks(CAST(%s AS tsquery), '{POSTGRESQL_WEIGHTS}') AS ranks"""  # noqa: S608 — numbers from above


def holders(terms: Sequence[Term]) -> Sql:
    """Return the question for the keys of the entries that hold any of `terms`."""
    if connection.vendor == "sqlite":
        return "SELECT rowid FROM search_words WHERE search_words MATCH %s", [" OR ".join(map(pattern, terms))]
    return "SELECT entry_id FROM search_holders(CAST(%s AS tsquery)) AS holders", [" | ".join(map(pattern, terms))]


def plain_holders(terms: Sequence[Term]) -> Sql:
    """Return the same for PostgreSQL where it looks words up in their index anyway, and tells by itself how many."""
    return "SELECT entry_id FROM search_words WHERE words @@ CAST(%s AS tsquery)", [" | ".join(map(pattern, terms))]


def scores(terms: Sequence[Term]) -> Sql:
    """Return the question for the keys and scores of the entries that hold any of `terms`."""
    score, kept = (SQLITE_SCORE, "") if connection.vendor == "sqlite" else (POSTGRESQL_SCORE, KEPT)
    parameters: list[object] = []
    rivals = [*dict.fromkeys(term.rival for term in terms)]
    for number, term in enumerate(terms, start=1):
        rival = -number if term.rival is None else rivals.index(term.rival)
        parameters += [rival, term.weight, pattern(term)]
    hits = "\nUNION ALL".join([score] * len(terms))
    best = f"SELECT entry_id, MAX(score) AS score FROM ({hits}) AS hits GROUP BY entry_id, rival"  # noqa: S608
    total = f"{kept}SELECT entry_id, SUM(score) AS score FROM ({best}) AS best GROUP BY entry_id"  # noqa: S608
    return total, parameters


def rank(weighed: Sequence[tuple[Term, float]]) -> Sql:
    """Return the score, in PostgreSQL, of one entry whose words are in `list`: the same as of `scores`.

    `weighed` are the terms with what each says, its rarity included.
    """
    rivals: dict[object, list[str]] = defaultdict(list)
    parameters: dict[object, list[object]] = defaultdict(list)
    for number, (term, worth) in enumerate(weighed):
        rival = ("alone", number) if term.rival is None else term.rival
        sought = "CAST(%s AS tsquery)"
        ranked = f"ts_rank('{POSTGRESQL_WEIGHTS}', list, {sought}, 1)"
        rivals[rival].append(f"CASE WHEN list @@ {sought} THEN CAST(%s AS float) * {ranked} ELSE 0 END")
        parameters[rival] += [pattern(term), worth, pattern(term)]
    best = [f"GREATEST({', '.join(each)})" for each in rivals.values()]
    return " + ".join(best) or "0", [value for each in parameters.values() for value in each]


def pattern(term: Term) -> str:
    """Return `term` in the database's language of full-text queries."""
    if connection.vendor == "sqlite":
        columns = "folded" if term.folded else "{title people tags body}"
        return every(term, lambda form: f'({columns} : "{form}")', " AND ", " OR ")
    return every(term, lambda form: quoted(FOLDED + form if term.folded else form), " & ", " | ")


def every(term: Term, write: Callable[[str], str], conjunction: str, disjunction: str) -> str:
    """Return the condition that each word of `term` is there, by any of its forms as `write` writes them."""
    return f"({conjunction.join(f'({disjunction.join(map(write, forms))})' for forms in term.words)})"


def titled(words: Sequence[tuple[str, ...]]) -> Sql:
    """Return the question for the keys of the entries whose titles have each of `words`, by any of its forms."""
    term = Term(tuple(words), 1.0)
    if connection.vendor == "sqlite":
        sought = every(term, lambda form: f'(title : "{form}")', " AND ", " OR ")
        return "SELECT rowid FROM search_words WHERE search_words MATCH %s", [sought]
    sought = every(term, lambda form: quoted(TITLED + form), " & ", " | ")
    return "SELECT entry_id FROM search_marks WHERE marks @@ CAST(%s AS tsquery)", [sought]
