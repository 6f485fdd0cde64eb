"""The accounts with which a visitor tries the staff interface. They exist in the demo only."""

from __future__ import annotations

from django.contrib.auth.hashers import make_password
from django.contrib.auth.models import Group
from wagtail.users.models import UserProfile

from hyte.users.models import User
from hyte.users.roles import Role

PASSWORD = "rantamaa"
LANGUAGE = "fi"
"""The language in which the demo accounts see the staff interface."""

ROLES = {
    "admin": Role.ADMINISTRATOR,
    "viestinta": Role.COMMUNICATIONS,
    "koordinaattori": Role.COORDINATOR,
    "moderaattori": Role.MODERATOR,
    "kaantaja": Role.TRANSLATOR,
    "kirjaamo": Role.REGISTRY,
}
"""The role of each account by user name."""


NAMES = {
    "admin": ("Arvo", "Ylläpitäjä"),
    "viestinta": ("Venla", "Viestijä"),
    "koordinaattori": ("Kalle", "Koordinaattori"),
    "moderaattori": ("Milla", "Moderaattori"),
    "kaantaja": ("Kerttu", "Kääntäjä"),
    "kirjaamo": ("Kirsi", "Kirjaaja"),
}
"""First and last name by user name. Without them nobody could save another language for the staff interface."""


def ensure_accounts() -> dict[str, User]:
    """Return the demo accounts by user name, made where they are missing. The first one is a superuser, too."""
    encoded = make_password(PASSWORD)  # once for all: the hash is slow on purpose
    accounts = {}
    for name, role in ROLES.items():
        superuser = role is Role.ADMINISTRATOR
        user, _created = User.objects.get_or_create(
            username=name,
            defaults={
                "password": encoded,
                "email": f"{name}@rantamaa.example",
                "first_name": NAMES[name][0],
                "last_name": NAMES[name][1],
                "is_superuser": superuser,
                "is_staff": superuser,
            },
        )
        user.groups.add(Group.objects.get(name=role))
        UserProfile.objects.update_or_create(user=user, defaults={"preferred_language": LANGUAGE})
        accounts[name] = user
    return accounts
