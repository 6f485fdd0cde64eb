"""The connection to Elasticsearch, and the one exception by which the rest of the search learns that it is away."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from typing import Any

from django.conf import settings
from elasticsearch import ApiError, Elasticsearch, TransportError

from search.exceptions import EngineAway, IndexMissing

WRITE_TIMEOUT = 5.0
"""Seconds that the worker waits for one request; requests for readers bring their own, shorter time."""

NOT_CONFIGURED = "ELASTICSEARCH_URL is empty: there is no index beside the built-in search."

OK, MISSING = 200, 404

LINES = {
    "accept": "application/vnd.elasticsearch+json; compatible-with=9",
    "content-type": "application/vnd.elasticsearch+x-ndjson; compatible-with=9",
}
"""The headers of a request of several lines of JSON."""

PRODUCT = "x-elastic-product"
"""The header by which an answer says that Elasticsearch gave it."""


def is_configured() -> bool:
    """Return whether the site has an engine at all."""
    return bool(settings.ELASTICSEARCH_URL)


def client(timeout: float | None = None) -> Elasticsearch:
    """Return the client of this process, with an answer expected within `timeout` seconds, or those of a write.

    Its copy is made for each request: of a copy's first answer, and of no other, it is asked whether Elasticsearch gave
    it, and something else may answer in its place at any time.
    """
    return connect(settings.ELASTICSEARCH_URL).options(request_timeout=timeout or WRITE_TIMEOUT)


@lru_cache(maxsize=1)
def connect(url: str) -> Elasticsearch:
    """Return a client for `url` that tries nothing twice: a second attempt is for the caller to decide."""
    return Elasticsearch(url, max_retries=0, retry_on_timeout=False)


def answered(target: str, lines: list[dict[str, Any]], *, timeout: float) -> Any:
    """Return what the engine answers to `lines` sent to `target`; raise `IndexMissing` or `EngineAway`.

    For the request that every search makes: the client's copy for another timeout costs as much again as the rest.
    """
    with translated():
        meta, answer = connect(settings.ELASTICSEARCH_URL).transport.perform_request(
            "POST", target, headers=LINES, body=lines, request_timeout=timeout
        )
    if meta.headers.get(PRODUCT) != "Elasticsearch":
        raise EngineAway("something else answers")
    if meta.status == MISSING:
        raise IndexMissing(str(answer))
    if meta.status != OK:
        raise EngineAway(str(answer))
    return answer


@contextmanager
def translated() -> Iterator[None]:
    """Raise `IndexMissing` or `EngineAway` in place of the client's exceptions."""
    try:
        yield
    except ApiError as error:
        if error.status_code == MISSING:
            raise IndexMissing(str(error)) from error
        raise EngineAway(str(error)) from error
    except TransportError as error:
        raise EngineAway(str(error)) from error
