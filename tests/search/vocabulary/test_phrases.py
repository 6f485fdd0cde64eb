"""Terms met in a query, and the other names that it gets for them."""

from __future__ import annotations

from math import sqrt

import pytest

from search.analysis import query_words
from search.vocabulary.phrases import EVERYDAY_NAME, IN_COMPOUND, MOST_SYNONYMS, OTHER_LANGUAGE, SAME_LANGUAGE, Phrases
from search.vocabulary.terms import TermRow

HYTE, GRANT, COUNCIL, OLD, HEALTH = range(5)
PHRASES = Phrases(
    [
        TermRow(HYTE, "fi", "official", "hyvinvoinnin ja terveyden edistäminen"),
        TermRow(HYTE, "fi", "abbreviation", "HYTE"),
        TermRow(HYTE, "sv", "official", "främjande av hälsa och välfärd"),
        TermRow(GRANT, "fi", "official", "avustus"),
        TermRow(GRANT, "fi", "everyday", "raha"),
        TermRow(GRANT, "fi", "leading", "rahapula"),
        TermRow(GRANT, "sv", "official", "bidrag"),
        TermRow(COUNCIL, "fi", "official", "vanhusneuvosto"),
        TermRow(COUNCIL, "sv", "official", "äldreråd"),
        TermRow(COUNCIL, "fi", "leading", "terveys yhdessä"),
        TermRow(COUNCIL, "fi", "leading", "edistää"),
        TermRow(OLD, "fi", "official", "ikäihminen"),
        TermRow(OLD, "fi", "everyday", "vanhus"),
        TermRow(HEALTH, "fi", "official", "terveys"),
        TermRow(HEALTH, "sv", "official", "hälsa"),
    ]
)


def names(query: str) -> dict[str, float]:
    """The synonyms of a query, each by its first reading, with their weights."""
    expanded = PHRASES.expanded(query_words(query))
    return {" ".join(bases[0] for bases in synonym.words): synonym.weight for synonym in expanded.synonyms}


@pytest.mark.parametrize("query", ["hyte", "HYTEn", "HYTE:n koordinaattori", "yhteinen hyte"])
def test_an_abbreviation_is_met_in_every_form_and_company(query: str) -> None:
    assert "hyvinvointi terveys edistää" in names(query)


@pytest.mark.parametrize(
    "query",
    [
        "hyvinvoinnin ja terveyden edistäminen",
        "Hyvinvoinnin ja terveyden edistämisestä kunnissa",
        "hyvinvointi, terveys, edistäminen",
    ],
)
def test_a_term_of_several_words_is_met_inflected_and_without_the_words_that_join(query: str) -> None:
    assert "hyte" in names(query)


def test_a_part_of_a_term_is_not_the_term() -> None:
    assert "hyte" not in names("terveyden edistäminen")


def test_a_term_inside_a_longer_one_is_not_meant() -> None:
    assert "hälsa" in names("terveyden edistäminen")
    assert "hälsa" not in names("hyvinvoinnin ja terveyden edistäminen")


def test_a_name_of_many_words_weighs_less_for_each_of_them() -> None:
    assert names("hyte")["hyvinvointi terveys edistää"] == pytest.approx(SAME_LANGUAGE / sqrt(3), abs=0.001)
    assert names("hyvinvoinnin ja terveyden edistäminen")["hyte"] == pytest.approx(SAME_LANGUAGE * sqrt(3), abs=0.001)


def test_a_longer_name_with_all_the_words_that_were_asked_for_adds_nothing() -> None:
    phrases = Phrases([TermRow(1, "sv", "official", name) for name in ("utlåtande", "utlåtande.fi", "yttrande")])
    found = phrases.expanded(query_words("utlåtande")).synonyms
    assert [synonym.words for synonym in found] == [(("yttrande",),)]


def test_a_translation_weighs_more_than_another_word_of_the_same_language() -> None:
    assert names("avustuksia") == {"bidrag": OTHER_LANGUAGE, "raha": pytest.approx(SAME_LANGUAGE * EVERYDAY_NAME)}


def test_from_an_everyday_word_the_official_term_is_found_with_full_weight() -> None:
    assert names("rahaa")["avustus"] == SAME_LANGUAGE


def test_a_word_leads_to_the_names_of_a_concept_and_is_none_of_them() -> None:
    assert names("rahapulassa") == {
        "bidrag": OTHER_LANGUAGE,
        "avustus": SAME_LANGUAGE,
        "raha": SAME_LANGUAGE * EVERYDAY_NAME,
    }
    assert "rahapula" not in names("avustus")


def test_a_word_inside_a_longer_name_leads_nowhere() -> None:
    assert "äldreråd" not in names("hyvinvoinnin ja terveyden edistäminen")
    assert PHRASES.expanded(query_words("hyvinvoinnin ja terveyden edistäminen")).is_one_term
    assert "äldreråd" in names("edistämisessä")
    assert "äldreråd" not in names("edistäminenvuosi")  # nor as a part of a compound


def test_words_that_lead_somewhere_hide_no_name_among_them() -> None:
    assert {"äldreråd", "hälsa"} <= names("terveyttä yhdessä").keys()


def test_the_words_that_are_a_term_are_named_so_that_nobody_counts_them_twice() -> None:
    (synonym, *_rest) = PHRASES.expanded(query_words("kunnan vanhusneuvoston kokous")).synonyms
    assert (synonym.start, synonym.end) == (1, 2)


def test_the_longest_part_of_an_unknown_compound_gives_its_names_with_less_weight() -> None:
    assert names("vanhusneuvostovaalit") == {"äldreråd": pytest.approx(OTHER_LANGUAGE * IN_COMPOUND)}


def test_a_term_is_met_without_its_marks_and_sought_with_them_as_the_word_that_was_asked_for() -> None:
    assert names("ikaihminen") == {"ikäihminen": 1.0, "vanhus": pytest.approx(SAME_LANGUAGE * EVERYDAY_NAME)}
    assert "ikäihminen" not in names("ikäihminen")
    assert "avustus" not in names("rähä")


def test_a_compound_of_terms_that_no_dictionary_knows_may_be_misspelt() -> None:
    known, unknown = (PHRASES.expanded(query_words(word)) for word in ("vanhusneuvostovaalit", "vanhusneuvostavoolit"))
    assert known.is_named(0)
    assert not unknown.is_named(0)


def test_the_number_of_synonyms_is_bounded() -> None:
    many = Phrases(TermRow(1, "fi", "official", f"sana{number}") for number in range(100))
    assert len(many.expanded(query_words("sana7")).synonyms) == MOST_SYNONYMS


def test_what_is_in_no_term_stays_as_it_is() -> None:
    assert PHRASES.expanded(query_words("kissa ja koira")).synonyms == ()
    assert PHRASES.expanded(query_words("")).synonyms == ()
