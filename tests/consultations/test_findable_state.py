"""What the search is told of a consultation's period."""

from __future__ import annotations

from datetime import datetime

import pytest

from consultations import acts
from consultations.models import Consultation
from search.request import State, state_at

pytestmark = pytest.mark.django_db


def test_a_cancelled_consultation_is_closed_from_that_moment_on(consultation: Consultation, now: datetime) -> None:
    acts.cancel(consultation=consultation, reason_fi="Syy", reason_sv="Orsak", by=None, at=now)
    page = consultation.pages.get()
    page.consultation.refresh_from_db()
    document = page.search_document()
    assert state_at(document.opens_at, document.closes_at, now) is State.CLOSED
