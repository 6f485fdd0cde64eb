"""The vocabulary as a file."""

from __future__ import annotations

import pytest

from search.vocabulary.csv_rows import ConceptRow, NotText, RowTerm, UnknownColumns, read_rows, write_rows

FINNISH = RowTerm("fi", "official", "hyvinvointialue")
SHORT = RowTerm("fi", "abbreviation", "HVA")
SWEDISH = RowTerm("sv", "official", "välfärdsområde")
ROW = ConceptRow("hyvinvointialue", (FINNISH, SHORT, SWEDISH), "Vuodesta 2023.")


def rows(text: str) -> list[ConceptRow]:
    return [row for _line, row in read_rows(text.encode())]


def test_what_is_written_is_read() -> None:
    assert rows(write_rows([ROW])) == [ROW]


@pytest.mark.parametrize(
    "text", ["key;fi_official\na;b | c", "key,fi_official\na,b|c", "\ufeffkey;fi_official\r\na;b |c \r\n"]
)
def test_semicolons_and_commas_separate_columns(text: str) -> None:
    assert rows(text) == [ConceptRow("a", (RowTerm("fi", "official", "b"), RowTerm("fi", "official", "c")))]


def test_lines_are_numbered_as_a_spreadsheet_numbers_them_and_empty_ones_are_passed_by() -> None:
    content = b"key;fi_official\na;b\n;\nc;d\n"
    assert [line for line, _row in read_rows(content)] == [2, 4]


def test_spaces_and_repetitions_say_nothing() -> None:
    (row,) = rows("key;fi_official\na;  iso   talo | iso talo | ")
    assert row.terms == (RowTerm("fi", "official", "iso talo"),)


@pytest.mark.parametrize("text", ["key;fi_officiell\na;b", "key;note\na;b", "a;b", ""])
def test_other_columns_are_refused(text: str) -> None:
    with pytest.raises(UnknownColumns):
        rows(text)


@pytest.mark.parametrize(
    "content", [b"key;fi_official\na;\xe4\n", b"PK\x03\x04\xff", b'key;fi_official\na;"' + b"x" * 200_000]
)
def test_what_is_no_text_is_refused(content: bytes) -> None:
    with pytest.raises(NotText):
        list(read_rows(content))


def test_the_digest_tells_whether_a_concept_says_the_same_in_whatever_order() -> None:
    assert ROW.digest == ROW._replace(terms=(SWEDISH, SHORT, FINNISH)).digest
    assert ROW.digest != ROW._replace(terms=(FINNISH, SWEDISH)).digest
    assert ROW.digest != ROW._replace(note="").digest
