"""What the registry adds to the staff interface."""

from typing import Any

from django.http import HttpRequest
from wagtail import hooks

from consultations.registry.staff.dashboard import RegistryPanel
from consultations.registry.staff.viewsets import RecordsViewSet


@hooks.register("register_admin_viewset")
def register_records() -> RecordsViewSet:
    return RecordsViewSet()


@hooks.register("construct_homepage_panels")
def show_the_registrys_work(request: HttpRequest, panels: list[Any]) -> None:
    """Put the work of the registry on the dashboard."""
    panels.append(RegistryPanel())
