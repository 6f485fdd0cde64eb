"""Learn the words of public texts, and forget those that no text has any more."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta

from django.db import connection

from search.spelling.models import LONGEST_WORD, Spelling

SHORTEST_WORD = 3
"""Letters; a shorter word is like too many others."""

BATCH = 500
"""Words of one statement."""

MOST_REMEMBERED = 200_000
"""Words that a process remembers to have learnt today."""

KEPT = timedelta(days=2)
"""How long a word stays that nobody sees any more: longer than it takes to read everything anew."""

_SEE = """
INSERT INTO search_spelling (word, initial, length, seen_on) VALUES {rows}
ON CONFLICT (word) DO UPDATE SET seen_on = excluded.seen_on WHERE search_spelling.seen_on < excluded.seen_on"""

_seen: dict[str, date] = {}


def learn(texts: Iterable[Mapping[str, str]], *, on: date) -> None:
    """Note that on the day `on` somebody published words; `texts` are words as written, joined with spaces, by field.

    Always in the same order and outside any other transaction, so that two workers never wait for each other's rows.
    """
    new = sorted(word for word in words_in(texts) if _seen.get(word) != on and is_kept(word))
    for start in range(0, len(new), BATCH):
        batch = new[start : start + BATCH]
        with connection.cursor() as cursor:
            cursor.execute(
                _SEE.format(rows=", ".join(["(%s, %s, %s, %s)"] * len(batch))),
                [value for word in batch for value in (word, word[0], len(word), on)],
            )
    if len(_seen) > MOST_REMEMBERED:
        _seen.clear()
    _seen.update(dict.fromkeys(new, on))


def words_in(texts: Iterable[Mapping[str, str]]) -> set[str]:
    """Return the words of `texts`, which are joined with spaces, by field."""
    return {word for fields in texts for field in fields.values() for word in field.split()}


def unlearn(words: Sequence[str]) -> None:
    """Forget `words` at once. Another process that saw one of them today learns it anew tomorrow, if it comes back."""
    if words:
        Spelling.objects.filter(word__in=words).delete()
    for word in words:
        _seen.pop(word, None)


def is_kept(word: str) -> bool:
    """Return whether `word` may be offered: letters only, so no number, address or code."""
    return SHORTEST_WORD <= len(word) <= LONGEST_WORD and word.isalpha()


def forget(*, on: date) -> None:
    """Forget the words that no public text had for a while before the day `on`."""
    Spelling.objects.unseen_since(on - KEPT).delete()


def forget_learning() -> None:
    """Let this process learn every word anew, as when its database is another one."""
    _seen.clear()
