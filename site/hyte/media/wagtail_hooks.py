"""What documents add to the staff interface."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.http import HttpRequest
from django.urls import URLPattern, path
from wagtail import hooks

from hyte.media import marking
from hyte.media.models import CustomDocument
from hyte.media.staff.documents import DocumentsView


@hooks.register("register_admin_urls", order=-1)
def register_list_of_documents() -> list[URLPattern]:
    """Take the place of Wagtail's own list, under the same names and addresses."""
    return [
        path("documents/", DocumentsView.as_view()),
        path("documents/results/", DocumentsView.as_view(results_only=True)),
    ]


@hooks.register("after_bulk_action")
def follow_many(request: HttpRequest, action_type: str, objects: Sequence[Any], action: Any) -> None:
    """Follow documents that were moved to another collection, or tagged, many at once: neither calls `save`."""
    if action_type != "delete":
        marking.take_out(thing for thing in objects if isinstance(thing, CustomDocument))
