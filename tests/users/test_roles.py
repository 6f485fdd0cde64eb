"""The roles that every site begins with."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import Group, Permission

from hyte.users.roles import Role

pytestmark = pytest.mark.django_db

WRITERS = (Role.COMMUNICATIONS, Role.COORDINATOR)


def may(role: Role, permission: str) -> bool:
    app_label, codename = permission.split(".")
    permissions = Group.objects.get(name=role).permissions
    return permissions.filter(content_type__app_label=app_label, codename=codename).exists()


@pytest.mark.parametrize("role", Role)
def test_every_role_may_enter_the_staff_interface(role: Role) -> None:
    assert may(role, "wagtailadmin.access_admin")


@pytest.mark.parametrize("permission", ["people.add_person", "pages.add_topic", "people.delete_person"])
@pytest.mark.parametrize("role", Role)
def test_those_who_write_tend_people_and_topics(role: Role, permission: str) -> None:
    assert may(role, permission) is (role in (*WRITERS, Role.ADMINISTRATOR))


@pytest.mark.parametrize("permission", ["people.change_person", "pages.change_topic"])
def test_translators_complete_the_other_language(permission: str) -> None:
    assert may(Role.TRANSLATOR, permission)
    assert not may(Role.MODERATOR, permission)


def test_a_permission_exists_once() -> None:
    names = Permission.objects.filter(codename__in=("access_admin", "add_person", "add_topic"))
    assert names.count() == 3
