"""What comes first of things that say the same: those in the reader's language, the next day, the thing itself."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from search.documents import Kind
from tests.search.conftest import CatchUp, Find, Tell

LONG = " ".join(f"sana{number}" for number in range(20))
"""So long a text that one word more says hardly less."""

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("languages", "either_engine")]


@pytest.mark.parametrize(("reader", "first"), [("fi", "Avoinna"), ("sv", "Öppet")])
def test_of_two_translations_the_one_in_the_readers_language(
    reader: str, first: str, tell: Tell, catch_up: CatchUp, find: Find, now: datetime
) -> None:
    tell("Avoinna", body="Gigantti", date=now.date())
    tell("Öppet", language="sv", body="Gigantti", date=now.date())
    catch_up()
    assert find("gigantti", language=reader)[0] == first


def test_the_reader_finds_what_is_in_the_other_language_too(tell: Tell, catch_up: CatchUp, find: Find) -> None:
    tell("Öppet", language="sv", body="Gigantti")
    catch_up()
    assert find("gigantti", language="fi") == ["Öppet"]


@pytest.mark.parametrize("days", [0, 30])
def test_of_two_days_the_one_that_is_not_over(
    days: int, tell: Tell, catch_up: CatchUp, find: Find, now: datetime
) -> None:
    tell("Syyspäivä", kind=Kind.PARTNERSHIP_DAY, body=f"Ohjelma {LONG} alkaa", date=now.date() + timedelta(days))
    tell("Kesäpäivä", kind=Kind.PARTNERSHIP_DAY, body=f"Ohjelma {LONG}", date=now.date() - timedelta(days=100))
    catch_up()
    assert find("ohjelma") == ["Syyspäivä", "Kesäpäivä"]


def test_who_has_a_role_comes_before_what_mentions_it(tell: Tell, catch_up: CatchUp, find: Find) -> None:
    tell("Maija Mallikas", kind=Kind.CONTACT, people=("Maija Mallikas",), role="järjestökoordinaattori")
    tell("Uutinen", body="Järjestökoordinaattori kertoo, mitä syksyn tapaamisissa on luvassa ja keille.")
    catch_up()
    assert find("järjestökoordinaattori") == ["Maija Mallikas", "Uutinen"]


def test_a_thing_comes_before_what_others_say_of_it(tell: Tell, catch_up: CatchUp, find: Find) -> None:
    about = {"kind": Kind.STATEMENT, "belongs_to": "Avustusten perusteet", "body": "Kannatamme."}
    tell("Yhdistys: Avustusten perusteet", **about)
    tell("Avustusten perusteet", kind=Kind.CONSULTATION, body="Luonnos on kommentoitavana lokakuun loppuun saakka.")
    catch_up()
    assert find("avustusten perusteet") == ["Avustusten perusteet", "Yhdistys: Avustusten perusteet"]
