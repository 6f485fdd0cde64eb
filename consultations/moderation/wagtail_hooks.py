"""What moderation adds to the staff interface."""

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.log_actions import LogActionRegistry

from consultations.moderation.staff.dashboard import ModerationPanel
from consultations.moderation.staff.viewsets import BlockedWordViewSet, ModerationViewSet, ReasonTemplateViewSet


@hooks.register("register_log_actions")
def register_log_actions(actions: LogActionRegistry) -> None:
    actions.register_action("moderation.hold", _("Hold everything"), _("Made every new statement wait"))
    actions.register_action("moderation.release", _("Release"), _("Let new statements go their way again"))


@hooks.register("register_admin_viewset")
def register_viewsets() -> list[Any]:
    return [ModerationViewSet(), ReasonTemplateViewSet(), BlockedWordViewSet()]


@hooks.register("construct_homepage_panels")
def show_what_waits(request: HttpRequest, panels: list[Any]) -> None:
    """Put the moderators' work on the dashboard."""
    panels.append(ModerationPanel())
