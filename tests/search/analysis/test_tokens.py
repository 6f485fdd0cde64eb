"""Where words begin and end, and what is left of them."""

import pytest

from search.analysis.tokens import MAX_TOKEN_LENGTH, MAX_TOKENS, tokens


def texts(text: str) -> list[str]:
    return [token.text for token in tokens(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Järjestöt ja KUNNAT.", ["järjestöt", "ja", "kunnat"]),
        ("THL:ssä, EU:n ja 5:een", ["thl", "eu", "ja", "5"]),
        ("EU:s, vd:n och pdf:erna", ["eu", "vd", "och", "pdf"]),
        ("Aika:klo 12.30", ["aika", "klo", "12", "30"]),
        ("S:t Karins", ["sankt", "karins"]),
        ("Hahl-Weckström, sote\u2011uudistus", ["hahl-weckström", "sote-uudistus"]),
        ("järjestö- ja kansalaistoiminta", ["järjestö", "ja", "kansalaistoiminta"]),
        ("Helsinki–Turku 2020–2026", ["helsinki", "turku", "2020", "2026"]),
        ("1.1.2026 ja 5.", ["1", "1", "2026", "ja", "5"]),
        ("vaa'an vaa’an 'vaaka'", ["vaa'an", "vaa'an", "vaaka"]),
        ("Kirjoita: Maija.Meri@esimerkki.fi.", ["kirjoita", "maija.meri@esimerkki.fi"]),
        ("tiedosto_nimi.pdf", ["tiedosto", "nimi", "pdf"]),
        ("väite¹ ja m²", ["väite", "ja", "m"]),
    ],
)
def test_a_text_is_cut_into_words(text: str, expected: list[str]) -> None:
    assert texts(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("järjes\u00adtöjen", "järjestöjen"),
        ("järjes\u200btö\ufeffjen", "järjestöjen"),
        ("ja\u0308rjesto\u0308jen", "järjestöjen"),
        ("omra\u030ade", "område"),
        ("ﬁnansiering", "finansiering"),
        ("j\u0335ä\u0321", "jä"),
    ],
)
def test_what_a_reader_does_not_see_is_no_part_of_a_word(text: str, expected: str) -> None:
    assert texts(text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("järjes-\n  töjen", ["järjestöjen"]),
        ("sote-\r\nuudistus", ["soteuudistus"]),
        ("järjestö-\nja yhdistystyö", ["järjestö", "ja", "yhdistystyö"]),
        ("social-\noch hälsovård", ["social", "och", "hälsovård"]),
        ("Etelä-\nPohjanmaa", ["etelä", "pohjanmaa"]),
    ],
)
def test_a_word_broken_at_the_end_of_a_line_is_whole(text: str, expected: list[str]) -> None:
    assert texts(text) == expected


def test_offsets_point_into_the_text_as_it_was_given() -> None:
    text = "👪 Ja\u0308rjes\u00adtöt: THL:ssä, a\u030a."
    assert [text[token.start : token.end] for token in tokens(text)] == ["Ja\u0308rjes\u00adtöt", "THL:ssä", "a\u030a"]


def test_a_word_is_cut_at_the_greatest_length() -> None:
    assert texts("a" * (MAX_TOKEN_LENGTH + 1)) == ["a" * MAX_TOKEN_LENGTH]


def test_a_cut_leaves_no_hyphen_at_the_end() -> None:
    assert texts("a" * (MAX_TOKEN_LENGTH - 1) + "-b") == ["a" * (MAX_TOKEN_LENGTH - 1)]


def test_no_more_tokens_are_read_than_the_greatest_number() -> None:
    assert sum(1 for _ in tokens("a " * (MAX_TOKENS + 1))) == MAX_TOKENS
