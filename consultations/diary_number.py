"""The number under which the registry files a consultation: one for both languages, shown among the basic facts."""

from __future__ import annotations

from django.db import transaction

from consultations.models.consultation import Consultation
from search import outbox

NAMES = {"fi": "Diaarinumero", "sv": "Diarienummer"}
"""What the number is called in public."""


def is_called_so(label: str) -> bool:
    """Return whether a fact with this label is the diary number."""
    return label.strip().rstrip(":").casefold() in {name.casefold() for name in NAMES.values()}


@transaction.atomic
def write_down(*, consultation: Consultation, number: str) -> bool:
    """Store the number and let the search know; return whether it is another one than before."""
    changed = Consultation.objects.filter(pk=consultation.pk).exclude(diary_number=number).update(diary_number=number)
    consultation.diary_number = number
    if changed:
        outbox.mark(*consultation.pages.all())
    return bool(changed)
