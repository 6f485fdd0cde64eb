"""What a page may tell about people on the day when it is shown."""

from __future__ import annotations

import re
from datetime import datetime

from django import template
from django.utils import timezone
from django.utils.html import escape
from django.utils.safestring import mark_safe

from hyte.people.models import Person

register = template.Library()


@register.filter
def has_left(person: Person, at: datetime | None) -> bool:
    """Return whether the person has left by the day of the instant `at`, which a page gives as `at`; else by today."""
    return person.has_left(timezone.localdate(at or timezone.now()))


@register.filter
def breakable(address: str) -> str:
    """Return an e-mail address that breaks before its signs, and not in the middle of a name, where a line is short."""
    return mark_safe(re.sub(r"(?=[@.])", "<wbr>", escape(address)))  # noqa: S308 — escaped
