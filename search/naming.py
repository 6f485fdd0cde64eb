"""Which kind of thing a query names beside what it is about, as "Haajan blogi" does. Pure."""

from __future__ import annotations

from search.analysis import QueryWords
from search.documents import Kind

CALLED = {
    Kind.BLOG: "blogi blogikirjoitus blogiteksti blogg blogginlägg",
    Kind.CONSULTATION: "lausuntopyyntö lausuntokierros remissrunda",
    Kind.PARTNERSHIP_DAY: "kumppanuuspäivä partnerskapsdag",
    Kind.FILE: "pdf tiedosto liite fil bilaga",
    Kind.CONTACT: "yhteyshenkilö yhteystieto kontaktperson kontaktuppgift",
}
"""Base forms of words that mean a kind and hardly anything else: "lausunto" is as often what a thing is about."""

KINDS = {word: kind for kind, words in CALLED.items() for word in words.split()}


def kinds_named(words: QueryWords) -> list[Kind]:
    """Return the kinds that a query names, none where it says nothing else."""
    named = {word: KINDS[base] for word in words.telling for base in word.bases if base in KINDS}
    return sorted(set(named.values())) if len(named) < len(words.telling) else []
