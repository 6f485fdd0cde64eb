"""How Swedish words are read."""

import pytest

from search.analysis import swedish


@pytest.mark.parametrize(
    ("word", "bases"),
    [
        ("områdets", {"område"}),
        ("föreningarnas", {"förening"}),
        ("avgift", {"avgift", "avgifta"}),
        ("brister", {"brist", "brista"}),
        ("banan", {"banan", "bana"}),
        ("helsingfors", {"helsingfors"}),
        ("skola", {"skola"}),
        ("skulle", {"ska"}),
        ("hyte-arbetets", {"hytearbete"}),
    ],
)
def test_a_word_has_its_base_form_and_the_nouns_it_may_also_be(word: str, bases: set[str]) -> None:
    assert set(swedish.read(word).bases) == bases


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("organisationssamarbete", {"organisation", "samarbete"}),
        ("välfärdsområdets", {"välfärd", "område"}),
        ("hälsovårdscentralen", {"hälsovård", "hälsa", "vård", "central"}),
        ("äldrerådet", {"gammal", "råd"}),
        ("glasskålen", {"glas", "skål"}),
        ("kostnadsfria", {"kostnad"}),
        ("påverkansorganens", {"påverkan", "organ"}),
        ("livsvärden", {"liv", "värde"}),
        ("dagsläget", {"dag", "läge"}),
        ("gatukontoret", {"gata", "kontor"}),
        ("undervisningen", {"undervisa"}),
        ("värderingar", {"värdera"}),
        ("tillgänglighetsutlåtandet", {"tillgänglighet"}),
    ],
)
def test_a_word_has_its_parts_and_the_verb_it_comes_from_in_base_form(word: str, parts: set[str]) -> None:
    assert set(swedish.read(word).parts) == parts


@pytest.mark.parametrize(
    "word",
    ["organisation", "samarbete", "information", "kombination", "uppgift", "motsats", "förening"]
    + ["psykologi", "kommunal", "delaktighet", "rättighet", "finland", "bergman", "hälsning", "medlemskap"],
)
def test_a_word_that_is_no_sum_of_its_letters_has_no_parts(word: str) -> None:
    assert swedish.read(word).parts == ()


def test_an_unknown_name_is_stemmed_and_said_to_be_unknown() -> None:
    assert swedish.read("weckströms") == (("weckström",), (), False)


def test_a_new_compound_ends_in_a_known_noun() -> None:
    assert swedish.read("hytekoordinatorns") == (("hytekoordinator",), ("hyte", "koordinator"), False)
