"""Which of several program versions looks after entries and index while they run side by side.

Two workers that prepare words differently, or make indexes differently, would each rebuild what the other has made, as
long as a rolling deployment lasts. So each leaves a sign of life under what it makes them by, and the one that was seen
for the first time later goes on alone. When it has gone, as after a deployment that was taken back, the other one does.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from search.backend.mapping import stamp
from search.models import Edition

LEASE = timedelta(seconds=30)
"""How long a sign of life holds; an older edition's worker waits that long before it takes over."""

BEAT = timedelta(seconds=10)
"""How old a sign of life becomes before it is renewed."""


def is_newest(*, at: datetime) -> bool:
    """Leave a sign of life of this program's edition; return whether no newer edition is alive at the instant `at`."""
    own, _created = Edition.objects.get_or_create(
        stamp="-".join(stamp().values()), defaults={"alive_until": at + LEASE}
    )
    if own.alive_until < at + LEASE - BEAT:
        Edition.objects.filter(pk=own.pk).update(alive_until=at + LEASE)
    return not Edition.objects.newer_and_alive(own, at).exists()
