"""Who has given a statement on a consultation: organisations by name, then persons, twenty at a time."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from django.utils.translation import gettext as _

from consultations.identifiers import place_in
from consultations.keyset import KeysetPage
from consultations.models import Capacity, Consultation, Statement
from hyte.pages.listing import Filter

BY_NAME = ("capacity", "organisation", "name", "pk")
"""The word "organisation" comes before "person"."""


@dataclass(frozen=True)
class StatementList:
    """One page of the list, the way of narrowing it, and how many of all the statements came after the deadline."""

    page: KeysetPage
    filters: list[Filter]
    late: int

    @classmethod
    def of(cls, consultation: Consultation, parameters: Mapping[str, str]) -> StatementList:
        """Return the page that the address asks for; anything that means nothing is passed over."""
        offered = {Capacity.ORGANISATION.value: _("Organisations"), Capacity.PERSON.value: _("Private persons")}
        capacity = parameters.get("capacity", "")
        chosen = {"capacity": capacity} if capacity in offered else {}
        statements = Statement.objects.published().not_replies().filter(consultation=consultation)
        page = KeysetPage.of(
            statements.filter(**chosen).select_related("consultation"),
            BY_NAME,
            place_in(parameters),
            address=lambda **place: f"?{urlencode(chosen | place)}",
        )
        return cls(page, [Filter.of("capacity", _("Given by"), offered, chosen)], statements.late().count())
