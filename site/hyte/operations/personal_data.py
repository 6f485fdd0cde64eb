"""What is held about an e-mail address anywhere on the site, and erasing it everywhere.

It stands above the sections because they do not know each other. A test names every field that holds an address, so
that none is forgotten here.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from consultations import own_data
from consultations.distribution import contacts
from consultations.erasure import erase_address as erase_address_of
from consultations.models import Statement
from hyte.following import own_data as following_data
from hyte.following.changing import erase_follower
from hyte.mail.models import OutgoingMail
from hyte.people.models import Person
from hyte.users.models import User

Held = Mapping[str, list[Any]]


def held_about(email: str) -> Held:
    """Return everything that is held about `email`: for a request for access by whoever has that address."""
    email = email.strip()
    mails = OutgoingMail.objects.filter(recipient__iexact=email).order_by("pk")
    return {
        "statements": [own_data.data_of(statement) for statement in statements_given_with(email)],
        "asked_for_a_statement": contacts.data_about(email),
        "follows": following_data.data_about(email),
        "contact_person": list(Person.objects.filter(email__iexact=email).values("name", "email", "phone", "left_on")),
        "staff_account": list(User.objects.filter(email__iexact=email).values("username", "date_joined", "last_login")),
        "mails": list(mails.values("subject", "created_at", "sent_at", "failed_at")),
    }


@transaction.atomic
def erase_address(*, email: str, at: datetime) -> list[str]:
    """Delete `email` wherever somebody has given it to the site, and every mail to it.

    Return the references of the statements that were given with it: their words stay, as official records, until
    `erase_statement` is called for them. Contact people and staff accounts stay too: the staff keep those. A second
    call finds nothing.
    """
    email = email.strip()
    statements = list(statements_given_with(email))
    for statement in statements:
        erase_address_of(statement)
    contacts.erase(email=email, at=at)
    erase_follower(email=email)
    OutgoingMail.objects.filter(recipient__iexact=email).delete()
    return [statement.public_id for statement in statements]


def statements_given_with(email: str) -> Any:
    return Statement.objects.filter(contact__email__iexact=email).order_by("pk")


def as_json(value: Any) -> str:
    """Return as text what JSON has no word for: an instant has the offset of Finland's clocks."""
    return timezone.localtime(value).isoformat(timespec="seconds") if isinstance(value, datetime) else str(value)
