"""Each party is asked once, by a link that says who answers."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.db import IntegrityError, transaction

from consultations.distribution.inviting import change_address, invite
from consultations.distribution.keeping import Party, add_parties, copy_list, take_off
from consultations.distribution.mails import Delivery, deliveries
from consultations.distribution.models import Invitee, InviteeContact
from consultations.distribution.refusals import DistributionRefused
from consultations.models import Consultation
from hyte.mail.models import OutgoingMail
from hyte.pages.models import HomePage
from hyte.users.models import User
from tests.consultations.distribution.conftest import ADDRESS
from tests.consultations.factories import add_page

pytestmark = [pytest.mark.django_db, pytest.mark.smoke]


def test_everybody_is_asked_once(
    consultation: Consultation, invitees: list[Invitee], moderator: User, now: datetime
) -> None:
    assert invite(consultation=consultation, by=moderator, at=now) == 3
    assert invite(consultation=consultation, by=moderator, at=now) == 0
    assert OutgoingMail.objects.count() == 2


def test_the_mail_is_in_the_partys_language_with_its_own_link(
    consultation: Consultation, invitees: list[Invitee], moderator: User, now: datetime
) -> None:
    invite(consultation=consultation, by=moderator, at=now)
    finnish, swedish = OutgoingMail.objects.order_by("pk")
    assert f"/fi/lausu/{consultation.public_id}/?kutsu={invitees[0].code}" in finnish.body
    assert f"/sv/lamna-utlatande/{consultation.public_id}/?kutsu={invitees[1].code}" in swedish.body
    assert "ma 19.10.2026 klo 12.00" in finnish.body
    assert ADDRESS not in swedish.body


def test_nobody_is_asked_when_statements_are_not_taken(
    consultation: Consultation, invitees: list[Invitee], moderator: User
) -> None:
    with pytest.raises(DistributionRefused, match="not_open"):
        invite(consultation=consultation, by=moderator, at=consultation.closes_at)
    assert not Invitee.objects.invited().exists()


@pytest.mark.parametrize("fate", [["failed_at"], ["sent_at", "returned_at"]])
def test_a_mail_that_did_not_arrive_is_seen_and_another_address_gets_another_mail(
    consultation: Consultation, invitees: list[Invitee], moderator: User, now: datetime, fate: list[str]
) -> None:
    invite(consultation=consultation, by=moderator, at=now)
    OutgoingMail.objects.filter(recipient=ADDRESS).update(**dict.fromkeys(fate, now))
    first = Invitee.objects.get(pk=invitees[0].pk)
    assert deliveries([first]) == {first.pk: Delivery.FAILED}
    change_address(invitee=first, email="uusi@rannikko.example", at=now)
    assert OutgoingMail.objects.filter(recipient="uusi@rannikko.example").count() == 1
    first = Invitee.objects.get(pk=invitees[0].pk)
    assert deliveries([first]) == {first.pk: Delivery.WAITING}


def test_what_waits_for_the_old_address_is_taken_back(
    consultation: Consultation, invitees: list[Invitee], moderator: User, now: datetime
) -> None:
    invite(consultation=consultation, by=moderator, at=now)
    change_address(invitee=invitees[0], email="uusi@rannikko.example", at=now)
    assert not OutgoingMail.objects.filter(recipient=ADDRESS).exists()


def test_who_was_asked_stays_on_the_list(
    consultation: Consultation, invitees: list[Invitee], moderator: User, now: datetime
) -> None:
    take_off(invitee=invitees[2])
    invite(consultation=consultation, by=moderator, at=now)
    with pytest.raises(DistributionRefused, match="invited_already"):
        take_off(invitee=invitees[0])
    assert Invitee.objects.count() == 2


def test_a_name_is_on_the_list_once_and_a_refusal_adds_nobody(
    consultation: Consultation, invitees: list[Invitee]
) -> None:
    with pytest.raises(DistributionRefused, match="listed_already"):
        add_parties(consultation=consultation, parties=[Party("Uusi ry"), Party("KYLÄTOIMIKUNTA")])
    assert Invitee.objects.count() == 3


def test_a_list_is_copied_with_addresses_and_without_what_was_done(
    home_fi: HomePage, consultation: Consultation, invitees: list[Invitee], moderator: User, now: datetime
) -> None:
    invite(consultation=consultation, by=moderator, at=now)
    later = add_page(home_fi, slug="toinen").consultation
    add_parties(consultation=later, parties=[Party("Kylätoimikunta")])
    assert copy_list(source=consultation, target=later) == 2
    assert list(Invitee.objects.filter(consultation=later).values_list("invited_at", flat=True)) == [None] * 3
    assert InviteeContact.objects.filter(invitee__consultation=later, email=ADDRESS).exists()


@pytest.mark.parametrize(
    "change", [{"name": ""}, {"kind": "club"}, {"language": "en"}, {"reminded_of": datetime(2026, 1, 1).astimezone()}]
)
def test_the_database_keeps_the_rules(invitees: list[Invitee], change: dict[str, object]) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Invitee.objects.filter(pk=invitees[0].pk).update(**change)


def test_who_has_answered_gets_no_mail_at_a_new_address(
    consultation: Consultation, invitees: list[Invitee], moderator: User, again: Callable[[Invitee], Invitee]
) -> None:
    late = consultation.closes_at - timedelta(hours=1)
    invite(consultation=consultation, by=moderator, at=late)
    change_address(invitee=again(invitees[2]), email="kyla@kyla.example", at=consultation.closes_at)
    assert not OutgoingMail.objects.filter(recipient="kyla@kyla.example").exists()
