"""The order in which rows are locked. Everybody keeps to it, so that no two transactions wait for each other.

1. Consultations, by their keys. Whoever works on several in one transaction locks them all before anything else: a
   writing request of staff is one transaction, in which what is locked stays locked to the end.
2. Followers (`hyte.following`).
3. What belongs to either: surveys, statements with comments, files and contact data, the parties that are asked, mail.
4. The entries of the search, by what they are about.

What is new is seen by nobody yet and may come first: a statement is inserted with its unique key, and then locks.
"""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import BigIntegerField, QuerySet

from consultations.models.consultation import Consultation
from hyte.questions import Given, Question


@Question
def locked() -> QuerySet[Consultation]:
    return Consultation.objects.select_for_update().filter(pk=Given("pk", BigIntegerField()))


def lock_consultation(key: int) -> Consultation:
    """Return the consultation as it is now, its row locked until the transaction ends.

    Raises `Consultation.DoesNotExist`.
    """
    found: list[Consultation] = locked.ask(pk=key)
    if not found:
        raise Consultation.DoesNotExist
    return found[0]


def lock_consultations(keys: Iterable[int]) -> list[Consultation]:
    """Return the consultations as they are now in the order of their keys, in which they are locked, too."""
    return list(Consultation.objects.select_for_update().filter(pk__in=set(keys)).order_by("pk"))
