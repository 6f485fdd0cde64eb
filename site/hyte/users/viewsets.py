"""Wagtail's views of users and groups, with the roles called as in the language of whoever looks."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.models import Group
from wagtail.admin.ui.tables import TitleColumn
from wagtail.users.forms import UserCreationForm, UserEditForm
from wagtail.users.views import groups, users

from hyte.users.roles import name_of


def label(group: Group) -> str:
    return name_of(group.name)


class StaffCreationForm(UserCreationForm):
    """A new user, with the roles to choose from."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["groups"].label_from_instance = label


class StaffEditForm(UserEditForm):
    """A user, with the roles to choose from."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["groups"].label_from_instance = label


class StaffFilterSet(users.UserFilterSet):
    """Which users are listed, also by their role."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.filters["group"].field.label_from_instance = label


class StaffViewSet(users.UserViewSet):
    """The users."""

    filterset_class = StaffFilterSet

    def get_form_class(self, for_update: bool = False) -> type[UserCreationForm | UserEditForm]:
        return StaffEditForm if for_update else StaffCreationForm


class RolesView(groups.IndexView):
    """The groups: our roles and any others."""

    columns = [
        TitleColumn(
            "name",
            label=groups.IndexView.columns[0].label,
            accessor=label,
            sort_key="name",
            url_name="wagtailusers_groups:edit",
        )
    ]


class RolesViewSet(groups.GroupViewSet):
    """The groups and what each may do."""

    index_view_class = RolesView
