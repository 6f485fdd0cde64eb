"""What has happened to the demo's comment periods: somebody answers for each, one was extended, one cancelled."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.contrib.auth.models import AbstractBaseUser
from django.utils import timezone

from consultations import acts
from consultations.models import Consultation
from consultations.period import closing_instant
from consultations.responsibility import name_responsible

EXTENDED = "demo-consultation-jarjestoohjelma-fi"
REASON_FI = "Useat yhdistykset pyysivät lisää aikaa, koska niiden hallitukset kokoontuvat vasta kuun lopussa."
REASON_SV = "Flera föreningar bad om mer tid, eftersom deras styrelser sammanträder först i slutet av månaden."

CANCELLED = "demo-consultation-kulttuurilahete-fi"
WITHOUT_MONEY_FI = "Kokeiluun ei saatu rahoitusta, joten lautakunta ei päätä siitä tänä vuonna."
WITHOUT_MONEY_SV = "Försöket fick ingen finansiering, och därför beslutar nämnden inte om det i år."


def answer_for(*, coordinator: AbstractBaseUser, at: datetime) -> None:
    """Make the coordinator responsible for every consultation since its opening, for what comes later since `at`."""
    for consultation in Consultation.objects.order_by("pk"):
        since = min(consultation.opens_at or at, at)
        name_responsible(consultation=consultation, person=coordinator, by=coordinator, at=since)


def extend(*, coordinator: AbstractBaseUser, at: datetime) -> None:
    """Give the associations a week more: decided eight days before `at`, until the end of the second day after it."""
    acts.extend(
        consultation=Consultation.objects.get(pages__external_id=EXTENDED),
        closes_at=new_deadline(at),
        reason_fi=REASON_FI,
        reason_sv=REASON_SV,
        by=coordinator,
        at=at - timedelta(days=8),
    )


def cancel(*, coordinator: AbstractBaseUser, at: datetime) -> None:
    """Cancel the consultation on a trial that got no money: decided five days before `at`."""
    acts.cancel(
        consultation=Consultation.objects.get(pages__external_id=CANCELLED),
        reason_fi=WITHOUT_MONEY_FI,
        reason_sv=WITHOUT_MONEY_SV,
        by=coordinator,
        at=at - timedelta(days=5),
    )


def new_deadline(at: datetime) -> datetime:
    """Return the end of the second day after `at`, less than three days away on any day of the week."""
    return closing_instant(timezone.localdate(at) + timedelta(days=2))
