"""What it costs the database to receive a statement: each thing that is said to it, by name, in one transaction."""

from __future__ import annotations

import re
from datetime import datetime

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from consultations.models import Consultation
from hyte.mail.models import OutgoingMail
from tests.consultations.factories import SECTIONS, open_consultation
from tests.consultations.test_give_statement import filled

STATEMENTS = [
    "SELECT wagtailcore_page",  # the page with its consultation, and whether the form has files
    "SELECT moderation_blockedword",
    "SELECT moderation_arrival",  # what came lately, for copies and floods
    "SELECT consultations_moderationsettings",
    "INSERT consultations_statement",  # whose key tells whether this form was received before
    "INSERT consultations_statementcontact",
    "INSERT search_entry",
    "INSERT moderation_arrival",
    "SELECT consultations_consultation",  # locked from here on: is it in time?
    "SELECT consultations_section",  # which text each comment is about
    "INSERT consultations_comment",
    "INSERT mail_outgoingmail",  # the receipt
]
SAID = re.compile(r'(SELECT|INSERT|UPDATE|DELETE)(?: INTO| FROM| DISTINCT)? "?(\w+)')


def said_to_the_database(client: Client, asked: Consultation, at: datetime) -> list[str]:
    """Return what is said while a form of an organisation is sent: three texts, with an address for the receipt."""
    more = {f"comment-{SECTIONS[1]}": "Avustus on pieni.", "comment": "Kannatamme.", "email": "aino@yhdistys.example"}
    with time_machine.travel(at, tick=False), CaptureQueriesContext(connection) as queries:
        answered = client.post(f"/fi/lausu/{asked.public_id}/", filled(asked, at, **more))
    assert answered.status_code == 303
    return [query["sql"].strip() for query in queries]


@pytest.mark.django_db
def test_a_statement_costs_twelve_statements_of_sql_with_mail_search_and_idempotency(
    client: Client, consultation: Consultation, now: datetime
) -> None:
    said_to_the_database(client, consultation, now)  # what is asked once in the life of a process
    said = [SAID.match(sql) for sql in said_to_the_database(client, consultation, now)]
    assert [" ".join(match.groups()) for match in said if match] == STATEMENTS
    assert len(STATEMENTS) <= 12
    assert OutgoingMail.objects.count() == consultation.statements.count() == 2


@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite begins and ends transactions in other words")
@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("languages")
def test_all_that_a_statement_writes_is_one_transaction(
    client: Client, now: datetime, request: pytest.FixtureRequest
) -> None:
    asked = open_consultation(request.getfixturevalue("home_fi"), now)
    said = said_to_the_database(client, asked, now)
    begun, ended = said.index("BEGIN"), said.index("COMMIT")
    assert (said.count("BEGIN"), said.count("COMMIT")) == (1, 1)
    written = [place for place, sql in enumerate(said) if sql.startswith("INSERT")]
    assert begun < min(written)
    assert max(written) < ended
