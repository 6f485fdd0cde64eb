"""A list of parties that are asked about an open consultation."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from consultations.distribution.keeping import Party, add_parties
from consultations.distribution.models import Invitee, Kind
from consultations.models import Consultation

ADDRESS = "yhteys@rannikko.example"


@pytest.fixture
def invitees(consultation: Consultation) -> list[Invitee]:
    """An association and an authority with an address, and an association without."""
    return add_parties(
        consultation=consultation,
        parties=[
            Party("Rannikon Yhdistys ry", email=ADDRESS),
            Party("Merilinnan kaupunki", Kind.AUTHORITY, "sv", "stad@merilinna.example"),
            Party("Kylätoimikunta"),
        ],
    )


@pytest.fixture
def again() -> Callable[[Invitee], Invitee]:
    """Return the invitee as the database has it."""
    return lambda invitee: Invitee.objects.get(pk=invitee.pk)
