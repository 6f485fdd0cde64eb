"""A document as the table keeps it: what is shown of it, and its words as language analysis reads them."""

from __future__ import annotations

import hashlib
from dataclasses import fields
from functools import lru_cache
from typing import Any

from search.analysis import analysis_version, index_words
from search.documents import SearchDocument
from search.naming import marks_of
from search.request import comparable

FIELDS = {"title": 3.0, "people": 2.5, "tags": 2.0, "body": 1.0}
"""The fields of a document and their weights, as measured with graded queries: what is in a title says most."""

GROUPS = ("words", "folded", "surface")
"""For each field: base forms with compound parts; forms without diacritical marks; words as written."""

KEPT = "marks kinds years roles"
"""What is kept beside the words that are read: marks of the built-in search, of kinds and of years, and roles among the
people. Another text has all entries built anew.
"""

LONGEST_SHOWN = 50_000
"""Characters of a body that are kept for showing passages. All of it is searched."""


LONGEST_NAME = 200
"""Characters of a title by which something is known that is called just so."""

LONG = 20_000
"""Characters of a text that takes noticeable time to analyse."""


def preparation() -> str:
    """Return a text that differs when entries have to be built again: another analysis, other fields of a document."""
    shape = " ".join([KEPT, *GROUPS, *FIELDS, *(field.name for field in fields(SearchDocument))])
    return f"{analysis_version()}-{hashlib.blake2b(shape.encode(), digest_size=4).hexdigest()}"


def prepared(document: SearchDocument) -> dict[str, Any]:
    """Return the values of an entry's columns for `document`."""
    return {
        "kind": document.kind.value,
        "language": document.language,
        "date": document.date,
        "year": document.date.year if document.date else None,
        "opens_at": document.opens_at,
        "closes_at": document.closes_at,
        "external_id": document.external_id,
        "name": comparable(document.title)[:LONGEST_NAME],
        "document": shown(document),
        "words": words_of(document),
    }


def shown(document: SearchDocument) -> dict[str, Any]:
    """Return what a list of results shows, as JSON, and the names by which it is counted and suggested."""
    return {
        "title": storable(document.title),
        "urls": dict(document.urls),
        "summary": storable(document.summary),
        "body": storable(document.body[:LONGEST_SHOWN]),
        "people": [storable(name) for name in document.people],
        "organisations": [storable(name) for name in document.organisations],
        "themes": [[storable(name) for name in theme] for theme in document.themes],
        "role": storable(document.role),
        "file_type": document.file_type,
        "file_size": document.file_size,
        "shown_on": [list(place._replace(title=storable(place.title))) for place in document.shown_on],
    }


def storable(text: str) -> str:
    """Return `text` without NUL characters, which PostgreSQL's JSON cannot hold."""
    return text.replace("\0", "")


def words_of(document: SearchDocument) -> dict[str, dict[str, str]]:
    """Return the words of each group and field, joined with spaces.

    What a thing belongs to says no more than its body: what others say of a thing is not to be found before it. Who has
    a role is found by it as by the name.
    """
    texts = {
        "title": document.title.removesuffix(document.belongs_to),
        "people": "\n".join((*document.people, document.role)),
        "tags": "\n".join((*document.tags, *document.organisations)),
        "body": f"{document.belongs_to}\n\n{document.summary}\n\n{document.body}",
    }
    read = {field: words_in(texts[field], document.language) for field in FIELDS}
    words = {group: {field: read[field][group] for field in FIELDS} for group in GROUPS}
    words["words"]["body"] = " ".join([words["words"]["body"], *marks_of(document)]).strip()
    return words


def words_in(text: str, language: str) -> dict[str, str]:
    """Return the words of `text` by group. Of long texts the last few are remembered.

    A page that is published marks the files that it shows, and reading one again takes up to seconds.
    """
    return (_remembered if len(text) > LONG else _analysed)(text, language)


def _analysed(text: str, language: str) -> dict[str, str]:
    read = index_words(text, language)
    return {group: " ".join(getattr(read, group)) for group in GROUPS}


_remembered = lru_cache(maxsize=8)(_analysed)
