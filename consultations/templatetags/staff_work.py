"""The ways from one part of the work on a consultation to the others, as far as the user may go them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import template
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from consultations.models import Consultation
from consultations.period import State
from consultations.registry.staff.views import may_take_package
from consultations.staff.keying import THOSE_WHO_KEY_IN
from consultations.staff.moderation import MODERATORS
from consultations.staff.periods import COORDINATORS

register = template.Library()
ENDED = (State.CLOSED, State.SUMMARY_PUBLISHED)


@register.inclusion_tag("consultations/staff/work.html", takes_context=True)
def work_on(context: Mapping[str, Any], consultation: Consultation) -> dict[str, Any]:
    """Show the ways to all work on `consultation` but that of the present page."""
    request = context["request"]
    ways = ways_of(consultation, request.user)
    return {"ways": [(label, url) for label, url in ways if url.partition("?")[0] != request.path]}


def ways_of(consultation: Consultation, user: Any) -> list[tuple[str, str]]:
    """Return what can be done with `consultation` now, in the order of the work, each with its address."""
    coordinates = COORDINATORS.user_has_permission(user, "manage")
    announced = consultation.opens_at is not None
    ended = consultation.state(timezone.now()) in ENDED
    every = [
        (coordinates, _("Comment period"), "consultations:period", ""),
        (coordinates, _("Who was asked"), "distributions:list", ""),
        (announced and MODERATORS.user_has_permission(user, "moderate"), _("Moderation"), "moderation:index", "?"),
        (announced and THOSE_WHO_KEY_IN.user_has_permission(user, "register"), pgettext("menu", "Key in a statement"),
         "registrations:register", ""),
        (announced and coordinates, _("Answers to comments"), "answers:index", "?"),
        (ended and coordinates, pgettext("menu", "Effects"), "outcomes:outcome", ""),
        (announced and (coordinates or may_take_package(user)), _("Statements as files"), "records:record", ""),
    ]  # fmt: skip
    return [
        (label, f"{reverse(name)}?consultation={consultation.pk}" if mark else reverse(name, args=[consultation.pk]))
        for possible, label, name, mark in every
        if possible
    ]
