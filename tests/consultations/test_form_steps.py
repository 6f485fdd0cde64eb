"""From the form by the preview to the receipt: files, errors, going back, a database that is away."""

from __future__ import annotations

import html
import re
from datetime import datetime, timedelta
from unittest import mock

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import OperationalError
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from consultations.distribution.models import ReturnAddress
from consultations.models import Attachment, Consultation, Statement
from consultations.tokens import link_token
from hyte.people.models import Person
from tests.consultations.factories import sent_comment
from tests.consultations.files import corpus
from tests.consultations.test_give_statement import filled

pytestmark = [pytest.mark.django_db, pytest.mark.smoke]


@pytest.fixture
def clock(now: datetime) -> time_machine.Coordinates:
    with time_machine.travel(now, tick=False) as traveller:
        yield traveller


@pytest.fixture
def address(clock: object, consultation: Consultation) -> str:
    return f"/fi/lausu/{consultation.public_id}/"


@pytest.fixture
def typed(consultation: Consultation, now: datetime) -> dict[str, str]:
    return filled(consultation, now, action="check")


def file(content: bytes = corpus.pdf(), name: str = "lausunto.pdf") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


def hidden(content: str) -> dict[str, str]:
    """Return the fields that a preview carries."""
    found = re.findall(r'<input type="hidden" name="([^"]+)"(?: value="([^"]*)")?', content)
    return {name: html.unescape(value) for name, value in found}


def test_a_checked_form_is_shown_as_it_will_be_read_and_not_sent(
    client: Client, address: str, typed: dict[str, str]
) -> None:
    content = client.post(address, typed).content.decode()
    assert "Tarkista lausuntosi" in content
    assert "<h3>Tavoite</h3>" in content
    assert not Statement.objects.exists()


def test_the_preview_says_also_that_no_file_came_with_the_form(
    client: Client, address: str, typed: dict[str, str]
) -> None:
    assert "Ei liitteitä." in client.post(address, typed).content.decode()
    assert "Ei liitteitä." not in client.post(address, typed | {"files": [file()]}).content.decode()


def test_the_preview_carries_everything_and_is_sent_from_there(
    client: Client, address: str, typed: dict[str, str]
) -> None:
    preview = client.post(address, typed | {"role": 'Sihteeri & "rivi"', "comment": "Eka\r\n\r\n<b>toka</b>"})
    sent = client.post(address, hidden(preview.content.decode()) | {"action": "send"})
    assert sent.status_code == 303
    statement = Statement.objects.get()
    assert statement.role == 'Sihteeri & "rivi"'
    assert statement.comments.get(section=None).text == "Eka\n\n<b>toka</b>"


@pytest.mark.parametrize(
    "hostile", ["<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "{{ 7*7 }}{% now 'Y' %}"]
)
def test_hostile_names_are_words_in_the_preview_and_in_what_it_carries(
    client: Client, address: str, typed: dict[str, str], hostile: str
) -> None:
    names = {"organisation": hostile, "name": hostile, "role": hostile, "comment": hostile}
    content = client.post(address, typed | names | {"files": [file(name=f"{hostile}.pdf")]}).content.decode()
    assert "<script>alert" not in content
    assert "<img src=x" not in content
    client.post(address, hidden(content) | {"action": "send"})
    assert Statement.objects.get().organisation == hostile


def test_going_back_from_the_preview_shows_the_form_as_it_was_without_errors(
    client: Client, address: str, typed: dict[str, str]
) -> None:
    response = client.post(address, typed | {"action": "edit", "organisation": ""})
    assert response.status_code == 200
    assert not response.context["form"].errors
    assert "Hyvä tavoite." in response.content.decode()


def test_a_file_is_kept_through_an_error_elsewhere_and_sent_with_the_statement(
    client: Client, address: str, typed: dict[str, str]
) -> None:
    response = client.post(address, typed | {"organisation": "", "files": [file(), file(corpus.docx(), "b.docx")]})
    assert response.status_code == 422
    assert "Poista lausunto.pdf" in response.content.decode()
    preview = client.post(address, typed)
    assert "b.docx" in preview.content.decode()
    client.post(address, typed | {"action": "send"})
    assert Statement.objects.get().attachments.count() == 2


def test_a_ticked_file_is_removed(client: Client, address: str, typed: dict[str, str]) -> None:
    client.post(address, typed | {"files": [file()]})
    client.post(address, typed | {"remove": [Attachment.objects.get().public_id], "action": "send"})
    assert not Statement.objects.get().attachments.exists()


def test_what_is_wrong_with_a_file_is_said_at_its_field_and_the_others_are_kept(
    client: Client, address: str, typed: dict[str, str]
) -> None:
    hostile = file(corpus.HTML, "<b>kuva</b>.png")
    response = client.post(address, typed | {"files": [hostile, file()], "action": "send"})
    assert response.status_code == 422
    assert list(response.context["form"].errors) == ["files"]
    assert "<b>kuva" not in response.content.decode()
    assert Attachment.objects.get().name == "lausunto.pdf"
    assert not Statement.objects.exists()


def test_a_file_that_is_too_big_is_not_even_kept_for_a_moment(
    client: Client, address: str, typed: dict[str, str]
) -> None:
    big = file(corpus.pdf(b" " * (10 * 1024 * 1024)), "suuri.pdf")
    response = client.post(address, typed | {"files": [big, file()]})
    assert "suuri.pdf on liian suuri" in response.content.decode()
    assert Attachment.objects.get().name == "lausunto.pdf"


def test_the_form_with_files_sent_twice_is_one_statement(client: Client, address: str, typed: dict[str, str]) -> None:
    first = client.post(address, typed | {"files": [file()], "action": "send"})
    again = client.post(address, typed | {"files": [file()], "action": "send"})
    assert first["Location"] == again["Location"]
    assert Statement.objects.get().attachments.count() == 1


def test_a_file_added_after_sending_is_not_swallowed(client: Client, address: str, typed: dict[str, str]) -> None:
    client.post(address, typed | {"action": "send"})
    response = client.post(address, typed | {"files": [file()], "action": "send"})
    assert response.status_code == 409
    assert "Poista lausunto.pdf" in response.content.decode()
    again = client.post(address, response.context["form"].data | {"action": "send"})
    assert again.status_code == 303
    assert Statement.objects.latest("pk").attachments.count() == 1


def test_a_form_with_a_forged_key_keeps_its_files_under_the_new_one(
    client: Client, address: str, typed: dict[str, str]
) -> None:
    response = client.post(address, typed | {"key": "x", "files": [file()]})
    assert response.status_code == 422
    assert "Poista lausunto.pdf" in response.content.decode()


@pytest.mark.parametrize("action", ["check", "edit", "send"])
def test_every_step_after_the_deadline_hands_the_text_back_and_keeps_no_file(
    client: Client, clock: time_machine.Coordinates, consultation: Consultation, address: str, action: str
) -> None:
    data = filled(consultation, consultation.opens_at, action=action, comment="Ajatus.")
    clock.move_to(consultation.closes_at)
    response = client.post(address, data | {"files": [file()]})
    assert response.status_code == 403
    assert "Ajatus." in response.content.decode()
    assert not Attachment.objects.exists()


def test_who_comes_too_late_is_told_where_the_statement_can_still_be_sent(
    client: Client, clock: time_machine.Coordinates, consultation: Consultation, address: str
) -> None:
    ReturnAddress.objects.create(pk=1, lines_fi="Kirjaamo, PL 1", lines_sv="Registratorskontoret")
    page = consultation.pages.get()
    page.contact_people.set([Person.objects.create(name="Meri Ranta")])
    page.save()
    clock.move_to(consultation.closes_at)
    read = client.get("/fi/kuulemiset/ohjelma/").content.decode()
    late = client.get(address).content.decode()
    assert f'href="{address}">Minne myöhästyneen lausunnon voi lähettää' in read
    assert 'id="contact-people"' in read
    for way in ("Kirjaamo, PL 1", "/fi/kuulemiset/ohjelma/#contact-people", f"{address}lomake/"):
        assert way in late


@pytest.mark.parametrize("action", ["check", "send"])
def test_when_the_database_is_away_the_text_is_handed_back(
    client: Client, address: str, typed: dict[str, str], action: str
) -> None:
    with mock.patch("consultations.views.give.page_for_reader", side_effect=OperationalError):
        response = client.post(address, typed | {"action": action, "comment": "<b>Tärkeä</b> ajatus."})
    assert response.status_code == 503
    assert "&lt;b&gt;Tärkeä&lt;/b&gt; ajatus." in response.content.decode()
    assert response["Retry-After"]


def test_a_database_that_goes_away_while_it_stores_leaves_nothing_and_hands_back(
    client: Client, address: str, typed: dict[str, str]
) -> None:
    with mock.patch("consultations.submission.outbox.mark", side_effect=OperationalError):
        response = client.post(address, typed | {"action": "send"})
    assert (response.status_code, Statement.objects.count()) == (503, 0)
    assert "Hyvä tavoite." in response.content.decode()


@pytest.mark.parametrize("away", ["own_page.Statement.objects.filter", "own_statement.correct_statement"])
def test_a_correction_is_handed_back_wherever_the_database_is_missed(
    client: Client, consultation: Consultation, clock: time_machine.Coordinates, away: str
) -> None:
    comment = sent_comment(consultation, timezone.now())
    address = reverse("correct_own", args=[comment.statement.public_id, link_token(comment.statement.key)])
    form = client.get(address).context
    typed = {field.html_name: field.value() for field in form["form"]} | {"act_key": form["act_key"]}
    words = next(name for name, value in typed.items() if value == comment.text)
    with mock.patch(f"consultations.views.{away}", side_effect=OperationalError):
        response = client.post(address, typed | {words: "Tärkeä oikaisu."})
    assert response.status_code == 503
    assert "Tärkeä oikaisu." in response.content.decode()
    assert (response["Referrer-Policy"], response["X-Robots-Tag"]) == ("no-referrer", "noindex")
    assert "no-store" in response["Cache-Control"]


def test_the_page_for_a_database_that_is_away_asks_it_nothing(
    client: Client, address: str, typed: dict[str, str], django_assert_num_queries: object
) -> None:
    away = mock.patch("consultations.views.give.page_for_reader", side_effect=OperationalError)
    with away, django_assert_num_queries(0):
        client.post(address, typed)


def test_a_draft_is_offered_to_the_browser_and_the_deadline_stands_beside_the_button(
    client: Client, address: str
) -> None:
    content = client.get(address).content.decode()
    assert "js/statement_draft.js" in content
    assert content.count("19.10.2026") >= 2
    assert "Näin tietojasi käytetään" in content


def test_the_form_asks_the_database_little_however_many_statements_there_are(
    client: Client, address: str, django_assert_max_num_queries: object
) -> None:
    client.get(address)
    with django_assert_max_num_queries(6):
        client.get(address)


def test_a_form_that_was_handed_out_yesterday_is_received(
    client: Client, consultation: Consultation, address: str, now: datetime
) -> None:
    assert client.post(address, filled(consultation, now - timedelta(hours=30))).status_code == 303
