"""What the running of the site adds to the staff interface."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from wagtail import hooks

from hyte.operations.staff.viewsets import DataRequestsViewSet
from hyte.operations.undelivered import UndeliveredPanel, UndeliveredViewSet


@hooks.register("register_admin_viewset")
def register_viewsets() -> list[Any]:
    return [UndeliveredViewSet(), DataRequestsViewSet()]


@hooks.register("construct_homepage_panels")
def show_what_was_not_delivered(request: HttpRequest, panels: list[Any]) -> None:
    """Put mail that was given up on the dashboard."""
    panels.append(UndeliveredPanel())
