"""A statement is an official record: it is imported once and its words never change."""

import pytest

from consultations import decisions
from consultations.models import Decision, Statement, Status
from hyte.importing.run import Outcome
from hyte.users.models import User
from tests.importing.conftest import AT, reasons

CONSULTATION = {
    "id": "c", "type": "consultation", "language": "fi", "title": "Tilat",
    "opens_at": "2031-04-01T09:00:00+03:00", "closes_at": "2031-05-31T16:00:00+03:00",
    "sections": [{"id": "a", "title": "Salit"}, {"id": "b", "title": "Maksut"}],
}  # fmt: skip
STATEMENT = {
    "id": "c#1", "type": "statement", "language": "fi", "consultation": "c", "capacity": "organisation",
    "organisation": "Kyläyhdistys ry", "name": "", "submitted_at": "2031-04-10T12:00:00+03:00", "channel": "web",
    "status": "pending", "comments": [{"section": "a", "title": "Salit auki", "body": "Myös sunnuntaisin."}],
}  # fmt: skip
ON_RECORD = "line 1: The statement is on record already: its words, author and arrival cannot be changed."


@pytest.fixture
def received(run_import):
    assert reasons(run_import(CONSULTATION, STATEMENT)) == []
    return run_import


def outcome_of(report):
    ((_item, outcome),) = report.outcomes.values()
    return outcome


def status():
    return Statement.objects.get().comments.get().status


@pytest.mark.parametrize(
    "change",
    [
        {"organisation": "Toinen ry"},
        {"submitted_at": "2031-04-10T12:00:01+03:00"},
        {"channel": "post"},
        {"language": "sv"},
        {"comments": [{"section": "b", "title": "Salit auki", "body": "Myös sunnuntaisin."}]},
        {"comments": [{"section": "a", "title": "Salit auki", "body": "Myös lauantaisin."}]},
    ],
)
def test_what_was_received_is_not_changed(received, change):
    assert reasons(received(STATEMENT | change)) == [ON_RECORD]
    assert Statement.objects.get().comments.get().text == "Myös sunnuntaisin."


def test_absent_keys_are_no_change(received):
    bare = {"id": "c#1", "type": "statement", "language": "fi", "consultation": "c"}
    assert outcome_of(received(bare)) is Outcome.UNCHANGED


@pytest.mark.parametrize("to", ["published", "rejected"])
def test_a_later_decision_of_the_other_system_is_taken_over(received, to):
    assert outcome_of(received(STATEMENT | {"status": to})) is Outcome.CHANGED
    assert status() == to
    assert outcome_of(received(STATEMENT | {"status": to})) is Outcome.UNCHANGED


def test_what_the_moderators_of_the_site_have_decided_stands(received):
    comment = Statement.objects.get().comments.get()
    by = User.objects.create_user("moderaattori")
    decisions.decide(
        comment=comment, to=Status.REJECTED, by=by, at=AT, text_hash=comment.text_hash, public_reason="Mainos."
    )
    assert outcome_of(received(STATEMENT | {"status": "published"})) is Outcome.UNCHANGED
    assert (status(), Decision.objects.count()) == (Status.REJECTED, 1)


def test_a_statement_on_the_whole_needs_no_section(received):
    whole = {"id": "c#2", "capacity": "person", "name": "Aino Salo", "organisation": None}
    assert reasons(received(STATEMENT | whole | {"comments": [{"section": None, "body": "Hyvä luonnos."}]})) == []
    statement = Statement.objects.get(external_id="c#2")
    assert (statement.author, statement.comments.get().section) == ("Aino Salo", None)


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"comments": STATEMENT["comments"] * 2}, "Two comments of the statement are on the same section."),
        ({"capacity": "person", "name": ""}, "A person's statement needs a name, any other one an organisation."),
        (
            {"capacity": "staff", "organisation": ""},
            "A person's statement needs a name, any other one an organisation.",
        ),
        (
            {"consultation": "x"},
            "consultation refers to x, which is neither on the site nor in a good line of the file.",
        ),
    ],
)
def test_a_statement_that_cannot_be_one_is_refused(received, change, reason):
    assert reasons(received(STATEMENT | {"id": "c#2"} | change)) == [f"line 1: {reason}"]
    assert Statement.objects.count() == 1
