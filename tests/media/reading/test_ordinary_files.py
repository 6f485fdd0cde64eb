"""The text of ordinary files comes out as a reader sees it."""

from __future__ import annotations

from io import BytesIO

import pytest

from hyte.media.reading.limits import MOST_CHARACTERS
from hyte.media.reading.outcome import Outcome, Reading
from hyte.media.reading.reader import read
from tests.media.files import archive, docx, odt, pdf, pptx, word_part

LETTERS = "Hyvinvointialueen äänestys, Åland ja Ängö: välfärdsområdets öppna möte"


def text_of(content: bytes, extension: str) -> str:
    reading = read(BytesIO(content), extension)
    assert reading.outcome is Outcome.READ
    return reading.text


@pytest.mark.parametrize(
    ("content", "extension"),
    [
        (pdf(LETTERS), "pdf"),
        (docx(LETTERS), "docx"),
        (pptx([LETTERS]), "pptx"),
        (odt(f"<text:p>{LETTERS}</text:p>"), "odt"),
        (LETTERS.encode(), "txt"),
        (LETTERS.encode("utf-8-sig"), "txt"),
        (LETTERS.encode("cp1252"), "csv"),
        (LETTERS.encode("utf-16"), "txt"),
    ],
)
def test_finnish_and_swedish_letters_are_read(content: bytes, extension: str) -> None:
    assert text_of(content, extension) == LETTERS


def test_pages_of_a_pdf_follow_each_other() -> None:
    assert text_of(pdf("Ensimmäinen", "Toinen"), "pdf") == "Ensimmäinen\n\nToinen"


def test_tables_footnotes_and_text_boxes_of_a_word_file_are_read() -> None:
    table = word_part().replace(
        "</w:document>", "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>Kunta</w:t></w:r></w:p></w:tc></w:tr></w:tbl></w:document>"
    )
    content = archive({"word/document.xml": table, "word/footnotes.xml": word_part("Alaviite", root="footnotes")})
    assert text_of(content, "docx") == "Kunta\n\nAlaviite"


def test_a_word_that_is_formatted_in_two_ways_is_one_word() -> None:
    halves = word_part("järjestö|avustus").replace("|", "</w:t></w:r><w:r><w:t>")
    assert text_of(archive({"word/document.xml": halves}), "docx") == "järjestöavustus"


def test_the_remarks_of_reviewers_are_not_read() -> None:
    assert text_of(docx("Ohjelma", comments=word_part("Onko tämä totta?", root="comments")), "docx") == "Ohjelma"


def test_what_was_struck_out_of_an_open_document_is_not_read() -> None:
    struck = "<text:tracked-changes><text:p>Vanha</text:p></text:tracked-changes><text:p>Uusi</text:p>"
    assert text_of(odt(struck), "odt") == "Uusi"


def test_remarks_in_an_open_document_are_not_read() -> None:
    assert text_of(odt("<text:p>Oh<office:annotation><text:p>?</text:p></office:annotation>jelma</text:p>"), "odt") == (
        "Ohjelma"
    )


def test_spaces_and_line_breaks_of_an_open_document_divide_words() -> None:
    assert text_of(odt("<text:h>Yksi<text:s/>kaksi<text:line-break/>kolme</text:h>"), "odt") == "Yksi kaksi\nkolme"


def test_slides_are_read_in_their_order_with_what_the_speaker_says_after_them() -> None:
    text = text_of(pptx([f"Dia {number}" for number in range(1, 12)], notes=["Tervetuloa"]), "pptx")
    assert text.split("\n\n") == [*(f"Dia {number}" for number in range(1, 12)), "Tervetuloa"]


def test_the_text_of_diagrams_is_read() -> None:
    data = '<dgm:d xmlns:dgm="d" xmlns:a="a"><a:p><a:t>Kumppanuus</a:t></a:p></dgm:d>'
    assert text_of(pptx(["Dia"], **{"diagrams/data1": data}), "pptx") == "Dia\n\nKumppanuus"


def test_a_file_is_read_by_what_is_in_it_whatever_its_name_says() -> None:
    assert text_of(pdf("Ohjelma"), "docx") == "Ohjelma"


@pytest.mark.parametrize(("content", "extension"), [(pdf(""), "pdf"), (docx(), "docx"), (b"", "txt"), (b" \n", "txt")])
def test_a_file_without_text_is_known_as_such(content: bytes, extension: str) -> None:
    assert read(BytesIO(content), extension) == Reading(Outcome.NO_TEXT)


def test_files_of_other_types_are_not_opened() -> None:
    assert read(BytesIO(b"PK"), "xlsx") == Reading(Outcome.UNSUPPORTED)


@pytest.mark.parametrize(("length", "outcome"), [(MOST_CHARACTERS, Outcome.READ), (MOST_CHARACTERS + 1, Outcome.CUT)])
def test_a_text_is_cut_after_half_a_million_characters(length: int, outcome: Outcome) -> None:
    assert read(BytesIO("ö".encode() * length), "txt") == Reading(outcome, "ö" * MOST_CHARACTERS)


def test_a_long_office_file_is_cut_too() -> None:
    reading = read(BytesIO(docx("sana " * 60_000, "sana " * 60_000)), "docx")
    assert reading.outcome is Outcome.CUT
    assert len(reading.text) <= MOST_CHARACTERS


def test_reading_ends_with_what_there_is_when_time_is_up() -> None:
    clock = iter([0.0, 14.9, 15.1])
    reading = read(BytesIO(pdf("Yksi", "Kaksi", "Kolme")), "pdf", now=lambda: next(clock))
    assert reading == Reading(Outcome.CUT, "Yksi\n\nKaksi")
