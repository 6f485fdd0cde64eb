"""The vocabulary as this process knows it, read again when somebody has changed it."""

from __future__ import annotations

import logging
import time
from dataclasses import dataclass, field
from threading import Lock

from django.db import DatabaseError, connection

from search.analysis import QueryWords
from search.vocabulary.models import Term, VocabularyState
from search.vocabulary.phrases import Phrases
from search.vocabulary.terms import TermRow

logger = logging.getLogger(__name__)

KNOWN_SECONDS = 2.0
"""How long nobody asks again whether the vocabulary has changed."""


@dataclass
class Known:
    """The terms of version `version`, good until an instant of the monotonic clock. One thread at a time reads anew."""

    version: int = 0
    phrases: Phrases = field(default_factory=lambda: Phrases(()))
    until: float = 0.0
    reading: Lock = field(default_factory=Lock)


_known = Known()


def prepare() -> None:
    """Read the vocabulary now, if the database answers, so that the first search does not wait for it."""
    try:
        phrases()
    except DatabaseError as error:
        logger.warning("the vocabulary is read with the first search: %s", str(error)[:200])
    finally:
        connection.close()


def expanded(words: QueryWords) -> QueryWords:
    """Return the query with what its terms are also called, by the vocabulary of a few seconds ago at most."""
    return phrases().expanded(words)


def phrases() -> Phrases:
    """Return the vocabulary. While one thread reads a changed one, the others use the one before."""
    known = _known
    if time.monotonic() >= known.until and known.reading.acquire(blocking=False):
        try:
            version = VocabularyState.current_version()
            if version != known.version:
                known.phrases = Phrases(map(TermRow._make, Term.objects.rows()))
                known.version = version
            known.until = time.monotonic() + KNOWN_SECONDS
        finally:
            known.reading.release()
    return known.phrases
