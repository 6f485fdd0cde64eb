"""People of the staff."""

from __future__ import annotations

from django.contrib.auth.models import Group
from django.test import Client

from hyte.users.models import User
from hyte.users.roles import Role


def member_of(role: Role, name: str = "joku") -> User:
    """Return somebody new in `role`, with an e-mail address."""
    user = User.objects.create_user(name, f"{name}@hyte.example")
    user.groups.add(Group.objects.get(name=role))
    return user


def signed_in(client: Client, role: Role | None) -> Client:
    """Return `client` with somebody in `role` signed in; without a role it stays a reader's."""
    if role is not None:
        client.force_login(member_of(role))
    return client
