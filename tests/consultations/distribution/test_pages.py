"""The list in the staff interface, as each role meets it, and what the public sees of it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from consultations.distribution.answering import confirm_answer, mark_answered, untie_answer
from consultations.distribution.inviting import invite
from consultations.distribution.keeping import Party, add_parties
from consultations.distribution.models import Invitee, InviteeContact
from consultations.distribution.public import was_somebody_asked
from consultations.models import Comment, Consultation, Status
from hyte.mail.models import OutgoingMail
from hyte.users.models import User
from hyte.users.roles import Role
from tests.consultations.factories import put_in_status, sent_comment
from tests.users.factories import signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.smoke]


@pytest.fixture(autouse=True)
def _clock(now: datetime) -> object:
    with time_machine.travel(now, tick=False):
        yield


@pytest.fixture
def coordinator(db: None) -> Client:
    return signed_in(Client(), Role.COORDINATOR)


def url(name: str, consultation: Consultation) -> str:
    return reverse(f"distributions:{name}", args=[consultation.pk])


def file(text: str) -> dict[str, object]:
    return {"import-file": SimpleUploadedFile("jakelu.csv", text.encode())}


@pytest.mark.parametrize("role", [None, *Role])
def test_only_coordinators_keep_the_list(
    consultation: Consultation, invitees: list[Invitee], role: Role | None
) -> None:
    client, allowed = signed_in(Client(), role), role in {Role.COORDINATOR, Role.ADMINISTRATOR}
    for address in (reverse("distributions:index"), url("list", consultation)):
        assert (client.get(address).status_code == 200) == allowed
    client.post(url("add", consultation), {"party-name": "Uusi ry", "party-kind": "other", "party-language": "fi"})
    client.post(url("invite", consultation))
    assert Invitee.objects.filter(name="Uusi ry").exists() == allowed
    assert OutgoingMail.objects.exists() == allowed


@pytest.mark.parametrize("role", [None, *Role])
def test_coordinators_and_the_registry_keep_the_return_address(db: None, role: Role | None) -> None:
    allowed = role in {Role.COORDINATOR, Role.REGISTRY, Role.ADMINISTRATOR}
    client = signed_in(Client(), role)
    assert (client.get(reverse("distributions:return_address")).status_code == 200) == allowed


def test_the_list_tells_who_has_answered_and_whose_mail_failed(
    coordinator: Client, consultation: Consultation, invitees: list[Invitee], moderator: User, now: datetime
) -> None:
    invite(consultation=consultation, by=moderator, at=now)
    OutgoingMail.objects.filter(recipient__contains="rannikko").update(failed_at=now)
    content = coordinator.get(url("list", consultation)).content.decode()
    for text in ("0/3 on vastannut.", "Viestiä ei voitu toimittaa", "Ei osoitetta: postitse"):
        assert text in content


def test_the_list_leads_to_the_statement_that_counts_and_takes_back_that_it_does(
    coordinator: Client, consultation: Consultation, invitees: list[Invitee], now: datetime
) -> None:
    statement = sent_comment(consultation, now, organisation="Aivan toinen ry").statement
    mark_answered(statement=statement, code=invitees[0].code)
    untie = reverse("distributions:untie_answer", args=[consultation.pk, invitees[0].pk])
    content = coordinator.get(url("list", consultation)).content.decode()
    assert "Kyllä: Aivan toinen ry, ma 12.10.2026" in content
    assert f'action="{untie}"' in content
    put_in_status(Comment.objects.all(), Status.PUBLISHED, now)
    address = f'<a href="/fi/lausunnot/{statement.public_id}/">Aivan toinen ry</a>'
    assert address in coordinator.get(url("list", consultation)).content.decode()
    content = coordinator.post(untie, {"statement": statement.public_id}, follow=True).content.decode()
    assert "Aivan toinen ry: todettu, ettei tämä ole tahon vastaus" in content
    assert "0/3 on vastannut." in content


def test_what_another_coordinator_has_taken_back_is_told(
    coordinator: Client, consultation: Consultation, invitees: list[Invitee], now: datetime
) -> None:
    statement = sent_comment(consultation, now).statement
    untie = reverse("distributions:untie_answer", args=[consultation.pk, invitees[0].pk])
    answered = coordinator.post(untie, {"statement": statement.public_id})
    assert answered.status_code == 422
    assert "on sillä välin muuttanut" in answered.content.decode()


def test_the_list_asks_the_database_no_more_for_many_answers(
    coordinator: Client,
    consultation: Consultation,
    invitees: list[Invitee],
    moderator: User,
    now: datetime,
    django_assert_num_queries: Callable[[int], object],
) -> None:
    def answered(invitee: Invitee) -> None:
        for _twice in range(2):
            statement = sent_comment(consultation, now, organisation=invitee.name).statement
            confirm_answer(invitee=invitee, statement=statement, by=moderator)
            if not invitee.untied.exists():
                untie_answer(invitee=invitee, statement=statement, by=moderator, at=now)

    answered(invitees[0])
    coordinator.get(url("list", consultation))
    with CaptureQueriesContext(connection) as one:
        coordinator.get(url("list", consultation))
    for invitee in invitees[1:]:
        answered(invitee)
    with django_assert_num_queries(len(one)):
        coordinator.get(url("list", consultation))


def test_the_public_reads_names_and_never_an_address(
    client: Client, consultation: Consultation, invitees: list[Invitee], moderator: User, now: datetime
) -> None:
    public = f"/fi/jakelu/{consultation.public_id}/"
    assert "keneltäkään nimeltä" in client.get(public).content.decode()
    invite(consultation=consultation, by=moderator, at=now)
    assert public in client.get("/fi/kuulemiset/ohjelma/").content.decode()
    for address in (public, "/fi/kuulemiset/ohjelma/", f"/sv/sandlista/{consultation.public_id}/"):
        content = client.get(address).content.decode()
        assert not any(contact.email in content for contact in InviteeContact.objects.all())
        assert not any(invitee.code in content for invitee in invitees)
    content = client.get(public).content.decode()
    assert all(invitee.name in content for invitee in invitees)


def test_a_consultation_leads_to_the_list_once_somebody_was_asked_and_is_asked_no_more_of_the_database_for_it(
    client: Client, consultation: Consultation, invitees: list[Invitee], moderator: User, now: datetime
) -> None:
    page, link = "/fi/kuulemiset/ohjelma/", f"/fi/jakelu/{consultation.public_id}/"
    client.get(page)
    with CaptureQueriesContext(connection) as before:
        assert link not in client.get(page).content.decode()
    invite(consultation=consultation, by=moderator, at=now)
    with CaptureQueriesContext(connection) as after:
        assert link in client.get(page).content.decode()
    assert len(after) == len(before)


def test_an_editor_who_looks_at_a_draft_sees_the_same_link(
    consultation: Consultation, invitees: list[Invitee], moderator: User, now: datetime
) -> None:
    assert not was_somebody_asked(consultation.pages.get())
    invite(consultation=consultation, by=moderator, at=now)
    assert was_somebody_asked(consultation.pages.get())


def test_the_public_list_is_in_the_order_of_the_alphabet(
    client: Client, consultation: Consultation, moderator: User, now: datetime
) -> None:
    names = ["Zonta", "Äidit", "Åbo", "aamu", "Öljy"]
    add_parties(consultation=consultation, parties=[Party(name) for name in names])
    invite(consultation=consultation, by=moderator, at=now)
    [(_kind, members)] = client.get(f"/fi/jakelu/{consultation.public_id}/").context["groups"]
    assert [invitee.name for invitee in members] == ["aamu", "Zonta", "Åbo", "Äidit", "Öljy"]


def test_a_hostile_name_is_a_name(
    coordinator: Client, consultation: Consultation, moderator: User, now: datetime
) -> None:
    name = "<script>alert(1)</script>"
    coordinator.post(url("add", consultation), {"party-name": name, "party-kind": "other", "party-language": "fi"})
    invite(consultation=consultation, by=moderator, at=now)
    for address in (url("list", consultation), f"/fi/jakelu/{consultation.public_id}/"):
        content = coordinator.get(address).content.decode()
        assert "<script>alert(1)" not in content
        assert "&lt;script&gt;alert(1)" in content


def test_an_import_is_shown_first_and_added_then(coordinator: Client, consultation: Consultation) -> None:
    shown = coordinator.post(url("read", consultation), file("nimi;sähköposti\nUusi ry;uusi@uusi.example\n"))
    assert not Invitee.objects.exists()
    coordinator.post(url("import", consultation), {"payload": shown.context["payload"]})
    assert Invitee.objects.get().contact.email == "uusi@uusi.example"


def test_a_faulty_file_imports_nothing_and_names_its_lines(coordinator: Client, consultation: Consultation) -> None:
    answered = coordinator.post(url("read", consultation), file("nimi;kieli\nHyvä ry;suomi\nHuono ry;xx\n"))
    assert answered.status_code == 422
    assert "Rivi 3: Tuntematon kieli: xx" in answered.content.decode()
    assert not Invitee.objects.exists()


@pytest.mark.parametrize("payload", ["", "x:y:z"])
def test_a_payload_that_no_preview_made_adds_nobody(
    coordinator: Client, consultation: Consultation, payload: str
) -> None:
    coordinator.post(url("import", consultation), {"payload": payload})
    assert not Invitee.objects.exists()


def test_a_preview_grows_old(coordinator: Client, consultation: Consultation, now: datetime) -> None:
    shown = coordinator.post(url("read", consultation), file("nimi\nUusi ry\n"))
    with time_machine.travel(now + timedelta(hours=1, seconds=2), tick=False):
        coordinator.post(url("import", consultation), {"payload": shown.context["payload"]})
    assert not Invitee.objects.exists()


def test_the_public_pages_of_who_was_asked_cost_few_queries(
    client: Client,
    consultation: Consultation,
    invitees: list[Invitee],
    moderator: User,
    now: datetime,
    django_assert_max_num_queries: Callable[[int], object],
) -> None:
    invite(consultation=consultation, by=moderator, at=now)
    for name in ("jakelu/{}/", "lausu/{}/lomake/", "lausu/{}/?kutsu={}"):
        address = "/fi/" + name.format(consultation.public_id, invitees[0].code)
        client.get(address)
        with django_assert_max_num_queries(6):
            client.get(address)


def test_before_the_request_is_sent_it_is_said_what_that_does(
    coordinator: Client, consultation: Consultation, invitees: list[Invitee]
) -> None:
    page = coordinator.get(url("list", consultation)).content.decode()
    before = page.split(f'action="{url("invite", consultation)}"')[0]
    assert before.removesuffix('<form method="post" ').rstrip().endswith("</p>")


def test_a_statement_is_chosen_by_its_author_and_the_day_as_it_is_written_here(
    coordinator: Client, consultation: Consultation, invitees: list[Invitee], now: datetime
) -> None:
    sent_comment(consultation, now, organisation="Kolmas ry")
    assert "Kolmas ry, ma 12.10.2026 klo" in coordinator.get(url("list", consultation)).content.decode()


@pytest.mark.parametrize("asked", [True, False])
def test_nobody_is_told_that_anyone_may_give_a_statement_when_nobody_may_any_more(
    client: Client, consultation: Consultation, moderator: User, now: datetime, invitees: list[Invitee], asked: bool
) -> None:
    if asked:
        invite(consultation=consultation, by=moderator, at=now)
    address = f"/fi/jakelu/{consultation.public_id}/"
    assert "voi antaa lausunnon" in client.get(address).content.decode()
    with time_machine.travel(consultation.closes_at, tick=False):
        assert "voi antaa lausunnon" not in client.get(address).content.decode()
