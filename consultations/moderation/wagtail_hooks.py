"""What moderation adds to the staff interface."""

from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.log_actions import LogActionRegistry


@hooks.register("register_log_actions")
def register_log_actions(actions: LogActionRegistry) -> None:
    actions.register_action("moderation.hold", _("Hold everything"), _("Made every new statement wait"))
    actions.register_action("moderation.release", _("Release"), _("Let new statements go their way again"))
