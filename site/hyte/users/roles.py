"""The six roles of the staff, each a Wagtail group that a migration creates.

What a role may do is said where the thing is: every app grants its own permissions in a migration of its own with
`grant`, and `hyte.structure` grants the places in the page tree.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Any

from django.utils.translation import pgettext_lazy


class Role(StrEnum):
    """A role by the name of its group. Staff see it in their own language: see `name_of`."""

    COMMUNICATIONS = "Viestintä"
    COORDINATOR = "Koordinaattori"
    MODERATOR = "Moderaattori"
    TRANSLATOR = "Kääntäjä"
    REGISTRY = "Kirjaamo"
    ADMINISTRATOR = "Pääkäyttäjä"


NAMES = {
    Role.COMMUNICATIONS: pgettext_lazy("role", "Communications"),
    Role.COORDINATOR: pgettext_lazy("role", "Coordinator"),
    Role.MODERATOR: pgettext_lazy("role", "Moderator"),
    Role.TRANSLATOR: pgettext_lazy("role", "Translator"),
    Role.REGISTRY: pgettext_lazy("role", "Registry"),
    Role.ADMINISTRATOR: pgettext_lazy("role", "Main administrator"),
}


def name_of(group: str) -> str:
    """Return what the role with this group is called in the reader's language; any other group as it is named."""
    return str(NAMES[Role(group)]) if group in set(Role) else group


def grant(apps: Any, app_label: str, model: str, codenames: tuple[str, ...], roles: tuple[Role, ...]) -> None:
    """Grant permissions on one model to roles and to administrators, for use in a migration.

    What is for one role alone is taken from administrators again with `revoke`.

    Django creates permissions after all migrations have run, so a fresh database has none yet: they are made here with
    the names that Django will find later.
    """
    content_type, _ = apps.get_model("contenttypes", "ContentType").objects.get_or_create(
        app_label=app_label, model=model
    )
    permissions = [
        apps.get_model("auth", "Permission").objects.get_or_create(
            content_type=content_type, codename=codename, defaults={"name": codename.replace("_", " ").capitalize()}
        )[0]
        for codename in codenames
    ]
    for group in apps.get_model("auth", "Group").objects.filter(name__in=[*roles, Role.ADMINISTRATOR]):
        group.permissions.add(*permissions)


def revoke(apps: Any, app_label: str, model: str, codenames: tuple[str, ...], roles: tuple[Role, ...]) -> None:
    """Take permissions on one model from roles, for use in a migration; what a role has not is passed over."""
    permissions = apps.get_model("auth", "Permission").objects.filter(
        content_type__app_label=app_label, content_type__model=model, codename__in=codenames
    )
    for group in apps.get_model("auth", "Group").objects.filter(name__in=roles):
        group.permissions.remove(*permissions)
