"""What is held about an e-mail address anywhere on the site, and erasing it everywhere.

It stands above the sections because they do not know each other. A test names every field that holds an address, so
that none is forgotten here.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from consultations import own_data
from consultations.distribution import contacts
from consultations.distribution.models import Invitee
from consultations.erasure import erase_address as erase_address_of
from consultations.erasure import erase_statement
from consultations.locking import lock_consultation, lock_consultations
from consultations.models import Statement, StatementContact
from hyte.following import own_data as following_data
from hyte.following.changing import erase_follower, lock_follower
from hyte.mail.models import OutgoingMail
from hyte.people.models import Person
from hyte.users.models import User

Held = Mapping[str, list[Any]]


@dataclass(frozen=True)
class ErasedAddress:
    """From where an address was erased: the references of statements, whose words stay, and how many of the rest."""

    statements: tuple[str, ...]
    asked_for_a_statement: int
    follows: int
    mails: int


def held(asked: str) -> Held:
    """Return what is held about an e-mail address, or in the statement with this reference."""
    return held_about(asked) if "@" in asked else held_in(asked)


def held_about(email: str) -> Held:
    """Return everything that is held about `email`: for a request for access by whoever has that address."""
    email = email.strip()
    mails = OutgoingMail.objects.filter(recipient__iexact=email).order_by("pk")
    return {
        "statements": own_data.data_of_each(list(statements_given_with(email))),
        "asked_for_a_statement": contacts.data_about(email),
        "follows": following_data.data_about(email),
        "contact_person": list(Person.objects.filter(email__iexact=email).values("name", "email", "phone", "left_on")),
        "staff_account": list(User.objects.filter(email__iexact=email).values("username", "date_joined", "last_login")),
        "mails": list(mails.values("subject", "created_at", "sent_at", "failed_at", "returned_at")),
    }


def held_in(reference: str) -> Held:
    """Return what is held in one statement: for its author who has not the address, or never gave one."""
    found = Statement.objects.filter(public_id=reference.strip()).select_related("consultation")
    return {"statements": own_data.data_of_each(list(found))}


def lock_around(asked: str) -> None:
    """Lock what everybody locks before what is held about an address, or in the statement with this reference."""
    asked = asked.strip()
    if "@" in asked:
        known_to = [model.objects.filter(contact__email__iexact=asked) for model in (Statement, Invitee)]
    else:
        known_to = [Statement.objects.filter(public_id=asked)]
    lock_consultations(key for rows in known_to for key in rows.values_list("consultation", flat=True))
    lock_follower(asked)


def written_out(held: Held) -> str:
    """Return what is held as JSON: the file that is handed to whoever asked."""
    return json.dumps(held, ensure_ascii=False, indent=1, default=as_json)


@transaction.atomic
def erase_address(*, email: str, at: datetime) -> ErasedAddress:
    """Delete `email` wherever somebody has given it to the site, and every mail to it; return what there was.

    The words of the statements that were given with it stay, as official records, until `erase_words` is called for
    them. Contact people and staff accounts stay too: the staff keep those. A second call finds nothing.
    """
    email = email.strip()
    lock_around(email)
    _rows, deleted = OutgoingMail.objects.filter(recipient__iexact=email).delete()
    of_authors = StatementContact.objects.select_for_update(of=("self",)).filter(email__iexact=email)
    statements = [contact.statement for contact in of_authors.select_related("statement").order_by("pk")]
    for statement in statements:
        erase_address_of(statement)
    return ErasedAddress(
        statements=tuple(statement.public_id for statement in statements),
        asked_for_a_statement=contacts.erase(email=email, at=at),
        follows=int(erase_follower(email=email)),
        mails=deleted.get(OutgoingMail._meta.label, 0),
    )


@transaction.atomic
def erase_words(*, reference: str, at: datetime) -> bool:
    """Erase a statement for good, by its reference; return whether there was anything left to erase.

    Raises `Statement.DoesNotExist`.
    """
    statement = Statement.objects.get(public_id=reference)
    lock_consultation(statement.consultation_id)
    statement.refresh_from_db()
    if statement.erased_at is not None:
        return False
    erase_statement(statement=statement, at=at)
    return True


def statements_given_with(email: str) -> QuerySet[Statement]:
    return Statement.objects.filter(contact__email__iexact=email).select_related("consultation").order_by("pk")


def as_json(value: Any) -> str:
    """Return as text what JSON has no word for: an instant has the offset of Finland's clocks."""
    return timezone.localtime(value).isoformat(timespec="seconds") if isinstance(value, datetime) else str(value)
