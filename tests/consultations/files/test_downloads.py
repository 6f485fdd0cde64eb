"""Who may have a file, and how it is handed out."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

import pytest
from django.test import Client
from wagtail.models import PageViewRestriction

from consultations.addresses import own_statement_address
from consultations.attachment_decisions import decide_attachment
from consultations.attachment_uploads import store_upload
from consultations.decisions import decide
from consultations.erasure import erase_statement
from consultations.models import Attachment, Comment, Consultation, Status
from consultations.submission import Receipt, submit_statement
from consultations.withdrawal import withdraw_statement
from hyte.users.models import User
from tests.consultations.factories import written
from tests.consultations.files import corpus

pytestmark = [pytest.mark.django_db, pytest.mark.smoke]
KEY = UUID("6a1c2f0e-0000-4000-8000-00000000000b")


@pytest.fixture
def receipt(consultation: Consultation, now: datetime) -> Receipt:
    name = 'Meren "lausunto"\u202e; filename=x.html.pdf'
    attachment = store_upload(consultation=consultation, form_key=KEY, name=name, content=corpus.pdf(), at=now)
    statement = written("Kyllä.", attachments=(attachment.sha256,))
    return submit_statement(consultation=consultation, statement=statement, key=KEY, at=now)


@pytest.fixture
def public_address(receipt: Receipt) -> str:
    file = Attachment.objects.get()
    return f"/fi/lausunnot/{receipt.statement.public_id}/liitteet/{file.public_id}/"


@pytest.fixture
def own_address(receipt: Receipt) -> str:
    own = own_statement_address(receipt.statement, receipt.token, "fi")
    return f"{own}liitteet/{Attachment.objects.get().public_id}/"


def publish_comment(by: User, at: datetime) -> None:
    comment = Comment.objects.get()
    decide(comment=comment, to=Status.PUBLISHED, by=by, at=at, text_hash=comment.text_hash)


def publish_file(by: User, at: datetime) -> None:
    file = Attachment.objects.get()
    decide_attachment(attachment=file, to=Status.PUBLISHED, by=by, at=at, sha256=file.sha256)


def test_the_public_gets_an_approved_file_of_a_public_statement_only(
    client: Client, moderator: User, public_address: str, now: datetime
) -> None:
    assert client.get(public_address).status_code == 404
    publish_file(moderator, now)
    assert client.get(public_address).status_code == 404
    publish_comment(moderator, now)
    assert client.get(public_address).getvalue() == corpus.pdf()


def test_a_file_goes_with_the_consultation_that_is_closed_to_the_public(
    client: Client, moderator: User, public_address: str, receipt: Receipt, now: datetime
) -> None:
    publish_file(moderator, now)
    publish_comment(moderator, now)
    assert client.get(public_address).status_code == 200
    page = receipt.statement.consultation.pages.get()
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)
    assert client.get(public_address).status_code == 404


def test_a_public_statement_shows_no_file_that_was_not_approved(
    client: Client, moderator: User, public_address: str, receipt: Receipt, now: datetime
) -> None:
    publish_comment(moderator, now)
    page = client.get(f"/fi/lausunnot/{receipt.statement.public_id}/").content.decode()
    assert public_address not in page
    assert client.get(public_address).status_code == 404


def test_an_approved_file_is_linked_from_the_statement(
    client: Client, moderator: User, public_address: str, receipt: Receipt, now: datetime
) -> None:
    publish_comment(moderator, now)
    publish_file(moderator, now)
    assert public_address in client.get(f"/fi/lausunnot/{receipt.statement.public_id}/").content.decode()


def test_it_is_a_download_that_no_browser_opens_in_the_sites_name(client: Client, own_address: str) -> None:
    response = client.get(own_address)
    assert response["Content-Disposition"].startswith("attachment;")
    assert "\u202e" not in response["Content-Disposition"]
    assert response["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Referrer-Policy"] == "no-referrer"
    assert "no-store" in response["Cache-Control"]


@pytest.mark.parametrize("part", ["bytes=0-10", "bytes=-5", "bytes=0-0,2-2", "bytes=999999-"])
def test_no_part_of_a_file_is_handed_out(client: Client, own_address: str, part: str) -> None:
    response = client.get(own_address, headers={"range": part})
    assert (response.status_code, response.getvalue()) == (200, corpus.pdf())
    assert "Content-Range" not in response


def test_the_author_gets_the_file_before_any_decision_and_nobody_else_does(
    client: Client, receipt: Receipt, own_address: str
) -> None:
    assert client.get(own_address).getvalue() == corpus.pdf()
    assert client.get(own_address.replace(receipt.token, receipt.token[::-1])).status_code == 404


def test_staff_who_moderate_get_the_file_and_others_do_not(
    client: Client, moderator: User, receipt: Receipt, django_user_model: type[User]
) -> None:
    address = f"/admin/statement-files/{Attachment.objects.get().public_id}/"
    assert client.get(address).status_code == 302
    client.force_login(django_user_model.objects.create_user("vieras", "vieras@hyte.example", "salasana"))
    assert client.get(address).status_code in (302, 403)
    client.force_login(moderator)
    response = client.get(address)
    assert response.getvalue() == corpus.pdf()
    assert response["Content-Security-Policy"] == "default-src 'none'; sandbox"


@pytest.mark.parametrize("take_back", [withdraw_statement, erase_statement])
def test_what_was_taken_back_is_not_handed_out(
    client: Client, moderator: User, public_address: str, receipt: Receipt, now: datetime, take_back: object
) -> None:
    publish_comment(moderator, now)
    publish_file(moderator, now)
    take_back(statement=receipt.statement, at=now)
    assert client.get(public_address).status_code == 404


def test_an_erased_file_is_gone_for_its_author_and_for_staff_too(
    client: Client, moderator: User, own_address: str, receipt: Receipt, now: datetime
) -> None:
    file = Attachment.objects.get()
    erase_statement(statement=receipt.statement, at=now)
    client.force_login(moderator)
    assert client.get(own_address).status_code == 404
    assert client.get(f"/admin/statement-files/{file.public_id}/").status_code == 404


def test_a_file_of_another_statement_is_not_found(
    client: Client, moderator: User, consultation: Consultation, receipt: Receipt, now: datetime
) -> None:
    publish_comment(moderator, now)
    publish_file(moderator, now)
    other = Attachment.objects.get().public_id
    another = submit_statement(consultation=consultation, statement=written("Toinen."), key=UUID(int=5), at=now)
    own = own_statement_address(another.statement, another.token, "fi")
    assert client.get(f"{own}liitteet/{other}/").status_code == 404
    assert client.get(f"/fi/lausunnot/{another.statement.public_id}/liitteet/{other}/").status_code == 404
