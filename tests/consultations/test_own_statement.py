"""The signed link instead of an account: see, correct, withdraw, download, erase."""

from __future__ import annotations

import json
from datetime import datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.utils import translation

from consultations.addresses import own_statement_address
from consultations.decisions import decide
from consultations.erasure import erase_statement
from consultations.models import Comment, Consultation, Decision, Statement, Status
from consultations.submission import Receipt
from consultations.withdrawal import withdraw_statement
from hyte.log_redaction import SignedLinksCovered
from hyte.users.models import User
from tests.consultations.factories import send

pytestmark = [pytest.mark.django_db, pytest.mark.smoke]
ACTS = {"fi": ("korjaa/", "peru/", "poista/"), "sv": ("ratta/", "aterta/", "radera/")}


@pytest.fixture
def clock(now: datetime) -> time_machine.Coordinates:
    with time_machine.travel(now, tick=False) as traveller:
        yield traveller


@pytest.fixture
def receipt(clock: object, consultation: Consultation, now: datetime) -> Receipt:
    return send(consultation, now, "Ensimmäinen.", "Toinen.", name="Meri", email="meri@yhdistys.example")


@pytest.fixture
def own(receipt: Receipt) -> str:
    return own_statement_address(receipt.statement, receipt.token, "fi")


def key_of(client: Client, address: str) -> str:
    return client.get(address).context["act_key"]


def first() -> Comment:
    return Comment.objects.order_by("pk")[0]


def correct(client: Client, own: str, text: str, **changes: str) -> Any:
    second = Comment.objects.order_by("pk")[1]
    data = {first().anchor: text, second.anchor: second.text, "act_key": key_of(client, f"{own}korjaa/")}
    return client.post(f"{own}korjaa/", data | changes)


def test_the_author_corrects_a_text(client: Client, own: str) -> None:
    response = correct(client, own, "Parempi.")
    assert (response.status_code, first().text) == (303, "Parempi.")
    assert "Korjauksesi tallennettiin." in client.get(response["Location"]).content.decode()


def test_the_receipt_has_its_address_in_words_so_that_a_printed_one_leads_back(client: Client, own: str) -> None:
    assert f"Tämän sivun osoite: http://testserver{own}<" in client.get(own).content.decode()


def test_what_was_done_is_said_in_the_title_of_the_page(client: Client, own: str) -> None:
    response = correct(client, own, "Parempi.")
    assert "<title>Korjauksesi tallennettiin." in client.get(response["Location"]).content.decode()


def test_a_text_that_a_moderator_decided_about_meanwhile_is_handed_back(
    client: Client, own: str, moderator: User, now: datetime
) -> None:
    key = key_of(client, f"{own}korjaa/")
    decide(comment=first(), to=Status.PUBLISHED, by=moderator, at=now, text_hash=first().text_hash)
    response = client.post(f"{own}korjaa/", {first().anchor: "Vaihdettu.", "act_key": key})
    assert (response.status_code, first().text) == (409, "Ensimmäinen.")
    assert "Vaihdettu." in response.content.decode()


def test_a_correction_after_the_deadline_is_handed_back(
    client: Client, own: str, clock: time_machine.Coordinates, consultation: Consultation
) -> None:
    key = key_of(client, f"{own}korjaa/")
    clock.move_to(consultation.closes_at)
    response = client.post(f"{own}korjaa/", {first().anchor: "Myöhässä.", "act_key": key})
    content = response.content.decode()
    assert (response.status_code, first().text) == (403, "Ensimmäinen.")
    assert "Myöhässä." in content
    assert "Lausuntosi on voimassa sellaisena kuin lähetit sen." in content
    assert "lausuntoa ei voitu ottaa vastaan" not in content


def test_an_emptied_text_is_an_error_at_its_field(client: Client, own: str) -> None:
    response = correct(client, own, " ")
    assert response.status_code == 422
    assert list(response.context["form"].errors) == [first().anchor]


def test_the_author_withdraws_one_comment(client: Client, own: str) -> None:
    key = key_of(client, f"{own}peru/")
    response = client.post(f"{own}peru/", {"comments": [first().public_id], "act_key": key})
    assert response.status_code == 303
    assert [comment.status for comment in Comment.objects.order_by("pk")] == [Status.WITHDRAWN, Status.PENDING]


def test_a_withdrawal_without_a_choice_does_nothing(client: Client, own: str) -> None:
    response = client.post(f"{own}peru/", {"act_key": key_of(client, f"{own}peru/")})
    assert (response.status_code, Decision.objects.count()) == (422, 0)


def test_the_author_erases_everything_and_the_page_says_so(client: Client, own: str) -> None:
    response = client.post(f"{own}poista/", {"sure": "on", "act_key": key_of(client, f"{own}poista/")})
    content = client.get(response["Location"]).content.decode()
    assert "Lausuntosi on poistettu" in content
    assert "Ensimmäinen." not in content
    assert Statement.objects.get().name == ""


def test_erasing_wants_a_second_thought(client: Client, own: str) -> None:
    response = client.post(f"{own}poista/", {"act_key": key_of(client, f"{own}poista/")})
    assert (response.status_code, Statement.objects.get().name) == (422, "Meri")


@pytest.mark.parametrize("act", ACTS["fi"])
@pytest.mark.parametrize("method", ["get", "head"])
def test_reading_changes_nothing(client: Client, own: str, act: str, method: str) -> None:
    before = list(Comment.objects.values()), list(Statement.objects.values())
    for address in (own, f"{own}{act}", f"{own}tiedot.json"):
        getattr(client, method)(address, {"sure": "on", "act_key": "x"})
    assert (list(Comment.objects.values()), list(Statement.objects.values())) == before


@pytest.mark.parametrize("act", ACTS["fi"])
@pytest.mark.parametrize("key", ["", "x", "WyJhIl0:forged"])
def test_an_act_without_its_key_does_nothing(client: Client, own: str, act: str, key: str) -> None:
    data = {"sure": "on", "comments": [first().public_id], first().anchor: "Väärä.", "act_key": key}
    assert client.post(f"{own}{act}", data).status_code == 409
    assert not Decision.objects.exists()
    assert first().text == "Ensimmäinen."


def test_a_key_works_once(client: Client, own: str) -> None:
    data = {"comments": [first().public_id], "act_key": key_of(client, f"{own}peru/")}
    assert client.post(f"{own}peru/", data).status_code == 303
    assert client.post(f"{own}peru/", data).status_code == 409
    assert Decision.objects.count() == 1


def test_the_key_of_one_act_is_none_for_another(client: Client, own: str) -> None:
    key = key_of(client, f"{own}peru/")
    assert client.post(f"{own}poista/", {"sure": "on", "act_key": key}).status_code == 409


def test_the_key_of_one_statement_is_none_for_another(
    client: Client, own: str, consultation: Consultation, now: datetime
) -> None:
    another = send(consultation, now, "Muiden.")
    other = own_statement_address(another.statement, another.token, "fi")
    key = key_of(client, f"{other}poista/")
    assert client.post(f"{own}poista/", {"sure": "on", "act_key": key}).status_code == 409


def test_the_data_are_everything_that_the_author_gave(client: Client, own: str) -> None:
    correct(client, own, "Parempi.")
    response = client.get(f"{own}tiedot.json")
    data = json.loads(response.content)
    assert (data["name"], data["email"]) == ("Meri", "meri@yhdistys.example")
    assert data["comments"][0]["text"] == "Parempi."
    assert data["comments"][0]["earlier_texts"][0]["text"] == "Ensimmäinen."
    assert data["mails"][0]["subject"]
    assert response["Content-Disposition"].startswith("attachment")


def test_the_data_do_not_say_who_of_the_staff_decided(client: Client, own: str, moderator: User, now: datetime) -> None:
    decide(
        comment=first(), to=Status.REJECTED, by=moderator, at=now, text_hash=first().text_hash,
        public_reason="Aiheen vierestä.", internal_note="Muistettava.",
    )  # fmt: skip
    content = client.get(f"{own}tiedot.json").content.decode()
    assert "Aiheen vierestä." in content
    assert "Muistettava" not in content
    assert "moderaattori" not in content


@pytest.mark.parametrize("language", ["fi", "sv"])
def test_no_page_of_the_link_is_kept_or_tells_others_its_address(
    client: Client, receipt: Receipt, language: str
) -> None:
    own = own_statement_address(receipt.statement, receipt.token, language)
    for address in (own, *(f"{own}{act}" for act in ACTS[language])):
        response = client.get(address)
        assert response.status_code == 200
        assert response["Referrer-Policy"] == "no-referrer"
        assert "no-store" in response["Cache-Control"]
        assert response["X-Robots-Tag"] == "noindex"
        assert not client.cookies


@pytest.mark.parametrize("token", ["2" * 43, "_" * 43, "2" * 42, "2" * 44, "%00" * 43])
def test_a_wrong_token_finds_nothing_by_any_path(client: Client, receipt: Receipt, token: str) -> None:
    base = f"/fi/oma-lausunto/{receipt.statement.public_id}/{token}/"
    for rest in ("", *ACTS["fi"], "tiedot.json", "liitteet/222222222222/"):
        assert client.get(base + rest).status_code == 404
        assert client.post(base + rest, {"sure": "on"}).status_code in (404, 405)


def test_the_token_of_one_statement_opens_no_other(
    client: Client, receipt: Receipt, consultation: Consultation, now: datetime
) -> None:
    another = send(consultation, now, "Muiden.")
    with translation.override("fi"):
        assert client.get(own_statement_address(another.statement, receipt.token, "fi")).status_code == 404


def test_the_log_never_has_a_token(
    client: Client, receipt: Receipt, own: str, caplog: pytest.LogCaptureFixture
) -> None:
    client.post(f"{own}poista/", {"act_key": "x"})
    client.get(own.replace(receipt.token, "2" * 43))
    assert caplog.records
    for record in caplog.records:
        SignedLinksCovered().filter(record)
        assert receipt.token not in record.getMessage()
        assert "2" * 43 not in record.getMessage()


@pytest.mark.parametrize("hostile", ["<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "{{ 7*7 }}"])
def test_hostile_words_are_words_on_every_page_of_the_link(
    client: Client, clock: object, consultation: Consultation, now: datetime, hostile: str
) -> None:
    receipt = send(consultation, now, hostile, organisation=hostile, name=hostile, role=hostile)
    own = own_statement_address(receipt.statement, receipt.token, "fi")
    for address in (own, *(f"{own}{act}" for act in ACTS["fi"])):
        content = client.get(address).content.decode()
        assert "<script>alert" not in content
        assert "<img src=x" not in content


@pytest.mark.parametrize("count", [1, 20])
def test_the_authors_page_costs_the_same_however_much_was_decided(
    client: Client, clock: object, consultation: Consultation, moderator: User, now: datetime, count: int,
    django_assert_max_num_queries: Any,
) -> None:  # fmt: skip
    receipt = send(consultation, now, "Teksti.")
    comment = Comment.objects.get()
    for turn in range(count):
        decide(
            comment=comment, to=(Status.HIDDEN if turn % 2 else Status.PUBLISHED), by=moderator, at=now,
            text_hash=comment.text_hash, public_reason="Syy.",
        )  # fmt: skip
    own = own_statement_address(receipt.statement, receipt.token, "fi")
    client.get(own)
    # The statement with its consultation, comments, files, decisions, the consultation's pages, the frame.
    with django_assert_max_num_queries(6):
        assert client.get(own).status_code == 200


def test_the_receipt_says_until_when_and_where_it_was_mailed(client: Client, own: str) -> None:
    content = client.get(own).content.decode()
    assert "Lähetämme linkin siihen myös antamaasi sähköpostiosoitteeseen." in content
    assert "kunnes siitä on päätetty, viimeistään ma 19.10.2026 klo" in content
    assert "Tavoitteemme on työpäivinä laskettuna päättää siitä viimeistään ti 13.10.2026 klo 16.15." in content


def test_without_an_address_the_receipt_says_that_it_is_the_way_back(
    client: Client, clock: object, consultation: Consultation, now: datetime
) -> None:
    sent = send(consultation, now, "Kolmas.", name="Meri")
    content = client.get(own_statement_address(sent.statement, sent.token, "fi")).content.decode()
    assert "etkä pääse takaisin ilman sen osoitetta" in content
    assert "sähköpostiosoitteeseen" not in content


def test_a_target_that_has_passed_is_said_to_have_passed(
    client: Client, own: str, clock: time_machine.Coordinates, now: datetime
) -> None:
    clock.move_to(now + timedelta(days=2))
    assert "olemme myöhässä" in client.get(own).content.decode()


def test_a_decided_statement_waits_for_nothing(client: Client, own: str, moderator: User, now: datetime) -> None:
    for comment in Comment.objects.all():
        decide(comment=comment, to=Status.PUBLISHED, by=moderator, at=now, text_hash=comment.text_hash)
    assert "Tavoitteemme" not in client.get(own).content.decode()


@pytest.mark.parametrize(
    ("state", "reason"),
    [
        ("withdrawn", "olet perunut lausuntosi"),
        ("erased", "lausuntosi on poistettu"),
        ("decided", "tekstistäsi on päätetty"),
        ("closed", "Kommentointiaika on päättynyt"),
    ],
)
def test_the_page_for_corrections_gives_the_reason_why_there_are_none(
    client: Client, own: str, receipt: Receipt, moderator: User, clock: time_machine.Coordinates, now: datetime,
    state: str, reason: str,
) -> None:  # fmt: skip
    if state == "withdrawn":
        withdraw_statement(statement=receipt.statement, at=now)
    elif state == "erased":
        erase_statement(statement=receipt.statement, at=now)
    elif state == "decided":
        for comment in Comment.objects.all():
            decide(comment=comment, to=Status.PUBLISHED, by=moderator, at=now, text_hash=comment.text_hash)
    else:
        clock.move_to(receipt.statement.consultation.closes_at)
    content = client.get(f"{own}korjaa/").content.decode()
    assert reason in content
    assert "<textarea" not in content


def test_a_withdrawn_statement_is_not_thanked_for(client: Client, own: str, receipt: Receipt, now: datetime) -> None:
    withdraw_statement(statement=receipt.statement, at=now)
    content = client.get(own).content.decode()
    assert "Olet perunut lausuntosi" in content
    assert "Kiitos!" not in content
    assert "Olet jo perunut lausuntosi." in client.get(f"{own}peru/").content.decode()
