"""Search: Elasticsearch where it answers in time, the database where it does not; never an error."""

from __future__ import annotations

import logging
import time
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from functools import cache

from django.db.models import BigIntegerField

from hyte.questions import Given, Question
from search import engine, fallback
from search.analysis import QueryWords, query_words
from search.backend.connection import is_configured
from search.breaker import CircuitBreaker
from search.documents import Place
from search.exceptions import EngineAway
from search.models import Entry
from search.naming import with_all_of_the_kind
from search.passages import marked_title, passage
from search.request import SearchRequest, state_at
from search.results import Found, Result, SearchResults
from search.spelling.correcting import corrected, corrections, doubtful, unknown_words, with_likely
from search.vocabulary.current import expanded

logger = logging.getLogger(__name__)

MOST_WORDS = 20
"""Words of a query that are looked for; the rest is ignored."""

breaker = CircuitBreaker()


KNOWN_SECONDS = 1.0
"""How long an answer about who answers is good for."""


class Engine(StrEnum):
    """Who answers a search."""

    ELASTICSEARCH = "elasticsearch"
    FALLBACK = "fallback"


@dataclass
class Known:
    """Who answered when somebody last asked, and until when, on a monotonic clock, that need not be asked again."""

    engine: Engine = Engine.FALLBACK
    until: float = 0.0


_known = Known()


def search(request: SearchRequest, *, at: datetime) -> SearchResults:
    """Return what `request` finds at the instant `at`."""
    started = time.monotonic()
    words = with_all_of_the_kind(expanded(QueryWords(query_words(request.query).words[:MOST_WORDS])))
    if not words.words:
        return SearchResults(request=request, engine=engine_in_use())
    found, answered_by = ask(words, request, at)
    entries = still_public(found)
    if len(entries) < len(found.scores):
        # Something was taken out of the answers since the engine was asked: asked again, it leaves that out.
        found, answered_by = ask(words, request, at)
        entries = still_public(found)
    better = meant_instead(words, found)
    marked = with_likely(words, better)
    return SearchResults(
        request=request,
        engine=answered_by,
        total=found.total,
        counts=found.counts,
        results=tuple(shown(entry, found.scores[entry.pk], marked, at) for entry in entries),
        took_ms=round((time.monotonic() - started) * 1000),
        degraded=is_configured() and answered_by is Engine.FALLBACK,
        did_you_mean=corrected(words, better),
    )


def ask(words: QueryWords, request: SearchRequest, at: datetime) -> tuple[Found, Engine]:
    """Return what is found, and by whom."""
    if is_configured() and breaker.lets_through(time.monotonic()):
        try:
            found = engine.find(words, request, at)
        except EngineAway as error:
            breaker.failed(time.monotonic())
            logger.warning("the built-in search answers: %s", str(error)[:200])
        else:
            breaker.succeeded()
            return found, Engine.ELASTICSEARCH
    return by_database(words, request, at), Engine.FALLBACK


def by_database(words: QueryWords, request: SearchRequest, at: datetime) -> Found:
    """Return what the database finds, by the likeliest word, too, where it has none of those asked for."""
    better = corrections(doubtful(words, unknown_words(words)))
    return fallback.find(with_likely(words, better), request, at)._replace(better=better)


def meant_instead(words: QueryWords, found: Found) -> Mapping[str, str]:
    """Return for words of the query that are in nothing public, as written, what they may have meant."""
    return corrections(doubtful(words, found.unknown)) if found.better is None else found.better


def still_public(found: Found) -> list[Entry]:
    """Return the entries found, the best first, without what was taken out of the answers a moment ago."""
    keys = {f"key_{place}": key for place, key in enumerate(found.scores)}
    entries = {entry.pk: entry for entry in public_entries(len(keys)).ask(**keys)} if keys else {}
    return [entries[key] for key in found.scores if key in entries]


@cache
def public_entries(keys: int) -> Question:
    """Return the question after public entries with so many places for their keys."""
    wanted = [Given(f"key_{place}", BigIntegerField()) for place in range(keys)]
    return Question(lambda: Entry.objects.public().filter(pk__in=wanted).defer("words"))


def shown(entry: Entry, score: float, words: QueryWords, at: datetime) -> Result:
    """Return an entry as the list of results shows it."""
    document = entry.document
    return Result(
        id=str(entry),
        external_id=entry.external_id,
        kind=entry.kind,
        language=entry.language,
        title=document["title"],
        marked_title=marked_title(document["title"], entry.language, words),
        snippet=passage(document["body"], document["summary"], entry.language, words),
        urls=document["urls"],
        date=entry.date,
        opens_at=entry.opens_at,
        closes_at=entry.closes_at,
        state=state_at(entry.opens_at, entry.closes_at, at),
        role=document.get("role", ""),
        file_type=document.get("file_type", ""),
        file_size=document.get("file_size"),
        score=score,
        shown_on=tuple(Place(*place) for place in document.get("shown_on", ())),
    )


def engine_in_use() -> Engine:
    """Return who answers searches now. The engine is asked once in `KNOWN_SECONDS` at most, and within its budget."""
    now = time.monotonic()
    if now >= _known.until:
        _known.engine, _known.until = probe(now), now + KNOWN_SECONDS
    return _known.engine


def probe(now: float) -> Engine:
    """Ask the engine whether it has the index that it should have; only one that can be searched closes the circuit."""
    if not is_configured() or not breaker.lets_through(now):
        return Engine.FALLBACK
    try:
        complete = engine.is_complete()
    except EngineAway:
        breaker.failed(now)
        return Engine.FALLBACK
    if not complete:
        return Engine.FALLBACK
    breaker.succeeded()
    return Engine.ELASTICSEARCH
