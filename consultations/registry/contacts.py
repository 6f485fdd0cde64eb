"""Show those who may know how the authors of statements are reached. Every reading is recorded, as every taking is."""

from __future__ import annotations

from datetime import datetime

from django.contrib.auth.models import AbstractBaseUser
from django.core.paginator import Page, Paginator
from django.db import transaction

from consultations.models import Consultation, StatementContact
from consultations.registry.models import ContactReading

AT_ONCE = 50
"""Authors on one page: more than anybody has to write to at once are not shown."""


@transaction.atomic
def read_contacts(*, consultation: Consultation, by: AbstractBaseUser, at: datetime, page: str = "1") -> Page:
    """Return a page of the contact data of the statements in the order of arrival, and record who read how much."""
    contacts = StatementContact.objects.filter(statement__consultation=consultation)
    contacts = contacts.select_related("statement__consultation").order_by("pk")
    read = Paginator(contacts, AT_ONCE).get_page(page)
    ContactReading.objects.create(consultation=consultation, by=by, at=at, authors=len(read.object_list))
    return read
