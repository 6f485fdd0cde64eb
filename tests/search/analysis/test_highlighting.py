"""Which words of a text are marked for a query."""

import pytest

from search.analysis import Matcher, query_words


def marked(query: str, text: str, language: str = "fi") -> list[str]:
    return [text[start:end] for start, end in Matcher(query_words(query)).spans(text, language)]


@pytest.mark.parametrize(
    ("query", "text", "expected"),
    [
        ("järjestö", "Järjestöjen ääni kuuluu.", ["Järjestöjen"]),
        ("toimielin", "Puhumme vaikuttamistoimielimestä.", ["vaikuttamistoimielimestä"]),
        ("järjestöavustus", "Järjestöjen avustusten haku", ["Järjestöjen", "avustusten"]),
        ("THL", "Ohje on THL:ssä.", ["THL:ssä"]),
        ("weckström", "Anna Hahl-Weckströmin kirje", ["Hahl-Weckströmin"]),
        ("järjestö", "Järjes\u00adtöt", ["Järjes\u00adtöt"]),
        ("jarjesto", "Suuri järjestö", ["järjestö"]),
        ("kunta", "Neuvottelukunta kokoontuu.", []),
        ("", "Mitään ei haettu.", []),
    ],
)
def test_the_word_that_matched_is_marked_as_it_stands_in_the_text(query: str, text: str, expected: list[str]) -> None:
    assert marked(query, text) == expected


def test_a_swedish_compound_is_marked_for_its_part() -> None:
    assert marked("område", "Det nya välfärdsområdets plan", "sv") == ["välfärdsområdets"]


def test_a_part_of_the_query_does_not_mark_the_parts_of_other_compounds() -> None:
    assert marked("järjestöyhteistyö", "Viranomaisyhteistyö ja järjestöyhteistyö") == ["järjestöyhteistyö"]


def test_letters_without_marks_match_only_where_nothing_matches_with_them() -> None:
    assert marked("saari", "Saari ja sääri") == ["Saari"]


def test_every_place_is_marked_in_order() -> None:
    text = "Kunta, kunnat, kuntien."
    assert Matcher(query_words("kuntaa")).spans(text, "fi") == [(0, 5), (7, 13), (15, 22)]
