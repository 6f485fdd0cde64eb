"""What consultations add to the staff interface."""

from typing import Any

from django.http import HttpRequest
from django.urls import URLPattern, path
from wagtail import hooks

from consultations.staff.dashboard import AnswersPanel, ConsultationsPanel
from consultations.staff.files import statement_file
from consultations.staff.menu import ConsultationsMenu
from consultations.staff.next_step import lead_to_the_period
from consultations.staff.page_protection import refuse_to_remove, refuse_to_remove_many
from consultations.staff.viewsets import AnswersViewSet, ConsultationsViewSet, RegistrationsViewSet

hooks.register("before_delete_page", refuse_to_remove)
hooks.register("before_unpublish_page", refuse_to_remove)
hooks.register("before_move_page", refuse_to_remove)
hooks.register("before_bulk_action", refuse_to_remove_many)
hooks.register("after_publish_page", lead_to_the_period)


@hooks.register("register_admin_viewset")
def register_viewsets() -> list[Any]:
    return [ConsultationsMenu(), ConsultationsViewSet(), RegistrationsViewSet(), AnswersViewSet()]


@hooks.register("register_admin_urls")
def register_statement_files() -> list[URLPattern]:
    return [path("statement-files/<str:public_id>/", statement_file, name="statement_file_for_staff")]


@hooks.register("construct_homepage_panels")
def show_consultations_under_way(request: HttpRequest, panels: list[Any]) -> None:
    """Put the coordinators' work on the dashboard."""
    panels += [ConsultationsPanel(), AnswersPanel()]
