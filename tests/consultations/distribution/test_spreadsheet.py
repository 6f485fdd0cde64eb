"""A list from a spreadsheet is read whole or not at all, and every fault has its line."""

from __future__ import annotations

import io

import pytest
from django.utils import translation
from openpyxl import Workbook

from consultations.distribution.keeping import Party
from consultations.distribution.models import Kind
from consultations.distribution.spreadsheet import MOST_ROWS, Unreadable, read_parties

GOOD = "Nimi;Laji;Kieli;Sähköposti\nYhdistys ry;järjestö;suomi;a@yhdistys.example\n\nStaden;myndighet;sv;\n"
PARTIES = [Party("Yhdistys ry", email="a@yhdistys.example"), Party("Staden", Kind.AUTHORITY, "sv")]


def faults(text: str) -> list[int]:
    return [line for line, _message in read_parties("jakelu.csv", text.encode(), {"vanha ry"}).errors]


@pytest.mark.parametrize("text", [GOOD, "\ufeff" + GOOD, GOOD.replace(";", ","), GOOD.replace("\n", "\r\n")])
def test_a_list_is_read_whatever_the_program_that_wrote_it(text: str) -> None:
    assert read_parties("Jakelu.CSV", text.encode(), set()).parties == PARTIES


def test_a_workbook_is_read() -> None:
    book, stored = Workbook(), io.BytesIO()
    for row in (["Namn", "Typ", "Språk", "E-post"], ["Yhdistys ry", None, None, "a@yhdistys.example"]):
        book.active.append(row)
    book.save(stored)
    assert read_parties("lista.xlsx", stored.getvalue(), set()).parties == PARTIES[:1]


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("", [1]),
        ("Osoite\nx", [1]),
        ("nimi;kieli\nA;suomi\nB;englanti\nC;klingon", [3, 4]),
        ("nimi;sähköposti\nA;a@x.example\nB;A@X.example\nC;ei osoite", [3, 4]),
        ("nimi;sähköposti\nA;a@א1.fi", [2]),
        ("nimi\nA\nVANHA RY\n\na", [3, 5]),
        ("nimi;laji\n;järjestö\nA;kerho", [2, 3]),
        ("nimi\n" + "x" * 201, [2]),
        ("nimi\n" + "\n".join(str(number) for number in range(MOST_ROWS + 1)), [MOST_ROWS + 2]),
    ],
)
def test_every_fault_has_its_line(text: str, lines: list[int]) -> None:
    assert faults(text) == lines


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_a_kind_or_language_that_is_unknown_is_answered_with_those_that_are_read(language: str) -> None:
    with translation.override(language):
        kind, tongue = (
            message for _line, message in read_parties("x.csv", b"nimi;laji;kieli\nA;kerho;xx", set()).errors
        )
        words = kind.rpartition(": ")[2].split(", ")
        rows = "\n".join(f"{number};{word}" for number, word in enumerate(words))
        assert [party.kind for party in read_parties("x.csv", f"nimi;laji\n{rows}".encode(), set()).parties] == list(
            Kind
        )
        assert tongue.endswith(": fi, sv")


@pytest.mark.parametrize("name", ["lista.xlsx", "lista.csv"])
@pytest.mark.parametrize("content", [b"\xff\xfe\x00bad", b"PK\x03\x04broken\xff"])
def test_what_is_no_list_is_said_to_be_unreadable(name: str, content: bytes) -> None:
    with pytest.raises(Unreadable):
        read_parties(name, content, set())
