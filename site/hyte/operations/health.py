"""What a load balancer and a night operator ask: does the process live, may it be given requests?"""

from __future__ import annotations

from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.cache import never_cache

from search.health import engine_in_use


def livez(request: HttpRequest) -> HttpResponse:
    """Answer without looking at anything outside the process."""
    return HttpResponse("ok\n", content_type="text/plain")


@never_cache
def readyz(request: HttpRequest) -> JsonResponse:
    """Answer 200 when requests can be served: the database answers and has every migration.

    A search engine that is away does not make the site unready: the built-in search answers in its place.
    """
    problem = database_problem()
    return JsonResponse(
        {"ready": not problem, "database": problem or "ok", "search": engine_in_use()}, status=503 if problem else 200
    )


def database_problem() -> str:
    """Return what is wrong with the database in a few words, empty when nothing is."""
    try:
        executor = MigrationExecutor(connection)
        waiting = executor.migration_plan(executor.loader.graph.leaf_nodes())
    except DatabaseError:
        return "unreachable"
    return f"{len(waiting)} migrations to apply" if waiting else ""
