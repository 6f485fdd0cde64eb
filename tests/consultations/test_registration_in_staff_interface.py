"""The form for letters and mails, as each role meets it, and the form for paper."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone, translation

from consultations import acts, registration
from consultations.addresses import statement_address
from consultations.distribution.models import ReturnAddress
from consultations.models import Attachment, Comment, Consultation, Statement, Status
from consultations.refusals import FilesMissing
from consultations.registry.files import as_csv
from consultations.views import uploads
from hyte.pages.models import HomePage
from hyte.pages.reversing import in_both_languages
from hyte.users.roles import Role
from tests.consultations.factories import SECTIONS, add_page, announce, put_in_status
from tests.consultations.files import corpus
from tests.users.factories import signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.smoke]

LETTER = {
    "channel": "post", "received_on": "2026-10-20", "received_clock": "9:15", "language": "sv",
    "capacity": "organisation", "organisation": "Skärgårdens Vänner rf", "business_id": "0737546-2",
    f"comment-{SECTIONS[0]}": "Vi understöder målen.", "comment": "Bra.", "note": "Kansio 4",
}  # fmt: skip


@pytest.fixture(autouse=True)
def _clock() -> object:
    with time_machine.travel(datetime(2026, 10, 26, 8, tzinfo=UTC), tick=False):
        yield


@pytest.fixture
def registry(client: Client, db: None) -> Client:
    return signed_in(client, Role.REGISTRY)


def a_file(name: str = "a.pdf", more: bytes = b"") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, corpus.pdf(more))


def send(client: Client, consultation: Consultation, **changes: object) -> object:
    values = LETTER | {"key": str(uuid4())} | changes
    return client.post(reverse("registrations:register", args=[consultation.pk]), values)


@pytest.mark.parametrize("role", [None, *Role])
def test_coordinators_and_the_registry_key_in(client: Client, consultation: Consultation, role: Role | None) -> None:
    allowed = role in {Role.COORDINATOR, Role.REGISTRY, Role.ADMINISTRATOR}
    staff = signed_in(client, role)
    for url in (reverse("registrations:index"), reverse("registrations:register", args=[consultation.pk])):
        assert (staff.get(url).status_code == 200) == allowed
    send(staff, consultation)
    assert Statement.objects.exists() == allowed


def test_who_keys_in_is_told_when_it_is_late(registry: Client, consultation: Consultation) -> None:
    told = []
    for day in ("2026-10-13", "2026-10-20"):
        send(registry, consultation, received_on=day)
        page = registry.get(reverse("registrations:index"))
        told += [str(message) for message in page.context["messages"]]
    in_time, late = told
    assert "Skärgårdens Vänner rf" in late
    assert in_time != late


def register_page(client: Client, consultation: Consultation) -> str:
    return client.get(reverse("registrations:register", args=[consultation.pk])).content.decode()


def test_before_the_opening_there_is_no_form_and_the_day_is_said(registry: Client, home_fi: HomePage) -> None:
    consultation = add_page(home_fi).consultation
    opens_at = timezone.now() + timedelta(days=1)
    announce(consultation, opens_at, opens_at + timedelta(days=50))
    content = register_page(registry, consultation)
    assert "Avautuu ti 27.10.2026 klo 10.00" in content
    assert "received_on" not in content
    answered = send(registry, consultation)
    assert answered.status_code == 422
    assert "Vi understöder målen." in answered.content.decode()


def test_a_cancelled_consultation_says_so_and_takes_what_arrived_before(
    registry: Client, consultation: Consultation
) -> None:
    at = datetime(2026, 10, 15, 9, tzinfo=UTC)
    acts.cancel(consultation=consultation, reason_fi="Syy.", reason_sv="Skäl.", by=None, at=at)
    assert "Peruttu" in registry.get(reverse("registrations:index")).content.decode()
    assert "Peruttu to 15.10.2026 klo 12.00" in register_page(registry, consultation)
    answered = send(registry, consultation)
    assert answered.status_code == 422
    assert "Lausuntopyyntö oli jo peruttu" in answered.content.decode()
    send(registry, consultation, received_on="2026-10-14", files=a_file())
    assert Statement.objects.get().attachments.count() == 1


def test_an_arrival_before_the_opening_is_asked_about_and_stored(registry: Client, consultation: Consultation) -> None:
    send(registry, consultation, received_on="2026-10-01")
    assert "Onko päivä oikein?" in register_page(registry, consultation)
    assert Statement.objects.get().submitted_at < consultation.opens_at


def test_a_late_letter_is_stored_whole(registry: Client, consultation: Consultation) -> None:
    assert send(registry, consultation).status_code == 302
    statement = Statement.objects.get()
    assert (statement.author, statement.business_id) == ("Skärgårdens Vänner rf", "0737546-2")
    assert statement.submitted_at == datetime(2026, 10, 20, 6, 15, tzinfo=UTC)
    assert statement.is_late
    assert [comment.language for comment in statement.comments.all()] == ["sv", "sv"]


def test_the_appendices_of_a_letter_wait_for_a_moderator_like_its_words(
    registry: Client, consultation: Consultation
) -> None:
    assert send(registry, consultation, files=[a_file(), a_file("b.pdf", b"b")]).status_code == 302
    statement = Statement.objects.get()
    assert statement.is_late
    assert [(file.name, file.status) for file in statement.attachments.all()] == [
        ("a.pdf", Status.PENDING),
        ("b.pdf", Status.PENDING),
    ]
    put_in_status(Comment.objects.all(), Status.PUBLISHED, datetime(2026, 10, 26, 8, tzinfo=UTC))
    shown = f"/fi/lausunnot/{statement.public_id}/liitteet/{statement.attachments.first().public_id}/"
    assert Client().get(shown).status_code == 404


def test_an_appendix_is_checked_by_its_content(registry: Client, consultation: Consultation) -> None:
    answered = send(registry, consultation, files=[SimpleUploadedFile("a.pdf", corpus.HTML)])
    assert answered.status_code == 422
    assert "ei vastaa sen nimeä" in answered.content.decode()
    assert list(answered.context["form"].errors) == ["files"]
    assert not Statement.objects.exists()


def test_one_that_is_too_big_is_not_even_read(
    registry: Client, consultation: Consultation, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(uploads, "MOST_BYTES", len(corpus.pdf()) - 1)
    assert "on liian suuri" in send(registry, consultation, files=[a_file()]).content.decode()


def test_an_error_in_the_form_does_not_lose_its_files(registry: Client, consultation: Consultation) -> None:
    key = str(uuid4())
    refused = send(registry, consultation, key=key, channel="", files=[a_file(), a_file("b.pdf", b"b")])
    first, second = Attachment.objects.all()
    assert f'value="{first.public_id}"' in refused.content.decode()
    send(registry, consultation, key=key, remove=first.public_id)
    assert list(Statement.objects.get().attachments.all()) == [second]


def test_a_letter_that_is_sent_twice_with_its_files_is_one(registry: Client, consultation: Consultation) -> None:
    key = str(uuid4())
    for _time in range(2):
        assert send(registry, consultation, key=key, files=[a_file()]).status_code == 302
    assert Attachment.objects.get().statement == Statement.objects.get()
    answered = send(registry, consultation, key=key, files=[a_file("b.pdf", b"b")])
    assert answered.status_code == 409
    assert Attachment.objects.count() == 1


def test_files_that_are_gone_are_asked_for_again(
    registry: Client, consultation: Consultation, monkeypatch: pytest.MonkeyPatch
) -> None:
    def gone(*_given: object) -> None:
        raise FilesMissing

    monkeypatch.setattr(registration, "bind_uploads", gone)
    answered = send(registry, consultation, files=[a_file()])
    assert answered.status_code == 409
    assert list(answered.context["form"].errors) == ["files"]
    assert not Statement.objects.exists()


def test_readers_see_how_and_that_it_came_late(registry: Client, client: Client, consultation: Consultation) -> None:
    send(registry, consultation)
    put_in_status(Comment.objects.all(), Status.PUBLISHED, datetime(2026, 10, 26, 8, tzinfo=UTC))
    for url in ("/fi/kuulemiset/ohjelma/", statement_address(Statement.objects.get(), "fi")):
        content = Client().get(url).content.decode()
        assert "Saapunut postitse ti 20.10.2026. Saapunut määräajan jälkeen" in content
        assert "Kansio 4" not in content


def test_the_list_of_givers_counts_the_late_ones_apart(
    registry: Client, consultation: Consultation, django_assert_max_num_queries: Callable[[int], object]
) -> None:
    send(registry, consultation)
    send(registry, consultation, received_on="2026-10-19", received_clock="11:59")
    put_in_status(Comment.objects.all(), Status.PUBLISHED, datetime(2026, 10, 26, 8, tzinfo=UTC))
    address = in_both_languages("statements_of", consultation.public_id)["fi"]
    Client().get(address)
    with django_assert_max_num_queries(6):
        content = Client().get(address).content.decode()
    assert "Niistä 1 saapui määräajan jälkeen." in content


def test_a_late_letter_is_flagged_in_the_export_with_its_channel(registry: Client, consultation: Consultation) -> None:
    send(registry, consultation)
    send(registry, consultation, received_on="2026-10-19", received_clock="11:59", channel="email")
    put_in_status(Comment.objects.all(), Status.PUBLISHED, datetime(2026, 10, 26, 8, tzinfo=UTC))
    with translation.override("fi"):
        exported = as_csv(consultation, "fi", whole_record=False).read().decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(exported), delimiter=";"))
    assert {(row["Saapumistapa"], row["Myöhässä"]) for row in rows} == {("Posti", "kyllä"), ("Sähköposti", "")}


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"received_on": "2026-10-27"}, "received_on"),
        ({"received_on": ""}, "received_on"),
        ({"received_on": "2026-10-25", "received_clock": "3:30"}, "later"),
        ({"received_on": "2026-03-29", "received_clock": "3:30"}, "__all__"),
        ({"business_id": "0737546-3"}, "business_id"),
        ({"organisation": " "}, "organisation"),
        ({"channel": "web"}, "channel"),
        ({"channel": ""}, "channel"),
        ({"language": ""}, "language"),
        ({f"comment-{SECTIONS[0]}": "", "comment": " "}, "comment"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_typed_is_lost(
    registry: Client, consultation: Consultation, changes: dict[str, str], field: str
) -> None:
    answered = send(registry, consultation, role="pj", **changes)
    assert answered.status_code == 422
    assert list(answered.context["form"].errors) == [field]
    kept = answered.content.decode()
    assert all(text in kept for text in ("Kansio 4", 'value="pj"'))
    assert not Statement.objects.exists()


def test_the_form_speaks_of_the_author_and_not_to_them(registry: Client, consultation: Consultation) -> None:
    form = registry.get(reverse("registrations:register", args=[consultation.pk])).content.decode()
    assert "Kenen puolesta lausunto on annettu" in form
    assert not [words for words in ("Nimesi", "lausut", "Tehtäväsi", 'autocomplete="name"') if words in form]
    said = send(registry, consultation, capacity="person").content.decode()
    assert "Kirjoita lausunnon antajan nimi tai nimimerkki." in said


@pytest.mark.parametrize("name", ["channel", "language"])
def test_nothing_is_chosen_for_whoever_keys_in(registry: Client, consultation: Consultation, name: str) -> None:
    form = registry.get(reverse("registrations:register", args=[consultation.pk])).context["form"]
    assert form[name].value() is None
    assert '<option value="" selected>Valitse</option>' in str(form[name])
    said = send(registry, consultation, **{name: ""}).context["form"].errors[name]
    assert said[0].startswith("Valitse")


def test_the_business_id_that_is_shown_as_an_example_would_be_taken(
    registry: Client, consultation: Consultation
) -> None:
    form = registry.get(reverse("registrations:register", args=[consultation.pk])).content.decode()
    assert "Jos se on tiedossa: 1234567-1" in form
    assert send(registry, consultation, business_id="1234567-1").status_code == 302


def test_the_doubled_hour_can_be_told_apart(registry: Client, consultation: Consultation) -> None:
    send(registry, consultation, received_on="2026-10-25", received_clock="3:30", later="1")
    assert Statement.objects.get().submitted_at == datetime(2026, 10, 25, 1, 30, tzinfo=UTC)


def test_a_hostile_name_is_a_name(registry: Client, consultation: Consultation) -> None:
    send(registry, consultation, organisation="<script>alert(1)</script>\u202e", note="<b>x</b>")
    page = registry.get(reverse("registrations:register", args=[consultation.pk])).content.decode()
    assert "<script>alert(1)" not in page
    assert "<b>x</b>" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page


def test_the_form_for_paper_has_the_sections_and_the_return_address(client: Client, consultation: Consultation) -> None:
    ReturnAddress.objects.create(pk=1, lines_fi="Kirjaamo <PL 1>\n00000 Merilinna", lines_sv="Registratorn")
    content = client.get(f"/fi/lausu/{consultation.public_id}/lomake/").content.decode()
    for text in (
        "<h3>Tavoitteet</h3>",
        "<h3>Avustukset</h3>",
        "Kirjaamo &lt;PL 1&gt;<br>00000 Merilinna",
        "ma 19.10.2026",
    ):
        assert text in content
