"""`manage.py demo_accounts`: who can try the staff interface, a line each: user, role, password, with tabs between."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from hyte.demo.accounts import PASSWORD, ROLES
from hyte.users.models import User


class Command(BaseCommand):
    help = "Print the demo accounts: user, role and password with tabs between. Prints nothing where there are none."

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.DEMO:
            return
        there = set(User.objects.filter(username__in=ROLES, is_active=True).values_list("username", flat=True))
        for name, role in ROLES.items():
            if name in there:
                self.stdout.write(f"{name}\t{role}\t{PASSWORD}")
