"""Who of the staff answers for a consultation. Somebody else can be named at any time, nobody cannot."""

from __future__ import annotations

from datetime import datetime

from django.contrib.auth import get_user_model
from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.db.models import QuerySet
from wagtail.log_actions import log
from wagtail.models import ModelLogEntry

from consultations.locking import lock_consultation
from consultations.models import Consultation

NAMED = "consultations.name_responsible"
"""The action under which the log keeps who was named, by whom and in whose place."""


@transaction.atomic
def name_responsible(
    *, consultation: Consultation, person: AbstractBaseUser, by: AbstractBaseUser | None, at: datetime
) -> bool:
    """Make `person` answer for the consultation, on record; return whether it is somebody else than before."""
    now = lock_consultation(consultation.pk)
    before = now.responsible
    consultation.responsible = person
    if before == person:
        return False
    Consultation.objects.filter(pk=now.pk).update(responsible=person.pk)
    data = {"after": str(person), "after_id": person.pk}
    if before is not None:
        data |= {"before": str(before), "before_id": before.pk}
    log(instance=now, action=NAMED, user=by, data=data, timestamp=at)
    return True


def namings(consultation: Consultation) -> QuerySet[ModelLogEntry]:
    """Return who was named by whom and when, in the order of time."""
    entries = ModelLogEntry.objects.for_instance(consultation).filter(action=NAMED)
    return entries.select_related("user").order_by("timestamp", "pk")


def candidates() -> QuerySet:
    """Return who can be named: everybody who works in the staff interface."""
    staff = get_user_model()._default_manager.with_perm(
        "wagtailadmin.access_admin", backend="django.contrib.auth.backends.ModelBackend"
    )
    return staff.filter(is_active=True).order_by("last_name", "first_name", "username")


def likely(consultation: Consultation, by: AbstractBaseUser) -> AbstractBaseUser | None:
    """Return who is offered: whoever is responsible already, else the owner of a page, else who is asked."""
    owners = consultation.pages.filter(owner__isnull=False).order_by("pk").values_list("owner", flat=True)
    in_order = [key for key in (consultation.responsible_id, *owners, by.pk) if key is not None]
    able = candidates().in_bulk(in_order)
    return next((able[key] for key in in_order if key in able), None)
