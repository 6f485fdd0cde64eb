from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _
from wagtail.users.apps import WagtailUsersAppConfig


class UsersConfig(AppConfig):
    default = True
    name = "hyte.users"
    label = "users"
    verbose_name = _("Users")


class StaffConfig(WagtailUsersAppConfig):
    """Wagtail's own app of users with our views, which name the roles in the language of whoever looks."""

    default = False
    user_viewset = "hyte.users.viewsets.StaffViewSet"
    group_viewset = "hyte.users.viewsets.RolesViewSet"
