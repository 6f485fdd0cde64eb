"""What pages told of their outcome, before the account was the one place for it, is moved there."""

from __future__ import annotations

from datetime import datetime
from importlib import import_module

import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from consultations.outcomes.models import Outcome
from hyte.pages.models import HomePage
from tests.consultations.factories import open_consultation

texts_of = import_module("consultations.outcomes.migrations.0003_accounts_have_the_texts_of_pages").texts_of
BEFORE = [("outcomes", "0002_published_with_a_text"), ("consultations", "0013_registering_statements")]
AFTER = [("consultations", "0014_outcome_is_told_in_the_account")]


@pytest.mark.parametrize(
    ("html", "texts"),
    [
        ("", {}),
        ("<p></p>", {}),
        ('<p data-block-key="a">Puhelin on auki.</p><p>Muuta ei.</p>', {"done": "Puhelin on auki.\n\nMuuta ei."}),
        ("<h3>Mitä kysyttiin</h3><p>Mitä?</p><h3>Mitä tehtiin</h3><p>Tätä.</p>", {"asked": "Mitä?", "done": "Tätä."}),
        ("<h2>Tulos</h2><p>Rivi<br/>ja toinen</p>", {"done": "## Tulos\n\nRivi\nja toinen"}),
        ("<ul><li><p>yksi</p></li><li>kaksi &amp; kolme</li></ul>", {"done": "- yksi\n- kaksi & kolme"}),
        ('<p>Lue <a href="https://x.example/">päätös</a>.</p>', {"done": "Lue päätös (https://x.example/)."}),
        ('<p><a linktype="page" id="3">Sivu</a></p>', {"done": "Sivu"}),
    ],
)
def test_rich_text_becomes_the_plain_text_of_the_account(html: str, texts: dict[str, str]) -> None:
    assert texts_of(html) == texts


@pytest.fixture
def account_after(transactional_db: None, home_fi: HomePage, now: datetime) -> object:
    """The account that there is after the migration, with the texts it had before and a text of the page."""
    consultation = open_consultation(home_fi, now)

    def migrate(page_text: str, **before: str) -> Outcome:
        executor = MigrationExecutor(connection)
        old = executor.migrate(BEFORE).apps
        old.get_model("consultations", "ConsultationPage").objects.update(outcome=page_text)
        if before:
            old.get_model("outcomes", "Outcome").objects.create(consultation_id=consultation.pk, **before)
        executor = MigrationExecutor(connection)
        executor.migrate(executor.loader.graph.leaf_nodes())
        return Outcome.objects.get()

    return migrate


@pytest.mark.parametrize(
    ("before", "done", "public"),
    [
        ({}, "Sivulta.", True),
        ({"promised_on": "2026-12-31"}, "Sivulta.", True),
        ({"done_fi": "Luonnos."}, "Luonnos.\n\nSivulta.", False),
        ({"done_fi": "Sivulta."}, "Sivulta.", False),
    ],
)
@pytest.mark.usefixtures("languages")
def test_what_was_public_stays_public_and_no_draft_becomes_so(
    account_after: object, before: dict[str, str], done: str, public: bool
) -> None:
    account = account_after("<p>Sivulta.</p>", **before)
    assert (account.done_fi, account.published_at is not None) == (done, public)
