"""The pages on which coordinators and the registry work have no barrier, in Finnish and in Swedish."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

import pytest
from playwright.sync_api import Page

from consultations.distribution.inviting import invite
from consultations.distribution.keeping import Party, add_parties
from consultations.models import Channel, Comment, Consultation, Status
from consultations.registration import register_received
from consultations.registry.models import Kind
from consultations.registry.taking import take_out
from hyte.users.models import User
from hyte.users.roles import Role
from tests.browser.accessibility import violations
from tests.browser.conftest import Clock, Staff
from tests.consultations.factories import send, written
from tests.consultations.moderation.deciding import judged

pytestmark = [pytest.mark.browser, pytest.mark.django_db]

LISTS = ("consultations", "registrations", "distributions", "outcomes", "records", "answers")


@pytest.fixture
def worked_on(consulted: Consultation, clock: Clock) -> Consultation:
    """A consultation with something on every page, and the day after its deadline."""
    by = User.objects.create_superuser("moderaattori", "moderaattori@hyte.example", "salasana")
    for comment in send(consulted, clock.at, "Tavoite.", "Avustus.").statement.comments.all():
        judged(comment, Status.PUBLISHED, by, clock.at)
    arrival = {"channel": Channel.POST, "received_at": clock.at, "key": uuid4(), "by": by, "at": clock.at}
    register_received(consultation=consulted, statement=written("Kirje."), **arrival)
    parties = [Party("Rannikon Yhdistys ry", email="y@rannikko.example"), Party("Kylätoimikunta")]
    add_parties(consultation=consulted, parties=parties)
    invite(consultation=consulted, by=by, at=clock.at)
    take_out(consultation=consulted, kind=Kind.CSV, by=by, at=clock.at)
    clock.at += timedelta(days=8)
    return consulted


@pytest.mark.parametrize("language", ["fi", "sv"])
def test_no_page_of_consultations_has_a_barrier(worked_on: Consultation, staff: Staff, language: str) -> None:
    page: Page = staff(Role.ADMINISTRATOR, java_script_enabled=True)
    comment = Comment.objects.published().first()
    of_one = dict.fromkeys(LISTS, worked_on.pk) | {"answers": comment.pk}
    found = {}
    for address in [*(f"/admin/{name}/" for name in LISTS), *(f"/admin/{name}/{pk}/" for name, pk in of_one.items())]:
        page.goto(address)
        assert page.url.endswith(address)
        found[address] = violations(page, "main")
    assert {address: objections for address, objections in found.items() if objections} == {}
