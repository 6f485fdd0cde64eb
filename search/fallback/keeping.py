"""Keep prepared words in the database's full-text index, in the transaction that stores the entry."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

from django.db import connection

from search.preparing import FIELDS

Words = Mapping[str, Mapping[str, str]]

MARKS = {"title": "A", "people": "B", "tags": "C", "body": "D"}
"""PostgreSQL's four classes of weight, for the four fields."""

FOLDED = "~"
"""What PostgreSQL's words without diacritical marks begin with, to tell them from base forms."""

MOST_WORDS = 15_000
"""Different words of one entry that PostgreSQL keeps; its word lists end at a megabyte."""

MOST_PLACES = 8
"""Places of one word that PostgreSQL keeps. They tell how often it occurs; more would hardly raise the rank."""

TITLED, ATTACHED, NAMED = "^", "@", "="
"""What PostgreSQL's marks begin with: a word of a title, a word of people or tags, and a whole name."""


def keep(entry_id: int, words: Words | None, name: str = "") -> None:
    """Replace the words of an entry and the name that it is called by; `None` removes them."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("DELETE FROM search_words WHERE rowid = %s", [entry_id])
            if words:
                columns = [*(words["words"][field] for field in FIELDS), " ".join(words["folded"].values())]
                cursor.execute(
                    "INSERT INTO search_words (rowid, title, people, tags, body, folded)"
                    " VALUES (%s, %s, %s, %s, %s, %s)",
                    [entry_id, *columns],
                )
        elif words:
            cursor.execute(
                "INSERT INTO search_marks (entry_id, marks) VALUES (%s, array_to_tsvector(CAST(%s AS text[])))"
                " ON CONFLICT (entry_id) DO UPDATE SET marks = excluded.marks",
                [entry_id, marks(words, name)],
            )
            cursor.execute(
                "INSERT INTO search_words (entry_id, words) VALUES (%s, %s::tsvector)"
                " ON CONFLICT (entry_id) DO UPDATE SET words = excluded.words",
                [entry_id, word_list(words)],
            )
        else:
            cursor.execute("DELETE FROM search_marks WHERE entry_id = %s", [entry_id])
            cursor.execute("DELETE FROM search_words WHERE entry_id = %s", [entry_id])


def purge() -> None:
    """Have the index written anew without the words that were replaced: SQLite only crosses them out otherwise."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("INSERT INTO search_words (search_words) VALUES ('optimize')")


def word_list(words: Words) -> str:
    """Return the words as PostgreSQL writes a `tsvector`: each with its places and the weight of its field."""
    places: dict[str, list[str]] = defaultdict(list)
    for position, (word, mark) in enumerate(marked_words(words), start=1):
        if word in places or len(places) < MOST_WORDS:
            places[word].append(f"{min(position, 16_383)}{mark}")
    return " ".join(f"{quoted(word)}:{','.join(found[:MOST_PLACES])}" for word, found in places.items())


def marks(words: Words, name: str) -> list[str]:
    """Return the few words that say most, each with a mark of where it stands, and the name.

    PostgreSQL's index knows only whether a word is there: so it knows this much of where.
    """
    fields = words["words"]
    found = [TITLED + word for word in fields["title"].split()]
    found += [ATTACHED + word for field in ("people", "tags") for word in fields[field].split()]
    return [*dict.fromkeys(found[:MOST_WORDS]), *([NAMED + name] if name else [])]


def marked_words(words: Words) -> Iterator[tuple[str, str]]:
    """Yield every word with its mark, the weightiest fields first."""
    for field, mark in MARKS.items():
        yield from ((word, mark) for word in words["words"][field].split())
    for field in MARKS:
        yield from ((FOLDED + word, "D") for word in words["folded"][field].split())


def quoted(word: str) -> str:
    """Return `word` so that PostgreSQL reads it as one word, whatever is in it."""
    return "'" + word.replace("\\", "\\\\").replace("'", "''") + "'"
