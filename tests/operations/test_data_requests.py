"""The registry answers requests about personal data in the staff interface, on a record that names nobody."""

from __future__ import annotations

import json
import logging
from collections.abc import Iterator
from datetime import datetime
from io import StringIO
from typing import Any

import pytest
import time_machine
from django.contrib.auth.models import Group
from django.core.management import call_command
from django.db import DatabaseError, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.users.models import UserProfile

from consultations.distribution.inviting import invite
from consultations.distribution.keeping import Party, add_parties
from consultations.distribution.models import Invitee, InviteeContact
from consultations.models import Comment, Consultation, Decision, Statement, StatementContact, Status
from consultations.models.append_only import RecordIsFinal
from hyte.following import asking
from hyte.following.models import Follower, Frequency
from hyte.following.topics import Topic, consultation_topic
from hyte.mail.models import OutgoingMail
from hyte.operations.data_requests import erase
from hyte.operations.models import DataRequestStep, Step
from hyte.operations.personal_data import held_about, held_in
from hyte.operations.staff.wording import HEADINGS, ITEMS, KEPT, parts_of
from hyte.pages.models import HomePage
from hyte.people.models import Person
from hyte.users.models import User
from hyte.users.roles import Role
from tests.consultations.factories import open_consultation, put_in_status, send

pytestmark = [pytest.mark.django_db, pytest.mark.smoke]

EMAIL = "meri@yhdistys.example"
OTHER = "toinen@yhdistys.example"
ANSWERS = {Role.REGISTRY}
STEPS = ("look", "take", "erase")


@pytest.fixture(autouse=True)
def _clock(now: datetime) -> Iterator[None]:
    with time_machine.travel(now, tick=False):
        yield


@pytest.fixture
def consultation(home_fi: HomePage, now: datetime) -> Consultation:
    return open_consultation(home_fi, now)


@pytest.fixture
def clerk(db: None) -> User:
    return User.objects.create_user("virkailija", "virkailija@hyte.example", "salasana")


@pytest.fixture
def statement(consultation: Consultation, now: datetime) -> Statement:
    """A statement that was given with an address, which is also asked for one and follows the consultation."""
    by = User.objects.create_superuser("meri", EMAIL, "salasana")
    Person.objects.create(name="Meri Ranta", email=EMAIL)
    add_parties(consultation=consultation, parties=[Party("Rannikon Yhdistys ry", email=EMAIL)])
    invite(consultation=consultation, by=by, at=now)
    topic = Topic(consultation_topic(consultation.public_id), "Ohjelma", "/fi/")
    asking.follow(email=EMAIL, topic=topic, frequency=Frequency.DAILY, language="fi", network="x", at=now)
    send(consultation, now, "Muiden sanat.", email=OTHER)
    return send(consultation, now, "Kannatamme.", email=EMAIL, name="Meri Ranta", role="sihteeri").statement


@pytest.fixture
def somebody(client: Client, role: Role | None) -> Client:
    return entered(client, role)


@pytest.fixture
def registry(client: Client, statement: Statement) -> Client:
    return entered(client, Role.REGISTRY)


def entered(client: Client, role: Role | None) -> Client:
    if role is not None:
        user = User.objects.create_user("joku", "joku@hyte.example", "salasana")
        user.groups.add(Group.objects.get(name=role))
        client.force_login(user)
    return client


def post(client: Client, step: str, asked: str = EMAIL, **values: Any) -> Any:
    return client.post(reverse(f"data_requests:{step}"), {"asked": asked} | values)


def page_of(client: Client, step: str, asked: str = EMAIL, **values: Any) -> str:
    return str(post(client, step, asked, **values).content.decode())


def said_to(client: Client) -> str:
    page = client.get(reverse("data_requests:index"))
    return " ".join(str(message) for message in page.context["messages"])


@pytest.mark.parametrize("role", [None, *Role])
def test_only_the_registry_looks_and_each_look_is_on_record(
    somebody: Client, statement: Statement, role: Role | None
) -> None:
    assert (somebody.get(reverse("data_requests:index")).status_code == 200) == (role in ANSWERS)
    answered = post(somebody, "look")
    assert (answered.status_code == 200) == (role in ANSWERS)
    assert ("Meri Ranta" in answered.content.decode()) == (role in ANSWERS)
    assert list(DataRequestStep.objects.values_list("step", "by__username", "statements")) == (
        [(Step.LOOKED, "joku", [statement.public_id])] if role in ANSWERS else []
    )


@pytest.mark.parametrize("role", [None, *Role])
def test_only_the_registry_takes_the_file_and_erases(somebody: Client, statement: Statement, role: Role | None) -> None:
    taken = post(somebody, "take")
    post(somebody, "erase", erase=["address", statement.public_id], confirmed="1")
    assert (taken["Content-Type"] == "application/json") == (role in ANSWERS)
    assert StatementContact.objects.filter(email=EMAIL).exists() == (role not in ANSWERS)
    assert (Statement.objects.get(pk=statement.pk).erased_at is not None) == (role in ANSWERS)
    assert DataRequestStep.objects.exists() == (role in ANSWERS)


def test_the_file_is_what_the_command_prints(registry: Client, statement: Statement) -> None:
    for asked in (EMAIL, statement.public_id):
        printed = StringIO()
        call_command("personal_data", asked, stdout=printed)
        answered = post(registry, "take", asked)
        assert json.loads(answered.content) == json.loads(printed.getvalue())
        assert answered["Content-Disposition"] == 'attachment; filename="personal-data.json"'
    assert set(DataRequestStep.objects.values_list("step", flat=True)) == {Step.TAKEN}


def test_everything_that_the_file_has_is_on_the_page(statement: Statement) -> None:
    """A part that `held_about` learns to tell of turns this red until it has words."""
    held = held_about(EMAIL)
    assert [part.name for part in parts_of(held)] == list(held) == list(HEADINGS) == list(KEPT) == list(ITEMS)
    assert all(item.text for part in parts_of(held) for item in part.items)


def test_the_page_says_what_is_held_and_until_when(registry: Client, statement: Statement) -> None:
    page = page_of(registry, "look", f" {EMAIL.upper()} ")
    for words in (statement.public_id, "sihteeri", "Kannatamme.", "ti 19.10.2027 klo 12.00", "Rannikon Yhdistys ry"):
        assert words in page
    assert "Muiden sanat." not in page
    assert OTHER not in page


def test_a_statement_is_linked_once_it_is_public(registry: Client, statement: Statement, now: datetime) -> None:
    link = f"/fi/lausunnot/{statement.public_id}/"
    assert link not in page_of(registry, "look")
    put_in_status(Comment.objects.filter(statement=statement), Status.PUBLISHED, now)
    assert f'{held_in(statement.public_id)["statements"][0]["address"]}"' in page_of(registry, "look")


def test_a_statement_is_found_by_its_reference(registry: Client, statement: Statement) -> None:
    page = page_of(registry, "look", statement.public_id.upper())
    assert "Kannatamme." in page
    assert EMAIL in page
    assert 'value="address"' not in page


@pytest.mark.parametrize("asked", ["", "meri", "meri@", "a b@c.example", "0" * 12, "x" * 255])
@pytest.mark.parametrize("step", STEPS)
def test_what_is_neither_an_address_nor_a_reference_is_refused(registry: Client, step: str, asked: str) -> None:
    answered = post(registry, step, asked)
    assert answered.status_code == 422
    assert answered.context["form"].errors
    assert not DataRequestStep.objects.exists()


def test_about_a_stranger_the_page_says_that_nothing_is_held_and_the_look_is_on_record(registry: Client) -> None:
    for asked in ("kuka@toinen.example", "x" * 12):
        assert post(registry, "look", asked).context["parts"] == []
    assert [(step.found, step.statements) for step in DataRequestStep.objects.all()] == [({}, []), ({}, [])]


@pytest.mark.parametrize("step", STEPS)
def test_following_a_link_does_nothing(registry: Client, step: str) -> None:
    answered = registry.get(reverse(f"data_requests:{step}"), {"asked": EMAIL})
    assert answered["Location"] == reverse("data_requests:index")
    assert not DataRequestStep.objects.exists()


def test_before_erasing_it_is_said_what_goes_and_what_stays(registry: Client, statement: Statement) -> None:
    answered = post(registry, "erase", erase=["address"])
    going, staying = answered.context["going"], answered.context["staying"]
    assert len(going) == 1
    assert statement.public_id not in going[0]
    assert statement.public_id in staying[0]
    assert EMAIL in answered.content.decode()
    assert StatementContact.objects.filter(email=EMAIL).exists()
    assert DataRequestStep.objects.get().step == Step.LOOKED


def test_nothing_chosen_is_said_and_nothing_erased(registry: Client) -> None:
    answered = post(registry, "erase")
    assert answered.status_code == 422
    assert answered.context["form"].errors["erase"]
    assert StatementContact.objects.filter(email=EMAIL).exists()


def test_an_erased_address_is_nowhere_and_the_words_stay(registry: Client, statement: Statement) -> None:
    post(registry, "erase", EMAIL.upper(), erase=["address"], confirmed="1")
    assert not StatementContact.objects.filter(email=EMAIL).exists()
    assert not InviteeContact.objects.exists()
    assert not Follower.objects.exists()
    assert set(OutgoingMail.objects.values_list("recipient", flat=True)) == {OTHER}
    assert Comment.objects.get(statement=statement).text == "Kannatamme."
    assert statement.public_id in said_to(registry)


def test_an_erased_statement_keeps_its_decisions_and_no_word(registry: Client, statement: Statement) -> None:
    post(registry, "erase", statement.public_id, erase=[statement.public_id], confirmed="1")
    comment = Comment.objects.get(statement=statement)
    assert (comment.text, comment.status) == ("", Status.WITHDRAWN)
    assert Decision.objects.filter(comment=comment).exists()
    assert Statement.objects.get(pk=statement.pk).name == ""
    assert Follower.objects.filter(email=EMAIL).exists()
    assert Invitee.objects.exists()


def test_the_record_of_an_erasure_says_what_went_and_of_nobody(registry: Client, statement: Statement) -> None:
    post(registry, "erase", erase=["address", statement.public_id], confirmed="1")
    step = DataRequestStep.objects.get()
    assert (step.step, step.by.username, step.statements) == (Step.ERASED, "joku", [statement.public_id])
    assert step.found == {"addresses": 1, "asked_for_a_statement": 1, "follows": 1, "mails": 3, "statements": 1}
    assert not [name for name in (EMAIL, "Meri", "Rannikon") if name in json.dumps(step.found) + str(step.statements)]


@pytest.mark.parametrize("by_reference", [False, True])
def test_a_second_press_erases_nothing_and_says_so(registry: Client, statement: Statement, by_reference: bool) -> None:
    asked = statement.public_id if by_reference else EMAIL
    sent = {"erase": ["address", statement.public_id], "confirmed": "1"}
    post(registry, "erase", asked, **sent)
    first = said_to(registry)
    post(registry, "erase", asked, **sent)
    second = said_to(registry)
    assert statement.public_id not in second
    assert first != second
    assert DataRequestStep.objects.count() == 1


def test_a_statement_of_somebody_else_is_passed_over(statement: Statement, clerk: User, now: datetime) -> None:
    foreign = Statement.objects.get(contact__email=OTHER)
    assert not erase(asked=EMAIL, address=False, words=[foreign.public_id], by=clerk, at=now)
    assert Statement.objects.get(pk=foreign.pk).erased_at is None


def test_an_erasure_that_fails_erases_nothing_and_is_not_on_record(
    statement: Statement, clerk: User, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("hyte.operations.data_requests.erase_words", lambda **_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        erase(asked=EMAIL, address=True, words=[statement.public_id], by=clerk, at=now)
    assert StatementContact.objects.filter(email=EMAIL).exists()
    assert not DataRequestStep.objects.exists()


def test_the_address_is_in_no_address_of_a_page_no_log_and_no_message(
    registry: Client, statement: Statement, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    answered = [post(registry, step) for step in ("look", "take")]
    answered += [post(registry, "erase", erase=["address"]), post(registry, "erase", "meri@ranta")]
    answered.append(post(registry, "erase", erase=["address"], confirmed="1"))
    assert not [it for it in answered if "meri" in it.request["PATH_INFO"] + it.request["QUERY_STRING"]]
    assert not [it for it in answered if "no-store" not in it["Cache-Control"]]
    assert "meri" not in caplog.text + answered[-1]["Location"] + str(answered[-1].cookies)
    assert "meri" not in said_to(registry)
    assert EMAIL not in registry.get(reverse("data_requests:index")).content.decode()


def test_hostile_words_are_words(registry: Client, consultation: Consultation, now: datetime) -> None:
    send(consultation, now, "<script>alert(1)</script>", email=EMAIL, organisation="<b>x</b>", role="{{ 7|add:7 }}")
    page = page_of(registry, "look")
    assert "<script>alert(1)" not in page
    assert "<b>x</b>" not in page
    assert "{{ 7|add:7 }}" in page


def test_the_record_is_final(clerk: User, now: datetime) -> None:
    DataRequestStep.objects.create(step=Step.LOOKED, by=clerk, at=now)
    with pytest.raises(RecordIsFinal):
        DataRequestStep.objects.get().delete()
    with pytest.raises(DatabaseError), transaction.atomic():
        DataRequestStep._base_manager.update(step=Step.TAKEN)


def test_the_record_knows_three_steps(clerk: User, now: datetime) -> None:
    with pytest.raises(DatabaseError), transaction.atomic():
        DataRequestStep.objects.create(step="muu", by=clerk, at=now)


def test_many_statements_cost_as_many_queries_as_one(
    registry: Client, consultation: Consultation, now: datetime
) -> None:
    post(registry, "look")
    with CaptureQueriesContext(connection) as one:
        post(registry, "look")
    for _number in range(4):
        send(consultation, now, "Tavoite.", "Avustus.", email=EMAIL)
    with CaptureQueriesContext(connection) as many:
        post(registry, "look")
    assert len(many) == len(one)


@pytest.mark.parametrize(
    ("language", "title"), [("fi", "Henkilötietopyynnöt"), ("sv", "Begäranden om personuppgifter")]
)
def test_it_is_there_in_both_languages(registry: Client, language: str, title: str) -> None:
    UserProfile.objects.create(user=User.objects.get(username="joku"), preferred_language=language)
    page = registry.get(reverse("data_requests:index")).content.decode()
    assert title in page
    assert f'lang="{language}"' in page
