"""Choose from much that PostgreSQL finds what may be among the best, by its index alone; only that is ranked.

To rank an entry its list of words has to be unpacked, once for each word sought, and there may be a hundred thousand.
The index tells without that who holds a word, and who holds it in a title: each word is worth the more the rarer it is,
and more in a title, as in the rank. What is common says little and costs most: the rarest words are looked up first, as
far as `MOST_LOOKED_UP` goes.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from math import log
from typing import NamedTuple

from django.db import connection

from search.fallback.keeping import ATTACHED, NAMED, TITLED, quoted
from search.fallback.planning import estimates
from search.fallback.scoring import Sql, every, pattern
from search.fallback.terms import Term
from search.preparing import FIELDS
from search.request import LARGEST_PAGE, LAST_PAGE

MOST_RANKED = 1_000
"""Entries that are ranked. What is chosen behind them stays as it was chosen."""

MOST_CHOSEN = LAST_PAGE * LARGEST_PAGE
"""Entries that anybody can leaf through."""

SPARE = 2
"""How many times as many are chosen at first, without asking of each whether it is public, open or of the kind."""

MOST_LOOKED_UP = 60_000
"""Holders of words, in all, that are added up to choose by."""

RARE = 0.02
"""The share of the entries up to which the holders of a word are counted and not guessed."""

HEAVIEST = FIELDS["title"]
IN_BODY = FIELDS["body"] / HEAVIEST
IN_TITLE = 1 - IN_BODY
ATTACHED_TO = (FIELDS["people"] + FIELDS["tags"]) / 2 / HEAVIEST - IN_BODY
"""What a word in the body is worth, and how much more in the title, or in people and tags."""


class Weighed(NamedTuple):
    """A term with what it says: its weight, the more the rarer it is."""

    term: Term
    worth: float


class Lookup(NamedTuple):
    """A question to the index: in which table, for what, about how many hold it, and what that is worth."""

    table: str
    pattern: str
    holders: int
    worth: float


def weighed(terms: Sequence[Term]) -> list[Weighed]:
    """Return what each term says. Rare ones are counted; how common a common one is can be guessed well enough."""
    patterns = [pattern(term) for term in terms]
    entries, holders = estimates(patterns)
    rare = [place for place, guessed in enumerate(holders) if guessed <= max(entries * RARE, 1)]
    if rare:
        counting = ", ".join(["(SELECT count(*) FROM search_words WHERE words @@ CAST(%s AS tsquery))"] * len(rare))
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT {counting}", [patterns[place] for place in rare])
            for place, counted in zip(rare, cursor.fetchone(), strict=True):
                holders[place] = counted
    found = zip(terms, holders, strict=True)
    return [Weighed(term, term.weight * log(1 + entries / count)) for term, count in found if count]


def candidates(terms: Sequence[Weighed], name: str, wanted: Sql, favour: Sql) -> Sql:
    """Return the question for the keys of what may be among the best, each with its place, the likeliest first.

    `wanted` is what the key of an entry must be in, `favour` what its score is multiplied by. What holds no word that
    is looked up has its place behind the others: the shorter texts first, as in the rank.
    """
    looked_up, remaining = lookups(terms, name)
    hits, parameters = [], []
    for each in looked_up:
        sought = f"search_{each.table} WHERE {each.table} @@ CAST(%s AS tsquery)"
        hits.append(f"SELECT entry_id, CAST(%s AS real) AS score FROM {sought}")  # noqa: S608
        parameters += [each.worth, each.pattern]
    coarse = f"SELECT entry_id, SUM(score) AS score FROM ({' UNION ALL '.join(hits)}) AS hits GROUP BY entry_id"  # noqa: S608
    statement = f"""
        WITH held AS MATERIALIZED (
            SELECT entry_id, pg_column_size(words) AS size FROM search_words WHERE words @@ CAST(%s AS tsquery)
        ),
        coarse AS MATERIALIZED ({coarse}),
        likely AS MATERIALIZED (
            SELECT entry_id, (COALESCE(coarse.score, 0) + %s) / ln(1 + held.size) AS score
            FROM held LEFT JOIN coarse USING (entry_id) WHERE {wanted[0]}
            ORDER BY score DESC, entry_id DESC LIMIT {MOST_CHOSEN * SPARE}
        )
        SELECT entry.id AS entry_id, ROW_NUMBER() OVER (
            ORDER BY likely.score * {favour[0]} DESC, entry.date DESC NULLS LAST, entry.id
        ) AS place
        FROM likely JOIN search_entry AS entry ON entry.id = likely.entry_id WHERE entry.public
        ORDER BY place LIMIT {MOST_CHOSEN}
    """  # noqa: S608 — parts are written here, values are parameters
    everything = " | ".join(pattern(each.term) for each in terms)
    return statement, [everything, *parameters, remaining, *wanted[1], *favour[1]]


def lookups(terms: Sequence[Weighed], name: str) -> tuple[list[Lookup], float]:
    """Return what the index is asked, the most telling first, as far as what is found remains bounded.

    Beside it what the most telling is worth of what is not asked: each entry found has something of that at least.
    """
    asked = [("marks", quoted(NAMED + name), sum(each.worth for each in terms))] if name else []
    rivals: dict[object, list[Weighed]] = defaultdict(list)
    for number, each in enumerate(terms):
        rivals[("alone", number) if each.term.rival is None else each.term.rival].append(each)
    for rivalling in rivals.values():
        worth = max(each.worth for each in rivalling)
        asked.append(("words", " | ".join(pattern(each.term) for each in rivalling), worth * IN_BODY))
        for mark, more in ((TITLED, IN_TITLE), (ATTACHED, ATTACHED_TO)):
            marked = [marked_pattern(each.term, mark) for each in rivalling if not each.term.folded]
            if marked:
                asked.append(("marks", " | ".join(marked), worth * more))
    found = []
    for table in ("words", "marks"):
        mine = [(sought, worth) for source, sought, worth in asked if source == table]
        _entries, holders = estimates([sought for sought, _worth in mine], table=table)
        found += [Lookup(table, sought, count, worth) for (sought, worth), count in zip(mine, holders, strict=True)]
    return within(sorted(found, key=lambda each: each.worth, reverse=True))


def within(found: Sequence[Lookup]) -> tuple[list[Lookup], float]:
    """Return as many of the lookups as do not find too much in all, and what the best of the others is worth."""
    taken, left = list(found[:1]), list[Lookup]()
    holders = found[0].holders
    for each in found[1:]:
        fits = holders + each.holders <= MOST_LOOKED_UP
        (taken if fits else left).append(each)
        holders += each.holders if fits else 0
    return taken, max((each.worth for each in left), default=0.0)


def marked_pattern(term: Term, mark: str) -> str:
    """Return `term` as it stands among the marks."""
    return every(term, lambda form: quoted(mark + form), " & ", " | ")
