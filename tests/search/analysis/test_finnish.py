"""How Finnish words are read with Voikko."""

import pytest

from search.analysis import finnish


@pytest.mark.parametrize(
    ("word", "bases"),
    [
        ("kuusi", ("kuu", "kuusi")),
        ("vanhempien", ("vanha", "vanhempi")),
        ("osallistuvat", ("osallistua", "osallistuva")),
        ("kuin", ("kuin",)),
        ("joissa", ("joka",)),
        ("ilman", ("ilman",)),
        ("silloin", ("silloin",)),
        ("joella", ("joki",)),
        ("helsingissä", ("helsinki",)),
        ("sote-uudistuksen", ("soteuudistus",)),
        ("vaa'an", ("vaaka",)),
        ("rock'n", ("rock",)),
    ],
)
def test_a_word_has_the_base_forms_of_all_its_readings(word: str, bases: tuple[str, ...]) -> None:
    assert finnish.read(word).bases == bases


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("järjestöyhteistyön", {"järjestö", "yhteistyö", "työ"}),
        ("kunnanhallitukselle", {"kunta", "hallitus"}),
        ("ihmisoikeuksien", {"ihminen", "oikeus", "oikea"}),
        ("neuvottelukunta", {"neuvottelu"}),
        ("kotikunnan", {"koti", "kunta"}),
        ("etelä-pohjanmaalla", {"etelä", "pohjanmaa"}),
        ("avustusten", {"avustaa"}),
        ("talossa", set()),
        ("marraskuussa", set()),
        ("hanhijoella", set()),
        ("merilinnasta", set()),
        ("jokilaakson", {"joki", "laakso"}),
        ("yhteenvedossa", {"veto"}),
        ("omavastuun", {"vastuu"}),
        ("asiakirjan", {"kirja"}),
    ],
)
def test_a_compound_has_its_parts_and_the_compounds_inside_it(word: str, parts: set[str]) -> None:
    assert set(finnish.read(word).parts) == parts


@pytest.mark.parametrize("word", ["osallistuvat", "järjestöjen"])
def test_a_word_that_is_no_compound_is_not_read_as_one_by_accident(word: str) -> None:
    assert not {"tupa", "osallis", "jen"}.intersection(finnish.read(word).parts)


def test_a_word_that_voikko_lacks_is_stemmed_and_said_to_be_unknown() -> None:
    assert finnish.read("haajalle") == (("haaja",), (), False)


@pytest.mark.parametrize("name", ["chamberlain", "baranovin", "winterkorniin"])
def test_a_foreign_name_is_not_cut_where_a_short_noun_ends_it(name: str) -> None:
    assert finnish.read(name).parts == ()


def test_a_part_that_is_a_base_form_is_no_form_of_another_word() -> None:
    assert "vapa" not in finnish.read("vapaaehtoistyö").parts


def test_a_hyphen_inside_a_compound_hides_no_part_of_it() -> None:
    assert {"sote", "uudistus", "soteuudistus", "uudistustyö"} <= set(finnish.read("sote-uudistustyö").parts)


def test_a_new_compound_ends_in_a_known_noun() -> None:
    assert finnish.read("hytekoordinaattorille") == (("hytekoordinaattori",), ("hyte", "koordinaattori"), False)


@pytest.mark.parametrize("length", [60, 61, 80])
def test_a_word_of_any_length_has_a_base_form(length: int) -> None:
    assert len(finnish.read("q" * length).bases) == 1
