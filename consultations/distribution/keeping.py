"""Keep the list of who is asked: add parties, change an address, take off who was not invited yet, copy a list."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.db import transaction
from django.db.models import Max

from consultations.distribution.models import Invitee, InviteeContact, Kind
from consultations.distribution.refusals import DistributionRefused
from consultations.locking import lock_consultation
from consultations.models import Consultation


@dataclass(frozen=True)
class Party:
    """Who is asked. Without an address the request goes by post, outside this site."""

    name: str
    kind: Kind = Kind.ASSOCIATION
    language: str = "fi"
    email: str = ""


@transaction.atomic
def add_parties(*, consultation: Consultation, parties: Iterable[Party]) -> list[Invitee]:
    """Put `parties` at the end of the list, all or none. Raises `DistributionRefused` when a name is on it already."""
    lock_consultation(consultation.pk)
    listed = Invitee.objects.filter(consultation=consultation)
    names = {name.casefold() for name in listed.values_list("name", flat=True)}
    position = listed.aggregate(last=Max("position"))["last"] or 0
    added = []
    for number, party in enumerate(parties, start=1):
        if party.name.casefold() in names:
            raise DistributionRefused("listed_already")
        names.add(party.name.casefold())
        invitee = Invitee.objects.create(
            consultation=consultation,
            name=party.name,
            kind=party.kind,
            language=party.language,
            position=position + number,
        )
        if party.email:
            InviteeContact.objects.create(invitee=invitee, email=party.email)
        added.append(invitee)
    return added


@transaction.atomic
def take_off(*, invitee: Invitee) -> None:
    """Take a party off the list.

    Raises `DistributionRefused` once the request has gone out, or an answer was taken back: that stays on record.
    """
    invitee = Invitee.objects.select_for_update().get(pk=invitee.pk)
    if invitee.invited_at is not None:
        raise DistributionRefused("invited_already")
    if invitee.untied.exists():
        raise DistributionRefused("on_record")
    invitee.delete()


@transaction.atomic
def copy_list(*, source: Consultation, target: Consultation) -> int:
    """Add those of the list of `source`, with their addresses, who are not on that of `target`; return how many."""
    listed = Invitee.objects.filter(consultation=target).values_list("name", flat=True)
    names = {name.casefold() for name in listed}
    earlier = Invitee.objects.filter(consultation=source).select_related("contact")
    parties = [
        Party(it.name, Kind(it.kind), it.language, it.contact.email if hasattr(it, "contact") else "")
        for it in earlier
        if it.name.casefold() not in names
    ]
    return len(add_parties(consultation=target, parties=parties))
