"""The search as JSON, for other programs. It needs no key, writes nothing and tells only what is public."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, JsonResponse
from django.utils import timezone, translation
from django.views.decorators.http import require_safe

from search.request import LANGUAGES, read_request
from search.results import Result, SearchResults
from search.service import search
from search.wording import sentence


@require_safe
def search_api(request: HttpRequest) -> JsonResponse:
    """Answer `GET /api/v1/search`; 400 with a message in the language of `language` when a parameter is wrong.

    Parameters: `q` (at most 200 characters), `language` (of addresses and messages, never a filter), the filters
    `type`, `content_language`, `year` and `state`, each as often as wanted, `page` and `page_size` (both 1 to 50).
    """
    wanted, problems = read_request(request.GET)
    language = request.GET.get("language", "")
    language = language if language in LANGUAGES else LANGUAGES[0]
    if problems:
        with translation.override(language):
            errors = [{"code": problem.value, "message": sentence(problem)} for problem in problems]
        return JsonResponse({"errors": errors}, status=400)
    return JsonResponse(answer(search(wanted, at=timezone.now()), language))


def answer(found: SearchResults, language: str) -> dict[str, Any]:
    """Return the results as JSON, with the addresses for readers of `language`."""
    return {
        "query": found.request.query,
        "total": found.total,
        "took_ms": found.took_ms,
        "engine": found.engine,
        "facets": {
            facet: [{"value": value, "count": count} for value, count in counts.items()]
            for facet, counts in found.counts.items()
        },
        "results": [as_json(result, language) for result in found.results],
    }


def as_json(result: Result, language: str) -> dict[str, Any]:
    """Return one result as JSON. Its title is plain text, its snippet HTML: escaped text with `<mark>`."""
    return {
        "id": result.id,
        "external_id": result.external_id or None,
        "type": result.kind,
        "language": result.language,
        "title": result.title,
        "url": result.url_in(language),
        "snippet": result.snippet,
        "score": round(result.score, 4),
    }
