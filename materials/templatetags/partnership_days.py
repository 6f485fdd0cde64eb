"""Lists of partnership days for templates of other apps."""

from __future__ import annotations

from django import template
from django.utils import timezone
from wagtail.models import Page

from materials.models import PartnershipDayPage

register = template.Library()


@register.simple_tag
def days_about(page: Page) -> list[PartnershipDayPage]:
    """Return the published partnership days that are about `page`, in its language, in the order of time."""
    days = PartnershipDayPage.objects.published().in_language(page.language).linked_to(page)
    return list(days.soonest_first().with_cards())


@register.simple_tag
def upcoming_days(language: str, most: int = 1) -> list[PartnershipDayPage]:
    """Return the published partnership days in `language` that come next, the nearest first."""
    days = PartnershipDayPage.objects.published().in_language(language).upcoming(timezone.now())
    return list(days.with_cards()[:most])
