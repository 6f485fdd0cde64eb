"""The search as JSON, for other programs. It needs no key, writes nothing and tells only what is public."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from django.http import HttpRequest, JsonResponse
from django.utils import timezone, translation
from django.views.decorators.http import require_safe

from search.filing import names_of
from search.openapi import document
from search.request import FILED, LANGUAGES, Facet, Problem, read_request
from search.results import Result, SearchResults
from search.service import search
from search.suggesting.finding import suggest
from search.wording import label, sentence


@require_safe
def search_api(request: HttpRequest) -> JsonResponse:
    """Answer `GET /api/v1/search`; 400 with a message in the language of `language` when a parameter is wrong.

    Parameters: `q` (at most 200 characters), `language` (of the reader: of addresses, messages and what comes first
    among equals, never a filter), the filters `type`, `content_language`, `year`, `state`, `theme` and `organisation`,
    each as often as wanted, `sort`, `page` and `page_size` (both 1 to 50).
    """
    wanted, problems = read_request(request.GET)
    language = language_of(request)
    if problems:
        return refusal(problems, language)
    return JsonResponse(answer(search(replace(wanted, language=language), at=timezone.now()), language))


@require_safe
def suggest_api(request: HttpRequest) -> JsonResponse:
    """Answer `GET /api/v1/suggest`: what to offer somebody who has typed `q`, a reader of `language`."""
    wanted, problems = read_request(request.GET)
    language = language_of(request)
    if wrong := [problem for problem in problems if problem in (Problem.QUERY_TOO_LONG, Problem.LANGUAGE)]:
        return refusal(wrong, language)
    offered = suggest(typed=wanted.query, language=language)
    suggestions = [{"text": text, "type": kind, "language": spoken} for text, kind, spoken in offered]
    return JsonResponse({"query": wanted.query, "language": language, "suggestions": suggestions})


@require_safe
def description(request: HttpRequest) -> JsonResponse:
    """Answer `GET /api/v1/openapi.json`."""
    return JsonResponse(document())


def language_of(request: HttpRequest) -> str:
    """Return the language of the reader, Finnish where nothing sensible is said."""
    language = request.GET.get("language", "")
    return language if language in LANGUAGES else LANGUAGES[0]


def refusal(problems: Sequence[Problem], language: str) -> JsonResponse:
    """Return what is wrong with the parameters, in the language of the reader."""
    with translation.override(language):
        errors = [{"code": problem.value, "message": sentence(problem)} for problem in problems]
    return JsonResponse({"errors": errors}, status=400)


def answer(found: SearchResults, language: str) -> dict[str, Any]:
    """Return the results as JSON, with the addresses for readers of `language`."""
    return {
        "query": found.request.query,
        "total": found.total,
        "took_ms": found.took_ms,
        "engine": found.engine,
        "facets": facets(found, language),
        "results": [
            as_json(result, language, place)
            for place, result in enumerate(found.results, start=found.request.offset + 1)
        ],
    }


def facets(found: SearchResults, language: str) -> dict[str, list[dict[str, Any]]]:
    """Return the values of each facet: what filters by one, what readers of `language` call it, and its count."""
    names = names_of({facet: found.counts.get(facet, {}) for facet in FILED}, language)
    with translation.override(language):
        return {
            facet: [
                {"value": value, "label": label(facet, value, names), "count": count}
                for value, count in found.counts.get(facet, {}).items()
            ]
            for facet in Facet
        }


def as_json(result: Result, language: str, place: int) -> dict[str, Any]:
    """Return one result as JSON. Its title is plain text, its snippet HTML: escaped text with `<mark>`.

    Its score is that of its place. An engine's own figure depends on how many things have a word, among them those that
    were hidden a moment ago: whoever compares two answers could tell that there was something.
    """
    return {
        "id": result.id,
        "external_id": result.external_id or None,
        "type": result.kind,
        "language": result.language,
        "title": result.title,
        "url": result.url_in(language),
        "snippet": result.snippet,
        "score": round(1 / place, 4),
    }
