"""What consultations add to the staff interface."""

from typing import Any

from django.http import HttpRequest
from django.urls import URLPattern, path
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.log_actions import LogActionRegistry, LogFormatter

from consultations.responsibility import NAMED
from consultations.staff.bulk_publishing import lock_before_publishing
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
hooks.register("before_bulk_action", lock_before_publishing)
hooks.register("after_publish_page", lead_to_the_period)


@hooks.register("register_log_actions")
def register_log_actions(actions: LogActionRegistry) -> None:
    @actions.register_action(NAMED)
    class Named(LogFormatter):
        """Who answers for a consultation, in the report of all that was done in the staff interface."""

        label = gettext_lazy("Name the person responsible")

        def format_message(self, log_entry: Any) -> str:
            if "before" in log_entry.data:
                return _("Named %(after)s responsible in place of %(before)s") % log_entry.data
            return _("Named %(after)s responsible") % log_entry.data


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
