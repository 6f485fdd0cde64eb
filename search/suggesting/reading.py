"""Read what begins with something out of the table, each text once, however many entries offer it."""

from __future__ import annotations

from typing import NamedTuple

from django.db import connection

from search.suggesting.models import SuggestionKind

MOST_EACH = 40
"""Texts of each kind that are looked at, as many of those that begin so as of those that have it further on. More begin
alike only while hardly anything is typed; then the first are as good as any."""

MOST_HOLDERS = 50
"""Entries that are counted for one text; more are just many."""

CLASSES = tuple((kind, whole) for kind in SuggestionKind for whole in ("TRUE", "FALSE"))

FIRST = """SELECT (
    SELECT id FROM search_suggestion WHERE kind = '{kind}' AND whole = {whole} AND key >= %s AND key < %s
    ORDER BY kind, whole, key, text, language LIMIT 1
), 1"""

# From one text to the next by the index: what many entries offer is stepped over, not read.
STEPS = """WITH RECURSIVE step (id, place) AS (
    SELECT * FROM ({first}) AS first
    UNION ALL
    SELECT (
        SELECT next.id FROM search_suggestion AS next
        WHERE next.kind = this.kind AND next.whole = this.whole AND next.key < %s
            AND (next.key, next.text, next.language) > (this.key, this.text, this.language)
        ORDER BY next.kind, next.whole, next.key, next.text, next.language LIMIT 1
    ), step.place + 1
    FROM step JOIN search_suggestion AS this ON this.id = step.id WHERE step.place < {most_each}
)
SELECT this.text, this.kind, this.language, this.whole, (
    SELECT COUNT(*) FROM (
        SELECT 1 FROM search_suggestion AS same JOIN search_entry AS entry ON entry.id = same.entry_id
        WHERE same.kind = this.kind AND same.whole = this.whole AND same.key = this.key AND same.text = this.text
            AND same.language = this.language AND entry.public
        LIMIT {most_holders}
    ) AS counted
) AS holders
FROM step JOIN search_suggestion AS this ON this.id = step.id"""

STATEMENT = STEPS.format(
    first=" UNION ALL ".join(FIRST.format(kind=kind, whole=whole) for kind, whole in CLASSES),
    most_each=MOST_EACH,
    most_holders=MOST_HOLDERS,
)


class Held(NamedTuple):
    """A text with how many public entries offer it, at least one; see `Suggestion`."""

    text: str
    kind: SuggestionKind
    language: str
    whole: bool
    holders: int


def held(key: bytes) -> list[Held]:
    """Return the first texts of each kind that public entries offer and a word of which begins with `key`."""
    end = key + b"\xff"
    with connection.cursor() as cursor:
        cursor.execute(STATEMENT, [*(key, end) * len(CLASSES), end])
        return [
            Held(text, SuggestionKind(kind), language, bool(whole), holders)
            for text, kind, language, whole, holders in cursor.fetchall()
            if holders
        ]
