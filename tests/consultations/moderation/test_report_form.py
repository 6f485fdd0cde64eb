"""Anybody reports a comment: no account, no cookie, no JavaScript, in both languages, also after the deadline."""

from datetime import datetime

import pytest
from django.test import Client
from django.urls import reverse

from consultations.models import Comment, Consultation, Status
from consultations.moderation.models import Report
from hyte.pages.models import HomePage
from tests.consultations.factories import add_page, close_early

pytestmark = pytest.mark.django_db
HOSTILE = "<script>alert(1)</script>\u202e=HYPERLINK()"


def address(comment: Comment, language: str = "fi") -> str:
    word = {"fi": "ilmianna-kommentti", "sv": "rapportera-kommentar"}[language]
    return f"/{language}/{word}/{comment.public_id}/"


def test_the_form_shows_the_comment_that_it_is_about(client: Client, published: Comment) -> None:
    response = client.get(address(published))
    assert "Kannatamme." in response.content.decode()
    assert not response.cookies


def test_a_report_is_stored_and_the_reader_thanked(client: Client, published: Comment) -> None:
    response = client.post(address(published), {"reason": "insult", "text": HOSTILE}, follow=True)
    assert response.redirect_chain == [(f"{address(published)}kiitos/", 303)]
    assert "Ilmoitus on välitetty palvelun moderaattoreille." in response.content.decode()
    assert Report.objects.get().text == "<script>alert(1)</script>=HYPERLINK()"
    assert not client.cookies


def test_it_is_said_in_swedish_on_the_swedish_page(
    client: Client, consultation: Consultation, published: Comment, home_sv: HomePage
) -> None:
    add_page(home_sv, consultation, title="Program", slug="program")
    response = client.post(address(published, "sv"), {"reason": "insult"}, follow=True)
    assert "Rapporten har vidarebefordrats till tjänstens moderatorer." in response.content.decode()
    assert Report.objects.get().language == "sv"


def test_an_error_keeps_what_was_typed(client: Client, published: Comment) -> None:
    response = client.post(address(published), {"text": "Tekstini."})
    assert response.status_code == 422
    assert "Tekstini." in response.content.decode()
    assert not Report.objects.exists()


def test_another_reason_has_to_be_told(client: Client, published: Comment) -> None:
    assert client.post(address(published), {"reason": "other", "text": "\u200b "}).status_code == 422


def test_the_same_reader_is_told_of_the_first_report(client: Client, published: Comment) -> None:
    client.post(address(published), {"reason": "insult"})
    response = client.post(address(published), {"reason": "unlawful"})
    assert response.status_code == 409
    assert "Olet jo ilmoittanut kyseisen sisällön." in response.content.decode()
    assert Report.objects.count() == 1


def test_a_comment_can_be_reported_after_the_deadline(client: Client, published: Comment, now: datetime) -> None:
    close_early(published.consultation, now)
    client.post(address(published), {"reason": "insult"})
    assert Report.objects.count() == 1


@pytest.mark.parametrize("status", [Status.PENDING, Status.REJECTED, Status.WITHDRAWN])
def test_what_is_not_public_has_no_form(client: Client, comment: Comment, status: Status) -> None:
    Comment.objects.update(status=status)
    assert client.get(address(comment)).status_code == 404
    assert client.post(address(comment), {"reason": "insult"}).status_code == 404


def test_the_form_costs_few_queries(client: Client, published: Comment, django_assert_max_num_queries: object) -> None:
    client.get(address(published))
    with django_assert_max_num_queries(6):
        client.get(address(published))


def test_the_comment_has_a_link_to_it(client: Client, published: Comment) -> None:
    with_link = client.get(reverse("comment", args=[published.public_id])).content.decode()
    assert address(published) in with_link
