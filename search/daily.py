"""Once a day everything is built anew, for what changes with the calendar: slice by slice, behind all else.

Which day's pass it is and how far it has come is a row: no restart loses a pass, and none is done twice.
"""

from __future__ import annotations

from datetime import date

from search.models import DailyPass, Entry
from search.syncing import BATCH, mark_again


def note_day(today: date) -> None:
    """Begin the pass of a new day. Entries that are the first ever will be built anyway: they need none."""
    DailyPass.objects.get_or_create(pk=DailyPass.THE_ONE, defaults={"begun_on": today})
    DailyPass.objects.of_another_day(today).update(begun_on=today, marked_to=0)


def step() -> int:
    """Have the next slice of the pass built again and return how many entries that were; 0 when there is no more.

    To be called while nothing waits to be built. Two workers may mark the same slice: that does no harm.
    """
    daily = DailyPass.objects.under_way().first()
    if daily is None:
        return 0
    coming = Entry.objects.filter(pk__gt=daily.marked_to).order_by("pk")
    keys = list(coming.values_list("pk", flat=True)[:BATCH])
    mark_again(keys)
    here = DailyPass.objects.filter(begun_on=daily.begun_on, marked_to=daily.marked_to)
    here.update(marked_to=keys[-1] if keys else None)
    return len(keys)
