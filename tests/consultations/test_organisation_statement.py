"""An organisation says everything in one submission: several sections, one statement, one receipt, one address."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from datetime import datetime, timedelta
from uuid import uuid4

import pytest
import time_machine
from django.test import Client

from consultations.addresses import statement_address
from consultations.models import Comment, Consultation, Statement, Status
from consultations.registry.files import as_csv
from consultations.statement_input import CommentInput
from consultations.submission import submit_statement
from hyte.mail.models import OutgoingMail
from hyte.pages.models import HomePage
from hyte.pages.reversing import in_both_languages
from tests.consultations.factories import SECTIONS, add_page, announce, put_in_status, sent_comment, written
from tests.consultations.test_give_statement import filled
from tests.search.conftest import catch_up, fresh_search, worker  # noqa: F401 — fixtures

pytestmark = pytest.mark.django_db
THIRD = "6a1c2f0e-0000-4000-8000-000000000003"
TEXTS = {SECTIONS[0]: "Tavoite on hyvä.", SECTIONS[1]: "Avustus on pieni.", THIRD: "Seuranta puuttuu."}


@pytest.fixture
def asked(home_fi: HomePage, now: datetime) -> Consultation:
    """A consultation on three sections."""
    page = add_page(home_fi)
    page.sections.append(("section", {"title": "Seuranta", "body": "<p>Seuranta tekstinä.</p>"}, THIRD))
    page.save()
    announce(page.consultation, now - timedelta(days=1), now + timedelta(days=7))
    return Consultation.objects.get()


@pytest.fixture
def statement(asked: Consultation, now: datetime) -> Statement:
    """The published statement of an association on all three, and a person's on one."""
    comments = tuple(CommentInput(section, text) for section, text in TEXTS.items())
    sent = replace(written(business_id="0737546-2", email="a@yhdistys.example"), comments=comments)
    given = submit_statement(consultation=asked, statement=sent, key=uuid4(), at=now).statement
    sent_comment(asked, now, "Yksityinen.", capacity="person", organisation="", name="Meri")
    put_in_status(Comment.objects.all(), Status.PUBLISHED, now)
    Consultation.objects.update(published_comments=4, published_statements=2)
    return given


def test_it_shows_under_each_section(client: Client, statement: Statement) -> None:
    for section, text in TEXTS.items():
        narrowed = client.get("/fi/kuulemiset/ohjelma/", {"section": section}).content.decode()
        assert [other in narrowed for other in TEXTS.values()] == [other == text for other in TEXTS.values()]


def test_it_shows_as_one_statement_at_one_permanent_address(client: Client, statement: Statement) -> None:
    whole = client.get(statement_address(statement, "fi")).content.decode()
    assert all(text in whole for text in TEXTS.values())
    listed = client.get(in_both_languages("statements_of", statement.consultation.public_id)["fi"]).content.decode()
    assert listed.count(statement_address(statement, "fi")) == 1


def test_its_author_gets_one_receipt(statement: Statement) -> None:
    assert OutgoingMail.objects.filter(key__startswith="statement-received").count() == 1


def test_the_export_has_one_row_per_comment_with_the_same_submission_id(statement: Statement) -> None:
    rows = csv.DictReader(
        io.StringIO(as_csv(statement.consultation, "fi", whole_record=False).read().decode("utf-8-sig")), delimiter=";"
    )
    own = [list(row.values()) for row in rows if statement.public_id in row.values()]
    assert [row[15] for row in own] == list(TEXTS.values())
    assert {row[0] for row in own} == {statement.public_id}


@pytest.mark.parametrize(("capacity", "listed"), [("organisation", True), ("person", False), ("", True)])
def test_the_filter_for_organisations_lists_it(
    client: Client, statement: Statement, capacity: str, listed: bool
) -> None:
    address = in_both_languages("statements_of", statement.consultation.public_id)["fi"]
    assert (statement.organisation in client.get(address, {"capacity": capacity}).content.decode()) == listed


@pytest.mark.parametrize(("organisation", "found"), [("Rannikon Yhdistys ry", True), ("Toinen ry", False)])
def test_the_search_finds_it_by_its_organisation(
    client: Client, statement: Statement, organisation: str, found: bool, request: pytest.FixtureRequest
) -> None:
    request.getfixturevalue("catch_up")()
    results = client.get("/fi/haku/", {"q": "seuranta", "organisation": organisation}).content.decode()
    assert (statement_address(statement, "fi") in results) == found


@pytest.mark.parametrize(("business_id", "status"), [("0737546-2", 303), ("0737546-3", 422)])
def test_a_business_id_is_checked_by_its_check_digit(
    client: Client, asked: Consultation, now: datetime, business_id: str, status: int
) -> None:
    with time_machine.travel(now, tick=False):
        sent = client.post(f"/fi/lausu/{asked.public_id}/", filled(asked, now, business_id=business_id))
    assert sent.status_code == status
    assert Statement.objects.exists() == (status == 303)
