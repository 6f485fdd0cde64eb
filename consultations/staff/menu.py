"""The menu of the staff interface: one submenu for the work on consultations, whoever does which part of it."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem
from wagtail.admin.viewsets.base import ViewSetGroup

SUBMENU = "register_consultations_menu_item"
"""The hook by which a view set puts its item into the submenu: its `menu_hook`. In the order of the work: 10 periods,
20 who is asked, 30 what came by post, 40 answers, 50 effects, 60 files, 70
requests about personal data."""


class ConsultationsMenu(ViewSetGroup):
    """The submenu. Who may use nothing in it does not see it."""

    menu_label = _("Statements")  # As short as the sidebar wants it: the word for consultations is cut off there.
    menu_name = "consultations"
    menu_icon = "calendar-alt"
    menu_order = 200
    submenu_hook = SUBMENU


class PermittedMenuItem(MenuItem):
    """A menu item for those who have the permission."""

    def __init__(self, *args: Any, policy: Any, action: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.policy, self.action = policy, action

    def is_shown(self, request: Any) -> bool:
        return bool(self.policy.user_has_permission(request.user, self.action))
