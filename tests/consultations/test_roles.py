"""Who may do what with consultations in the staff interface: every role at every door."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from consultations.models import Comment, Decision, PeriodAct, Status
from hyte.users.roles import Role
from tests.users.factories import signed_in

pytestmark = pytest.mark.django_db

MODERATES = {Role.MODERATOR, Role.ADMINISTRATOR}
COORDINATES = {Role.COORDINATOR, Role.ADMINISTRATOR}


@pytest.fixture
def somebody(client: Client, role: Role | None) -> Client:
    """A person in one role, or, without one, a reader who is not logged in."""
    return signed_in(client, role)


@pytest.mark.parametrize("role", [None, *Role])
def test_only_moderators_see_the_queue(somebody: Client, comment: Comment, role: Role | None) -> None:
    for url in (reverse("moderation:index"), reverse("moderation:statement", args=[comment.statement_id])):
        assert (somebody.get(url).status_code == 200) == (role in MODERATES)


@pytest.mark.parametrize("role", [None, *Role])
def test_only_moderators_decide(somebody: Client, comment: Comment, role: Role | None) -> None:
    sent = {"to": Status.PUBLISHED, "seen_status": comment.status, "seen_hash": comment.text_hash}
    url = reverse("moderation:decide", args=[comment.statement_id, comment.pk])
    somebody.post(url, {f"comment-{comment.pk}-{name}": value for name, value in sent.items()})
    assert Decision.objects.exists() == (role in MODERATES)


@pytest.mark.parametrize("role", [None, *Role])
def test_only_coordinators_act_upon_a_period(somebody: Client, comment: Comment, role: Role | None) -> None:
    consultation = comment.consultation
    assert (somebody.get(reverse("consultations:index")).status_code == 200) == (role in COORDINATES)
    sent = {"last_day": "2099-12-31", "reason_fi": "Syy.", "reason_sv": "Skäl."}
    url = reverse("consultations:act", args=[consultation.pk, "extended"])
    somebody.post(url, {f"extended-{name}": value for name, value in sent.items()} | {"confirmed": "1"})
    assert PeriodAct.objects.filter(act="extended").exists() == (role in COORDINATES)
