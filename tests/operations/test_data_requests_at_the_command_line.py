"""What is answered at the command line stands in the same record as what the registry answers on its pages."""

from __future__ import annotations

from datetime import datetime
from io import StringIO

import pytest
from django.core.management import call_command
from django.test import Client
from django.urls import reverse

from consultations.models import Statement, StatementContact
from hyte.operations.models import DataRequestStep, Step
from hyte.pages.models import HomePage
from hyte.users.roles import Role
from tests.consultations.factories import open_consultation, send
from tests.users.factories import signed_in

pytestmark = pytest.mark.django_db

EMAIL = "meri@yhdistys.example"


@pytest.fixture
def statement(home_fi: HomePage, now: datetime) -> Statement:
    return send(open_consultation(home_fi, now), now, "Kannatamme.", email=EMAIL).statement


def run(command: str, *arguments: str) -> str:
    """Return what the command prints."""
    printed = StringIO()
    call_command(command, *arguments, stdout=printed)
    return printed.getvalue()


def test_what_is_printed_is_on_record_as_taken(statement: Statement) -> None:
    assert statement.public_id in run("personal_data", EMAIL)
    step = DataRequestStep.objects.get()
    assert (step.step, step.by, step.statements) == (Step.TAKEN, None, [statement.public_id])


def test_an_erased_address_is_on_record(statement: Statement) -> None:
    assert f"erase_statement {statement.public_id}" in run("erase_address", EMAIL, "--yes")
    assert not StatementContact.objects.exists()
    step = DataRequestStep.objects.get()
    assert (step.step, step.by, step.found) == (Step.ERASED, None, {"addresses": 1, "mails": 1})


def test_an_erased_statement_is_on_record_once(statement: Statement) -> None:
    assert run("erase_statement", statement.public_id, "--yes") == f"Erased: {statement.public_id}.\n"
    assert "Nothing was left to erase" in run("erase_statement", statement.public_id, "--yes")
    step = DataRequestStep.objects.get()
    assert (step.step, step.by, step.statements) == (Step.ERASED, None, [statement.public_id])


@pytest.mark.parametrize("command", ["erase_address", "erase_statement"])
def test_without_yes_nothing_happens_and_nothing_is_on_record(statement: Statement, command: str) -> None:
    asked = EMAIL if command == "erase_address" else statement.public_id
    assert "Say --yes" in run(command, asked)
    assert StatementContact.objects.exists()
    assert not DataRequestStep.objects.exists()


def test_the_registry_sees_that_it_was_done_at_the_command_line(client: Client, statement: Statement) -> None:
    run("personal_data", EMAIL)
    page = signed_in(client, Role.REGISTRY).get(reverse("data_requests:index")).content.decode()
    assert "Komentorivillä" in page
