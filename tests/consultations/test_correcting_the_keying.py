"""Whoever may key in letters mends one in the staff interface, while nobody has decided about it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import asdict
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import uuid4

import pytest
import time_machine
from django.contrib.auth.models import Group
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from consultations.models import (
    Attachment,
    Channel,
    Comment,
    Consultation,
    EarlierParticulars,
    EarlierText,
    Statement,
    StatementContact,
    Status,
)
from consultations.particulars import Particulars
from consultations.period import local_instant
from consultations.registration import register_received
from consultations.staff.keying import arrival_of
from consultations.withdrawal import withdraw_statement
from hyte.pages.moments import HELSINKI, format_moment
from hyte.users.models import User
from hyte.users.roles import Role
from tests.consultations.factories import put_in_status, send, written
from tests.consultations.files import corpus

pytestmark = [pytest.mark.django_db, pytest.mark.smoke]

KEYS_IN = {Role.COORDINATOR, Role.REGISTRY, Role.ADMINISTRATOR}


@pytest.fixture(autouse=True)
def _clock(now: datetime) -> Iterator[None]:
    with time_machine.travel(now, tick=False):
        yield


def member(role: Role, name: str = "joku") -> User:
    user = User.objects.create_user(name, f"{name}@hyte.example", "salasana")
    user.groups.add(Group.objects.get(name=role))
    return user


def keyed_in(consultation: Consultation, by: User, at: datetime, *texts: str) -> Statement:
    arrival = {"channel": Channel.POST, "received_at": at, "key": uuid4(), "by": by, "at": at}
    return register_received(consultation=consultation, statement=written(*texts), **arrival)


@pytest.fixture
def clerk(db: None) -> User:
    return member(Role.REGISTRY)


@pytest.fixture
def letter(consultation: Consultation, clerk: User, now: datetime) -> Comment:
    return keyed_in(consultation, clerk, now, "Kanatamme.").comments.get()


@pytest.fixture
def registry(client: Client, clerk: User) -> Client:
    client.force_login(clerk)
    return client


def address(letter: Comment) -> str:
    return reverse("registrations:correct", args=[letter.statement.public_id])


def mend(client: Client, letter: Comment, text: str, **typed: Any) -> Any:
    """Send what a clerk who has seen `letter` types over it."""
    seen = Particulars.of(letter.statement)
    form = asdict(seen) | arrival_of(letter.statement) | {"seen_particulars": seen.seen_hash}
    words = {letter.anchor: text, f"seen-{letter.anchor}": letter.text_hash}
    return client.post(address(letter), form | typed | words)


@pytest.mark.parametrize("role", Role)
def test_the_roles_that_key_in_mend_what_anybody_keyed_in(client: Client, letter: Comment, role: Role) -> None:
    client.force_login(member(role, "toinen"))
    assert (client.get(address(letter)).status_code == 200) == (role in KEYS_IN)
    mend(client, letter, "Kannatamme.")
    assert Comment.objects.get().text == ("Kannatamme." if role in KEYS_IN else "Kanatamme.")


def test_readers_mend_nothing(client: Client, letter: Comment) -> None:
    assert client.get(address(letter)).status_code == 302
    assert mend(client, letter, "Kannatamme.").status_code == 302
    assert Comment.objects.get().text == "Kanatamme."


def test_the_page_is_called_by_the_letter(registry: Client, letter: Comment) -> None:
    page = registry.get(address(letter)).content.decode()
    named = f"Rannikon Yhdistys ry ({letter.statement.public_id})"
    for element in ("title", "h1"):
        [text] = re.findall(rf"<{element}\b[^>]*>(.*?)</{element}>", page, re.DOTALL)
        assert named in " ".join(text.split())


def test_who_mended_it_stands_beside_what_was_there_before(client: Client, letter: Comment) -> None:
    client.force_login(member(Role.COORDINATOR, "toinen"))
    mend(client, letter, "Kannatamme.", name="Kaisa Ketola")
    page = client.get(address(letter)).content.decode()
    assert page.count("korjannut toinen") == 2


def test_what_came_by_the_form_has_no_such_page(registry: Client, consultation: Consultation, now: datetime) -> None:
    sent = send(consultation, now, "Omat sanani.").statement.comments.get()
    assert registry.get(address(sent)).status_code == 404


def test_the_list_leads_to_it_while_nothing_was_decided(registry: Client, letter: Comment, now: datetime) -> None:
    page = reverse("registrations:register", args=[letter.consultation_id])
    assert address(letter) in registry.get(page).content.decode()
    put_in_status(Comment.objects.all(), Status.PUBLISHED, now)
    assert "Korjaa kirjausvirhe" not in registry.get(page).content.decode()
    assert [*registry.get(address(letter)).context["form"].fields] == ["key", "files"]


def test_the_name_the_organisation_and_the_way_are_mended_like_the_words(registry: Client, letter: Comment) -> None:
    of_a_club = {"capacity": "organisation", "organisation": "Kerho ry", "business_id": "1234567-1", "channel": "email"}
    mend(registry, letter, "Kanatamme.", **of_a_club, name="Kaisa Ketola")
    now, before = Statement.objects.get(), EarlierParticulars.objects.get()
    assert (now.author, now.business_id, now.channel, now.name) == ("Kerho ry", "1234567-1", "email", "Kaisa Ketola")
    assert (before.organisation, before.channel) == ("Rannikon Yhdistys ry", "post")
    assert not EarlierText.objects.exists()
    assert "Rannikon Yhdistys ry" in registry.get(address(letter)).content.decode()


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({"capacity": "person", "name": " "}, "name"),
        ({"capacity": "organisation", "organisation": ""}, "organisation"),
        ({"capacity": "organisation", "organisation": "Kerho ry", "business_id": "1234567-2"}, "business_id"),
        ({"channel": "web"}, "channel"),
        ({"language": ""}, "language"),
        ({"received_on": ""}, "received_on"),
        ({"received_on": "1.1.2100"}, "received_on"),
        ({"received_on": "25.10.2026", "received_clock": "3.30"}, "later"),
    ],
)
def test_a_mended_author_is_asked_for_the_same_as_a_new_one(
    registry: Client, letter: Comment, typed: dict[str, str], field: str
) -> None:
    answered = mend(registry, letter, "Kannatamme.", **typed)
    assert answered.status_code == 422
    assert list(answered.context["form"].errors) == [field]
    assert Comment.objects.get().text == "Kanatamme."


def test_the_language_is_mended(registry: Client, letter: Comment) -> None:
    assert mend(registry, letter, letter.text, language="sv").status_code == 302
    assert Statement.objects.get().language == Comment.objects.get().language == "sv"
    assert f"{format_moment(letter.submitted_at, 'fi')}, suomi" in registry.get(address(letter)).content.decode()


def with_address(letter: Comment, email: str) -> Comment:
    StatementContact.objects.create(statement=letter.statement, email=email)
    return letter


def contacts() -> list[str]:
    return list(StatementContact.objects.values_list("email", flat=True))


@pytest.mark.parametrize("role", [Role.REGISTRY, Role.COORDINATOR])
def test_an_address_is_put_in_the_place_of_another_that_is_shown_to_nobody(
    client: Client, letter: Comment, role: Role
) -> None:
    client.force_login(member(role, "toinen"))
    mend(client, letter, letter.text, email="kaisa@kerho.example")
    assert contacts() == ["kaisa@kerho.example"]
    for page in (client.get(address(letter)), mend(client, letter, " ", email="kaija@kerho.example")):
        assert "kaisa@kerho.example" not in page.content.decode()
    assert mend(client, letter, letter.text, email="kaija@kerho.example").status_code == 302
    assert contacts() == ["kaija@kerho.example"]
    assert "toinen lausunnon antajan sähköpostiosoite tai ei osoitetta" in client.get(address(letter)).content.decode()


def test_an_address_that_nobody_touches_stays(registry: Client, letter: Comment) -> None:
    with_address(letter, "kaisa@kerho.example")
    mend(registry, letter, "Kannatamme.", email=" ", name="Kaisa")
    assert contacts() == ["kaisa@kerho.example"]


def test_an_address_is_removed_when_that_is_ticked_and_only_then_offered(registry: Client, letter: Comment) -> None:
    assert "without_email" not in registry.get(address(letter)).context["form"].fields
    with_address(letter, "kaisa@kerho.example")
    both = mend(registry, letter, letter.text, without_email="on", email="kaija@kerho.example")
    assert list(both.context["form"].errors) == ["without_email"]
    assert contacts() == ["kaisa@kerho.example"]
    mend(registry, letter, letter.text, without_email="on")
    assert not contacts()


def test_an_address_to_which_no_mail_can_be_written_is_refused(registry: Client, letter: Comment) -> None:
    assert list(mend(registry, letter, letter.text, email="kaisa@").context["form"].errors) == ["email"]


def test_the_arrival_is_mended_and_with_it_whether_the_letter_is_late(registry: Client, letter: Comment) -> None:
    deadline = letter.consultation.closes_at
    after = deadline.astimezone(HELSINKI) + timedelta(days=1)
    with time_machine.travel(after + timedelta(days=1), tick=False):
        mend(registry, letter, letter.text, received_on=f"{after:%d.%m.%Y}", received_clock="9.15")
        page = registry.get(address(letter)).content.decode()
    mended, before = Statement.objects.get(), EarlierParticulars.objects.get()
    assert mended.is_late
    assert mended.submitted_at == mended.comments.get().submitted_at == local_instant(after.date(), time(9, 15))
    assert before.submitted_at == letter.submitted_at
    assert format_moment(before.submitted_at, "fi") in page


def test_an_arrival_that_nobody_touches_stays_to_the_second(registry: Client, letter: Comment, now: datetime) -> None:
    to_the_second = now - timedelta(seconds=50.5)
    Statement.objects.update(submitted_at=to_the_second)
    letter.statement.refresh_from_db()
    mend(registry, letter, letter.text)
    assert not EarlierParticulars.objects.exists()
    mend(registry, letter, letter.text, role="sihteeri")
    assert Statement.objects.get().submitted_at == to_the_second


@pytest.mark.parametrize(("clock", "later"), [(time(3, 30), False), (time(3, 30), True), (time(4), None)])
def test_an_hour_that_came_twice_is_shown_as_the_one_that_was_meant(
    letter: Comment, clock: time, later: bool | None
) -> None:
    letter.statement.submitted_at = local_instant(date(2025, 10, 26), clock, later=later)
    said = arrival_of(letter.statement)
    assert said["received_clock"] == clock
    assert said.get("later") == (None if later is None else str(int(later)))


def a_file(name: str = "liite.pdf", more: bytes = b"") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, corpus.pdf(more))


def test_appendices_are_added_also_after_a_decision_and_the_list_leads_there(
    registry: Client, letter: Comment, clerk: User, now: datetime
) -> None:
    put_in_status(Comment.objects.all(), Status.PUBLISHED, now)
    listed = registry.get(reverse("registrations:register", args=[letter.consultation_id])).content.decode()
    assert "Lisää liitteitä: Rannikon Yhdistys ry" in listed
    sent = registry.post(
        address(letter), {"key": str(uuid4()), "files": [a_file(), a_file("b.pdf", b"b")]}, follow=True
    )
    assert "2 liitettä" in sent.content.decode()
    assert {(it.status, it.added_by) for it in letter.statement.attachments.all()} == {(Status.PENDING, clerk)}
    assert "b.pdf" in registry.get(address(letter)).content.decode()


def test_a_form_with_an_error_keeps_its_good_files(registry: Client, letter: Comment) -> None:
    bad = SimpleUploadedFile("b.pdf", corpus.HTML)
    answered = mend(registry, letter, letter.text, key=str(uuid4()), files=[a_file(), bad], role="sihteeri")
    assert answered.status_code == 422
    form = answered.context["form"]
    assert list(form.errors) == ["files"]
    assert not Attachment.objects.get().statement
    assert not EarlierParticulars.objects.exists()
    assert "Poista liite.pdf" in answered.content.decode()
    mend(registry, letter, letter.text, key=form["key"].value(), role="sihteeri")
    assert Attachment.objects.get().statement == letter.statement
    assert EarlierParticulars.objects.exists()


def test_more_appendices_than_a_letter_can_have_are_refused_beside_their_field(
    registry: Client, letter: Comment
) -> None:
    mend(registry, letter, letter.text, key=str(uuid4()), files=[a_file(more=b"%d" % each) for each in range(9)])
    answered = mend(registry, letter, letter.text, key=str(uuid4()), files=[a_file(more=b"a"), a_file(more=b"b")])
    assert (answered.status_code, list(answered.context["form"].errors)) == (422, ["files"])
    assert letter.statement.attachments.count() == 9


def test_appendices_of_a_letter_that_its_author_took_back_meanwhile_are_refused(
    registry: Client, letter: Comment, now: datetime
) -> None:
    withdraw_statement(statement=letter.statement, at=now)
    assert "files" not in registry.get(address(letter)).context["form"].fields
    answered = registry.post(address(letter), {"key": str(uuid4()), "files": a_file()})
    assert answered.status_code == 409
    assert not letter.statement.attachments.exists()


def test_where_one_comment_is_decided_only_the_words_of_the_others_are_mended(
    registry: Client, consultation: Consultation, clerk: User, now: datetime
) -> None:
    first, second = keyed_in(consultation, clerk, now, "Kanatamme.", "Avustuss.").comments.all()
    put_in_status(Comment.objects.filter(pk=first.pk), Status.PUBLISHED, now)
    form = registry.get(address(first)).context["form"]
    assert [name for name in form.fields if not name.startswith("seen")] == ["key", second.anchor, "files"]
    words = {second.anchor: "Avustus.", f"seen-{second.anchor}": second.text_hash}
    assert registry.post(address(first), words).status_code == 302
    assert Comment.objects.get(pk=second.pk).text == "Avustus."


def test_many_letters_cost_as_many_queries_as_one(
    registry: Client, letter: Comment, clerk: User, now: datetime
) -> None:
    page = reverse("registrations:register", args=[letter.consultation_id])
    registry.get(page)
    with CaptureQueriesContext(connection) as one:
        registry.get(page)
    for _number in range(4):
        keyed_in(letter.consultation, clerk, now, "Tavoite.", "Avustus.")
    with CaptureQueriesContext(connection) as many:
        registry.get(page)
    assert len(many) == len(one)


def test_the_earlier_words_stand_on_the_page(registry: Client, letter: Comment) -> None:
    assert mend(registry, letter, "Kannatamme <b>kaikkea</b>.").status_code == 302
    page = registry.get(address(letter)).content.decode()
    assert "Kanatamme." in page
    assert "Kannatamme &lt;b&gt;kaikkea&lt;/b&gt;." in page


def test_words_that_are_the_same_are_said_to_be(registry: Client, letter: Comment) -> None:
    mend(registry, letter, "Kanatamme.")
    assert not EarlierText.objects.exists()
    page = registry.get(reverse("registrations:register", args=[letter.consultation_id]))
    assert len(list(page.context["messages"])) == 1


def test_an_emptied_comment_is_refused_beside_its_field(registry: Client, letter: Comment) -> None:
    answered = mend(registry, letter, " ")
    assert answered.status_code == 422
    assert list(answered.context["form"].errors) == [letter.anchor]


def test_what_was_decided_meanwhile_stays_and_nothing_typed_is_lost(
    registry: Client, letter: Comment, now: datetime
) -> None:
    put_in_status(Comment.objects.all(), Status.PUBLISHED, now)
    answered = mend(registry, letter, "Kannatamme tätä.")
    assert answered.status_code == 409
    assert "Kannatamme tätä." in answered.content.decode()
    assert Comment.objects.get().text == "Kanatamme."
