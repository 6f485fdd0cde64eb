"""People who leave: on that day nothing is saved, so the search has to be told."""

from __future__ import annotations

from datetime import date

from hyte.pages.showing import pages_showing
from hyte.people.models import Person
from search import outbox


def mark_departed(*, since: date, on: date) -> int:
    """Mark the pages that show anybody who left after the day `since`, up to and including `on`.

    Return how many people that were. Marking twice does no harm, so the worker may call this as often as it likes.
    """
    departed = Person.objects.filter(left_on__gt=since, left_on__lte=on)
    for person in departed:
        outbox.mark(*pages_showing(person))
        outbox.remove(*person.pages.all())
    return len(departed)
