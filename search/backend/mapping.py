"""What an index is stamped with, and what it holds of an entry: prepared words, joined with spaces, and facts."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from search.filing import filed_under
from search.meaning.embedding import dimensions, identity, is_on
from search.models import Entry
from search.preparing import preparation
from search.shape import GROUPS, MAPPINGS, REPEATED, SETTINGS, digest, vectors


def stamp() -> dict[str, str]:
    """Return what an index must be stamped with to be one that this program would make now."""
    return {
        "settings": digest(SETTINGS),
        "mapping": digest(mappings()),
        "weights": digest(REPEATED),
        "preparation": preparation(),
        **({"words": digest(MAPPINGS)} if is_on() else {}),
    }


def mappings() -> dict[str, Any]:
    """Return the mapping that this program makes an index with; it has vectors only where they are switched on."""
    if not is_on():
        return MAPPINGS
    return {**MAPPINGS, "properties": {**MAPPINGS["properties"], meaning_field(): vectors(dimensions())}}


def meaning_field() -> str:
    """Return the field of vectors, whose name tells the model: those of another one are never compared with these."""
    return f"meaning_{digest(identity())}"


def has_words(made_with: Mapping[str, str]) -> bool:
    """Return whether an index that was stamped so can be searched by words, be it with or without vectors."""
    return made_with.get("words", made_with.get("mapping")) == digest(MAPPINGS)


def is_sound(mappings: dict[str, Any]) -> bool:
    """Return whether an index still has the mapping that it was made with, by whichever version of this program.

    One that somebody else made, or has changed, does not answer as it should, however its name reads.
    """
    made_with = mappings.get("_meta", {}).get("mapping")
    return bool(made_with) and made_with == digest({key: value for key, value in mappings.items() if key != "_meta"})


def source_of(entry: Entry) -> dict[str, Any]:
    """Return what the index holds of a public `entry`, but for the vector of its text."""
    source = {
        **{group: weighted(entry.words[group]) for group in GROUPS},
        "title": entry.words["words"]["title"],
        "key": entry.pk,
        "kind": entry.kind,
        "name": entry.name,
        "language": entry.language,
        "date": entry.date,
        "year": entry.year,
        **{facet.value: sorted(values) for facet, values in filed_under(entry.document).items()},
        "opens_at": entry.opens_at,
        "closes_at": entry.closes_at,
    }
    return {**source, "content": digest(source)}


def weighted(words: Mapping[str, str]) -> str:
    """Return the words of all fields, each field's as often as it weighs."""
    return " ".join(words[field] for field, times in REPEATED.items() for _time in range(times) if words[field])
