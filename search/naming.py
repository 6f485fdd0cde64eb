"""What kinds of things, and of which year, a query names. Pure."""

from __future__ import annotations

import re

from search.analysis import QueryWord, QueryWords, Synonym
from search.documents import Kind, SearchDocument

CALLED = {
    Kind.BLOG: "blogi blogikirjoitus blogiteksti blogg blogginlägg",
    Kind.CONSULTATION: "lausuntopyyntö lausuntokierros remissrunda",
    Kind.PARTNERSHIP_DAY: "kumppanuuspäivä partnerskapsdag",
    Kind.FILE: "tiedosto liite fil bilaga",
    Kind.CONTACT: "yhteyshenkilö yhteystieto kontaktperson kontaktuppgift",
}
"""Base forms of words that mean a kind and hardly anything else: "lausunto" is as often what a thing is about."""

TYPES = {"pdf": "PDF", "pptx": "PPTX", "powerpoint": "PPTX", "docx": "DOCX", "odt": "ODT"}
"""Words that mean files of a type."""

KINDS = {word: kind for kind, words in CALLED.items() for word in words.split()} | dict.fromkeys(TYPES, Kind.FILE)


OF_THE_KIND_FIRST = 6.0
"""Weight of being of the kind that a query only names, beside the name itself: who writes "yhteyshenkilöt" wants people
before what speaks of them.
"""


def marks_of(document: SearchDocument) -> list[str]:
    """Return words of no language by which everything of a kind, of a year, and every file of a type is found.

    The year is marked as a query writes it. Were it not, the few texts that mention a year would be all that says it,
    and "kumppanuuspäivä 2025" would find them before the day.
    """
    of_type = [mark_of_type(document.file_type)] if document.file_type.isalnum() else []
    of_year = [str(document.date.year)] if document.date else []
    return [mark_of_kind(document.kind), *of_type, *of_year]


def mark_of_kind(kind: Kind) -> str:
    return f"kind{kind.value}".replace("_", "")


def mark_of_type(file_type: str) -> str:
    return f"type{file_type.lower()}"


def kinds_named(words: QueryWords) -> list[Kind]:
    """Return the kinds that a query names beside what it is about, as "Haajan blogi" does; none where that is all."""
    named = {word: KINDS[base] for word in words.telling for base in word.bases if base in KINDS}
    return sorted(set(named.values())) if len(named) < len(words.telling) else []


def with_all_of_the_kind(words: QueryWords) -> QueryWords:
    """Return a query that only names kinds, as "yhteyshenkilöt" and "pdf" do, as one that finds all of them, too.

    So does a query that names a year beside them ("kumppanuuspäivä vuonna 2025").
    """
    has_year = any(map(is_year, words.words))
    named = [naming(word) for word in words.telling if not (has_year and tells_a_year(word))]
    if not named or not all(named):
        return words
    said = [word for each in named for word in each]
    types = [mark_of_type(TYPES[word]) for word in said if word in TYPES]
    marks = dict.fromkeys(types or [mark_of_kind(KINDS[word]) for word in said])
    found = tuple(Synonym(0, len(words.words), ((mark,),), OF_THE_KIND_FIRST) for mark in marks)
    return words._replace(synonyms=(*words.synonyms, *found))


def tells_a_year(word: QueryWord) -> bool:
    """Return whether a word beside a year only says that it is one, or is the year itself."""
    return is_year(word) or not {"vuosi", "år"}.isdisjoint(word.bases)


def is_year(word: QueryWord) -> bool:
    """Return whether a word of a query is one of the years that something here may be dated."""
    return re.fullmatch(r"(19|20)\d\d", word.surface, re.ASCII) is not None


def naming(word: QueryWord) -> list[str]:
    """Return by which words a word of a query names kinds: it is one, or made of two of them ("pdf-tiedosto")."""
    inside = [part for part in word.parts if part in KINDS]
    return [base for base in word.bases if base in KINDS] or (inside if len(inside) > 1 else [])
