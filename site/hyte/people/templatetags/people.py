"""What a page may tell about people on the day when it is shown."""

from __future__ import annotations

from datetime import datetime

from django import template
from django.utils import timezone

from hyte.people.models import Person

register = template.Library()


@register.filter
def has_left(person: Person, at: datetime | None) -> bool:
    """Return whether the person has left by the day of the instant `at`, which a page gives as `at`; else by today."""
    return person.has_left(timezone.localdate(at or timezone.now()))
