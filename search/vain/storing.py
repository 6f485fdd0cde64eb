"""Add counts of searches in vain to the database."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.crypto import salted_hmac

from search.vain.models import ENOUGH, KEPT, VainSearch

MOST_A_DAY = 5_000
"""Different searches that are counted on one day; a flood of nonsense must not fill the table."""


def store(counts: Mapping[str, int], *, at: datetime) -> None:
    """Add `counts` to the day of the instant `at`, and forget what is older than the report."""
    day = timezone.localdate(at)
    VainSearch.objects.filter(day__lte=day - KEPT).delete()
    if VainSearch.objects.filter(day=day).count() >= MOST_A_DAY:
        return
    # In the same order in every process, so that none waits for another's rows while holding rows the other wants.
    for digest, query, searches in sorted((digest_of(query), query, searches) for query, searches in counts.items()):
        with transaction.atomic():
            add(digest, query, searches, day=day)


def add(digest: str, query: str, searches: int, *, day: date) -> None:
    """Count one search, and keep its words from the day on which it was made on enough different days."""
    VainSearch.objects.get_or_create(day=day, digest=digest)
    VainSearch.objects.filter(day=day, digest=digest).update(searches=F("searches") + searches)
    same = VainSearch.objects.filter(digest=digest)
    if same.count() >= ENOUGH:  # one row a day
        same.update(query=query)


def digest_of(query: str) -> str:
    """Return what tells a search from others without saying what it was, to whoever has not the site's secret key."""
    return salted_hmac("search.vain", query, algorithm="sha256").hexdigest()[:32]
