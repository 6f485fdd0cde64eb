"""Keep what an entry offers, in the transaction that stores it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import islice
from typing import Any

from search.documents import Kind
from search.filing import filed_under
from search.request import WORD, Facet, comparable
from search.suggesting.models import LONGEST_KEY, Suggestion, SuggestionKind

LONGEST_TEXT = 120
"""Characters of a text that is offered; a longer title is no help to somebody who types."""

MOST_STARTS = 8
"""Words of a text by whose beginning it is found."""

Offer = tuple[SuggestionKind, str, str]
"""What is offered, in which language, and its text."""


def keep(entry_id: int, values: Mapping[str, Any]) -> None:
    """Replace what an entry with these `values` of its columns offers; one that is not public offers nothing."""
    Suggestion.objects.filter(entry=entry_id).delete()
    if not values["document"]:
        return
    Suggestion.objects.bulk_create(
        Suggestion(entry_id=entry_id, kind=kind.value, language=language, text=text, whole=not word, key=key)
        for kind, language, text in dict.fromkeys(offers(values["kind"], values["language"], values["document"]))
        for word, key in starts(text)
    )


def offers(kind: str, language: str, document: Mapping[str, Any]) -> Iterator[Offer]:
    """Yield what an entry offers.

    Whoever wrote a statement is a private person as often as not: the name stands on the statement and is found by who
    knows it, but is offered to nobody. The title of a statement begins with it.
    """
    for facet, names in filed_under(document).items():
        filed = SuggestionKind.THEME if facet is Facet.THEME else SuggestionKind.ORGANISATION
        for fi, sv in names.values():
            yield from [(filed, language, fi)] if fi == sv else [(filed, "fi", fi), (filed, "sv", sv)]
    if kind != Kind.STATEMENT:
        yield from ((SuggestionKind.NAME, language, name) for name in document["people"])
        if kind == Kind.CONTACT:
            yield SuggestionKind.NAME, language, document["title"]
        else:
            yield SuggestionKind.TITLE, language, document["title"]


def starts(text: str) -> Iterator[tuple[int, bytes]]:
    """Yield each word's number, with the key of the text from there on; nothing for a text that is too long."""
    if len(text) <= LONGEST_TEXT:
        for number, match in enumerate(islice(WORD.finditer(text), MOST_STARTS)):
            yield number, key_of(text[match.start() :])


def key_of(text: str) -> bytes:
    """Return the key for what begins with `text`."""
    return comparable(text).encode()[:LONGEST_KEY]
