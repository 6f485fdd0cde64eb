"""The form over HTTP: what a person without JavaScript meets."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from types import SimpleNamespace

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.template.loader import render_to_string
from django.test import Client
from django.urls import reverse
from django.utils import translation

from consultations.addresses import own_statement_address
from consultations.models import Comment, Consultation, Statement, Status
from consultations.period import CONTACTS_KEPT
from consultations.submission import Receipt
from consultations.tokens import issue_form_key
from hyte.demo.loading import FOLDER
from hyte.pages.models import HomePage
from tests.consultations.factories import SECTIONS, add_page, put_in_status, send

pytestmark = [pytest.mark.django_db, pytest.mark.smoke]


@pytest.fixture
def clock(now: datetime) -> time_machine.Coordinates:
    with time_machine.travel(now, tick=False) as traveller:
        yield traveller


@pytest.fixture
def address(consultation: Consultation) -> str:
    return f"/fi/lausu/{consultation.public_id}/"


def filled(consultation: Consultation, at: datetime, **changes: str) -> dict[str, str]:
    """Return what a browser sends for a form that was handed out ten minutes ago."""
    key = issue_form_key(consultation=consultation.public_id, at=at - timedelta(minutes=10))
    return {
        "capacity": "organisation",
        "organisation": "Rannikon Yhdistys ry",
        f"comment-{SECTIONS[0]}": "## Tavoite\nHyvä tavoite.",
        "comment": "",
        "key": key,
        "action": "send",
    } | changes


def test_a_statement_leads_to_its_receipt(
    client: Client, clock: object, consultation: Consultation, address: str, now: datetime
) -> None:
    response = client.post(address, filled(consultation, now))
    statement = Statement.objects.get()
    assert response.status_code == 303
    assert response["Location"].startswith(f"/fi/oma-lausunto/{statement.public_id}/")
    receipt = client.get(response["Location"])
    assert "<h3>Tavoite</h3>" in receipt.content.decode()
    assert receipt["Referrer-Policy"] == "no-referrer"


def test_nobody_gets_a_cookie(
    client: Client, clock: object, consultation: Consultation, address: str, now: datetime
) -> None:
    client.get(address)
    client.post(address, filled(consultation, now), follow=True)
    assert not client.cookies


def test_sending_the_form_again_leads_to_the_same_receipt(
    client: Client, clock: object, consultation: Consultation, address: str, now: datetime
) -> None:
    data = filled(consultation, now)
    assert client.post(address, data)["Location"] == client.post(address, data)["Location"]
    assert Statement.objects.count() == 1


def test_a_changed_form_with_a_used_key_is_refused_and_handed_back(
    client: Client, clock: object, consultation: Consultation, address: str, now: datetime
) -> None:
    data = filled(consultation, now)
    client.post(address, data)
    response = client.post(address, data | {"comment": "Lisäys kokonaisuudesta."})
    assert response.status_code == 409
    assert "Lisäys kokonaisuudesta." in response.content.decode()
    assert client.post(address, response.context["form"].data).status_code == 303


@pytest.mark.parametrize("key", ["", "x", "WyJhIl0:1abc:forged"])
def test_a_forged_key_is_renewed_and_everything_typed_is_kept(
    client: Client, clock: object, consultation: Consultation, address: str, now: datetime, key: str
) -> None:
    response = client.post(address, filled(consultation, now, key=key))
    assert response.status_code == 422
    assert "Hyvä tavoite." in response.content.decode()
    assert not Statement.objects.exists()


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"capacity": ""}, "capacity"),
        ({"organisation": " \u200b"}, "organisation"),
        ({"capacity": "person", "name": ""}, "name"),
        ({"business_id": "0737546-3"}, "business_id"),
        ({"email": "ei-osoite"}, "email"),
        ({"email": "a@א1.fi"}, "email"),
        ({"comment": "a" * 10_001}, "comment"),
        ({"organisation": "a" * 201}, "organisation"),
        ({f"comment-{SECTIONS[0]}": "\x00\u202e \n"}, "__all__"),
    ],
)
def test_bad_input_is_explained_at_its_field_and_nothing_is_lost(
    client: Client,
    clock: object,
    consultation: Consultation,
    address: str,
    now: datetime,
    changes: dict[str, str],
    field: str,
) -> None:
    response = client.post(address, filled(consultation, now, **{"role": "sihteeri"} | changes))
    assert response.status_code == 422
    assert list(response.context["form"].errors) == [field]
    assert 'value="sihteeri"' in response.content.decode()
    assert not Statement.objects.exists()


def test_a_form_without_a_text_is_faulty_as_a_whole_and_leads_to_the_first_section(
    client: Client, clock: object, consultation: Consultation, address: str, now: datetime
) -> None:
    content = client.post(address, filled(consultation, now, **{f"comment-{SECTIONS[0]}": ""})).content.decode()
    assert f'<li><a href="#id_comment-{SECTIONS[0]}">Kirjoita' in content
    assert "field--invalid" not in content


def test_the_summary_names_what_is_wrong_in_the_order_of_the_page(
    client: Client, clock: object, consultation: Consultation, address: str, now: datetime
) -> None:
    faults = {"capacity": "", f"comment-{SECTIONS[0]}": "", "files": [SimpleUploadedFile("ohje.exe", b"MZ")]}
    empty = client.post(address, filled(consultation, now, **faults)).content.decode()
    too_long = client.post(address, filled(consultation, now, **faults | {"comment": "a" * 10_001})).content.decode()
    first = f"id_comment-{SECTIONS[0]}"
    assert re.findall('<li><a href="#(id_[^"]+)"', empty) == ["id_capacity_0", first, "id_files"]
    assert re.findall('<li><a href="#(id_[^"]+)"', too_long) == ["id_capacity_0", "id_comment", "id_files"]


def test_the_form_says_what_is_public(client: Client, clock: object, address: str) -> None:
    content = client.get(address).content.decode()
    assert "esimerkiksi 1234567-1. Näkyy julkisesti." in content
    assert '<p class="field__help" id="id_role_helptext">Näkyy julkisesti.</p>' in content


@pytest.mark.parametrize(
    ("language", "words"),
    [("fi", "vuoden kuluttua kommentointiajan päättymisestä"), ("sv", "ett år efter att kommentarstiden har gått ut")],
)
def test_form_and_notice_tell_how_long_contact_data_is_kept(language: str, words: str) -> None:
    """Who changes the time changes these words, too: those of the form and those of the demo's privacy notice."""
    notice = FOLDER / "content" / "page" / f"tietosuojaseloste.{language}.md"
    with translation.override(language):
        form = render_to_string("consultations/privacy_notice.html", {"frame": SimpleNamespace(footer=[])})
    assert timedelta(days=365) == CONTACTS_KEPT
    assert words in form
    assert words in notice.read_text(encoding="utf-8")


def test_ten_thousand_characters_fit(
    client: Client, clock: object, consultation: Consultation, address: str, now: datetime
) -> None:
    client.post(address, filled(consultation, now, comment="ä" * 10_000))
    assert len(Comment.objects.get(section=None).text) == 10_000


def test_markup_is_shown_as_it_was_typed(
    client: Client, clock: object, consultation: Consultation, address: str, now: datetime
) -> None:
    hostile = "<script>alert(1)</script>"
    response = client.post(address, filled(consultation, now, organisation=hostile, comment=hostile), follow=True)
    content = response.content.decode()
    assert hostile not in content
    assert content.count("&lt;script&gt;alert(1)&lt;/script&gt;") >= 2


@pytest.mark.parametrize("early", [timedelta(0), timedelta(microseconds=1)])
def test_after_the_last_instant_the_text_is_handed_back(
    client: Client, clock: time_machine.Coordinates, consultation: Consultation, address: str, early: timedelta
) -> None:
    clock.move_to(consultation.closes_at - early)
    response = client.post(address, filled(consultation, consultation.opens_at, comment="Viime hetken ajatus."))
    if early:
        assert response.status_code == 303
    else:
        assert response.status_code == 403
        assert "Viime hetken ajatus." in response.content.decode()
        assert not Statement.objects.exists()


def test_a_form_with_errors_after_the_deadline_is_handed_back_too(
    client: Client, clock: time_machine.Coordinates, consultation: Consultation, address: str
) -> None:
    clock.move_to(consultation.closes_at)
    response = client.post(address, filled(consultation, consultation.opens_at, capacity="", comment="Ajatus."))
    assert response.status_code == 403
    assert "Ajatus." in response.content.decode()


@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("public_id", ["tuntematon", "2" * 12, "2" * 500, "%00", "%ED%A0%80", "..%2F"])
def test_an_unknown_consultation_is_not_found(client: Client, home_fi: HomePage, method: str, public_id: str) -> None:
    assert getattr(client, method)(f"/fi/lausu/{public_id}/").status_code == 404


def test_a_draft_has_no_form(client: Client, home_fi: HomePage) -> None:
    assert client.get(f"/fi/lausu/{add_page(home_fi).consultation.public_id}/").status_code == 404


def test_the_form_is_in_swedish_where_the_page_is(
    client: Client, clock: object, consultation: Consultation, home_sv: HomePage, now: datetime
) -> None:
    add_page(home_sv, consultation, title="Program", slug="program")
    with translation.override("sv"):
        address = reverse("give_statement", args=[consultation.public_id])
    response = client.post(address, filled(consultation, now, organisation=""))
    assert response.context["consultation_page"].language == "sv"
    assert "Ange organisationens namn." in response.content.decode()
    client.post(address, filled(consultation, now))
    assert Statement.objects.get().language == "sv"


@pytest.fixture
def receipt(consultation: Consultation, now: datetime) -> Receipt:
    return send(consultation, now, "Salaisuus ennen päätöstä.")


def test_only_the_right_link_shows_a_statement_that_was_not_decided(client: Client, receipt: Receipt) -> None:
    right = own_statement_address(receipt.statement, receipt.token, "fi")
    assert "Salaisuus" in client.get(right).content.decode()
    assert client.get(right[:-2] + "x/").status_code == 404
    assert client.get(f"/fi/lausunnot/{receipt.statement.public_id}/").status_code == 404


def test_a_published_statement_has_a_permanent_address_in_both_languages(client: Client, receipt: Receipt) -> None:
    put_in_status(Comment.objects.all(), Status.PUBLISHED, receipt.statement.submitted_at)
    for address in (f"/fi/lausunnot/{receipt.statement.public_id}/", f"/sv/utlatanden/{receipt.statement.public_id}/"):
        content = client.get(address).content.decode()
        assert "Salaisuus" in content
        assert 'lang="fi"' in content
