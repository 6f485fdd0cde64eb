"""What the registry of the demo's county has done: given diary numbers, and taken the record of what has ended."""

from __future__ import annotations

from datetime import datetime, timedelta

from consultations.models import Consultation
from consultations.registry.models import Kind
from consultations.registry.taking import take_out
from hyte.users.models import User

DIARY_NUMBERS = {
    "demo-consultation-avustusperusteet-fi": "RHVA/187/02.05.01",
    "demo-consultation-jarjestoohjelma-fi": "RHVA/412/00.04.01",
    "demo-consultation-hyvinvointisuunnitelma-fi": "RHVA/538/00.01.02",
}
"""The same that the pages name among their facts."""

ENDED = "demo-consultation-avustusperusteet-fi"


def keep_the_record(*, registry: User, at: datetime) -> None:
    """Number the consultations and let the registry take the package of the one that is complete."""
    for external_id, number in DIARY_NUMBERS.items():
        Consultation.objects.filter(pages__external_id=external_id).update(diary_number=number)
    ended = Consultation.objects.get(pages__external_id=ENDED)
    take_out(consultation=ended, kind=Kind.PACKAGE, by=registry, at=at - timedelta(hours=3))
