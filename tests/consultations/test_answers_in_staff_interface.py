"""A coordinator answers comments in the staff interface."""

from __future__ import annotations

from datetime import datetime

import pytest
from django.test import Client
from django.urls import reverse

from consultations.decisions import decide
from consultations.models import Answer, Comment, Consultation, Status
from hyte.users.models import User
from hyte.users.roles import Role
from tests.consultations.factories import put_in_status, sent_comment
from tests.users.factories import signed_in

pytestmark = pytest.mark.django_db
SENT = {"text": "Kiitos, otamme huomioon.", "signature": "HYTE-yksikkö, Rantamaa"}


@pytest.fixture
def published(comment: Comment, moderator: User, now: datetime) -> Comment:
    decide(comment=comment, to=Status.PUBLISHED, by=moderator, at=now, text_hash=comment.text_hash)
    return comment


@pytest.fixture
def staff(client: Client, moderator: User) -> Client:
    client.force_login(moderator)
    return client


def listed(staff: Client, **choice: str) -> list[Comment]:
    return list(staff.get(reverse("answers:index"), choice).context["object_list"])


def test_what_is_not_answered_is_listed_until_it_is(staff: Client, published: Comment) -> None:
    assert listed(staff) == [published]
    staff.post(reverse("answers:answer", args=[published.pk]), SENT)
    assert listed(staff) == []
    assert listed(staff, answered="yes") == [published]


def test_who_has_answered_is_led_back_to_the_answer_that_left_the_list(staff: Client, published: Comment) -> None:
    address = reverse("answers:answer", args=[published.pk])
    assert f'href="{address}"' in staff.post(address, SENT, follow=True).content.decode()


def test_a_text_that_is_cut_in_the_list_shows_it(staff: Client, published: Comment) -> None:
    Comment.objects.update(text="Tilat ovat " + "hyvin " * 40)
    assert "hyvin…" in staff.get(reverse("answers:index")).content.decode().replace(" …", "…")


def test_a_swedish_comment_without_an_answer_is_on_the_swedish_list(
    staff: Client, consultation: Consultation, published: Comment, now: datetime
) -> None:
    swedish = sent_comment(consultation, now, "Bra.", language="sv")
    put_in_status(Comment.objects.filter(pk=swedish.pk), Status.PUBLISHED, now)
    assert listed(staff, language="sv") == [swedish]


def test_the_answer_is_in_the_language_of_the_comment(staff: Client, consultation: Consultation, now: datetime) -> None:
    swedish = sent_comment(consultation, now, "Bra.", language="sv")
    put_in_status(Comment.objects.filter(pk=swedish.pk), Status.PUBLISHED, now)
    staff.post(reverse("answers:answer", args=[swedish.pk]), SENT)
    assert Answer.objects.get().language == "sv"


def test_an_answer_to_what_was_hidden_meanwhile_is_handed_back(
    staff: Client, published: Comment, now: datetime
) -> None:
    put_in_status(Comment.objects.filter(pk=published.pk), Status.HIDDEN, now)
    answered = staff.post(reverse("answers:answer", args=[published.pk]), SENT)
    assert answered.status_code == 422
    assert SENT["text"] in answered.content.decode()
    assert not Answer.objects.exists()


def test_an_answer_is_taken_back(staff: Client, published: Comment) -> None:
    staff.post(reverse("answers:answer", args=[published.pk]), SENT)
    staff.post(reverse("answers:take_back", args=[published.pk, Answer.objects.get().pk]))
    assert not Answer.objects.standing().exists()


@pytest.mark.parametrize("role", [None, *Role])
def test_only_coordinators_answer(client: Client, published: Comment, role: Role | None) -> None:
    signed_in(client, role)
    client.post(reverse("answers:answer", args=[published.pk]), SENT)
    assert Answer.objects.exists() == (role in {Role.COORDINATOR, Role.ADMINISTRATOR})
