"""How the topic of partnership days is called for those who follow it."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from hyte.following.topics import PARTNERSHIP_DAYS, Topic
from materials.models import PartnershipDayIndexPage


def topics(keys: Collection[str]) -> Iterator[Topic]:
    """Describe the partnership days as a topic."""
    if PARTNERSHIP_DAYS in keys:
        language = get_language() or "fi"
        url = PartnershipDayIndexPage.objects.published().address_in(language)
        yield Topic(PARTNERSHIP_DAYS, _("Partnership days"), url)
