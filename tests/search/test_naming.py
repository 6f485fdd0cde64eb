"""A query that only names a kind of things, as "yhteyshenkilöt" or "pdf" does, finds all of that kind."""

from __future__ import annotations

from datetime import date

import pytest

from search.analysis import query_words
from search.documents import Kind
from search.naming import with_all_of_the_kind
from tests.search.conftest import CatchUp, Find, Tell


@pytest.mark.parametrize(
    ("query", "marks"),
    [
        ("yhteyshenkilöt", {"kindcontact"}),
        ("Kontaktpersonerna", {"kindcontact"}),
        ("blogit ja kumppanuuspäivät", {"kindblog", "kindpartnershipday"}),
        ("tiedosto", {"kindfile"}),
        ("PDF", {"typepdf"}),
        ("pdf-tiedostot", {"typepdf"}),
        ("PowerPoint", {"typepptx"}),
        ("kumppanuuspäivä 2025", {"kindpartnershipday"}),
        ("kumppanuuspäivät vuonna 2025", {"kindpartnershipday"}),
        ("partnerskapsdag år 2025", {"kindpartnershipday"}),
        ("2025", set()),
        ("vuosi 2025", set()),
        ("blogi 20255", set()),
        ("yhteyshenkilö Meri", set()),
        ("avustus", set()),
        ("", set()),
    ],
)
def test_what_is_named_and_nothing_beside_it(query: str, marks: set[str]) -> None:
    found = with_all_of_the_kind(query_words(query)).synonyms
    assert {base for synonym in found for (base,) in synonym.words} == marks


@pytest.fixture
def things(tell: Tell, catch_up: CatchUp) -> None:
    """A contact person in each language, a PDF and a DOCX, none of which says what it is."""
    tell("Aino Esimerkki", kind=Kind.CONTACT)
    tell("Anna Exempel", kind=Kind.CONTACT, language="sv")
    tell("Ohjelma", kind=Kind.FILE, file_type="PDF")
    tell("Muistio", kind=Kind.FILE, file_type="DOCX")
    tell("Ilta")
    catch_up()


@pytest.mark.django_db
@pytest.mark.usefixtures("things")
@pytest.mark.parametrize(
    ("query", "titles"),
    [
        ("yhteyshenkilö", ["Aino Esimerkki", "Anna Exempel"]),
        ("kontaktpersoner", ["Aino Esimerkki", "Anna Exempel"]),
        ("pdf", ["Ohjelma"]),
        ("liitteet", ["Muistio", "Ohjelma"]),
        ("pdf ohjelma", ["Ohjelma"]),
        ("ohjelma yhteyshenkilö", ["Ohjelma"]),
    ],
)
def test_all_of_the_kind_is_found(either_engine: str, find: Find, query: str, titles: list[str]) -> None:
    assert sorted(find(query)) == titles


@pytest.mark.django_db
def test_what_is_of_the_kind_comes_before_what_only_speaks_of_it(
    either_engine: str, tell: Tell, catch_up: CatchUp, find: Find
) -> None:
    tell("Ohje", body="Yhteyshenkilö auttaa. Yhteyshenkilöt vaihtuvat. Kysy yhteyshenkilöltä.")
    tell("Aino Esimerkki", kind=Kind.CONTACT, body="Vastaa avustuksista ja järjestöyhteistyöstä.")
    catch_up()
    assert find("yhteyshenkilöt") == ["Aino Esimerkki", "Ohje"]


@pytest.mark.django_db
def test_what_is_dated_in_the_year_named_comes_before_what_only_mentions_it(
    either_engine: str, tell: Tell, catch_up: CatchUp, find: Find
) -> None:
    tell("Seloste", body="Tehty 2025, tarkistettu 2025. Kumppanuuspäivät ja vuosi 2025.", date=date(2026, 3, 1))
    tell("Lupauksista arkeen", kind=Kind.PARTNERSHIP_DAY, date=date(2024, 10, 1))
    tell("Kaikki mukaan", kind=Kind.PARTNERSHIP_DAY, date=date(2025, 10, 1))
    for number in range(6):  # a word that most texts have says nothing to SQLite
        tell(f"Ilta {number}", date=date(2023, 5, 1))
    catch_up()
    assert find("kumppanuuspäivä 2025")[0] == "Kaikki mukaan"
    assert set(find("2025")) == {"Kaikki mukaan", "Seloste"}
