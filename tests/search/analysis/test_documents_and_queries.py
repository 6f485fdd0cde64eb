"""What the index holds of a text, and what a query looks for."""

import pytest

from search.analysis import index_words, query_words
from search.analysis.queries import MAX_QUERY_WORDS


def test_a_word_weighs_twice_what_the_same_word_weighs_inside_a_compound() -> None:
    assert index_words("kunta", "fi").words == ["kunta", "kunta"]
    assert index_words("kotikunta", "fi").words.count("kunta") == 1


def test_surface_words_keep_the_order_of_the_text_and_are_cut_at_hyphens() -> None:
    assert index_words("Anna Hahl-Weckström, THL:ssä", "fi").surface == ["anna", "hahl", "weckström", "thl"]


def test_a_query_is_a_phrase_of_the_same_surface_words() -> None:
    assert query_words("Anna Hahl-Weckström THL:n").surface == ["anna", "hahl", "weckström", "thl"]


def test_every_word_of_a_query_is_read_in_both_languages() -> None:
    (word,) = query_words("sade").words
    assert {"sade", "säga"} <= set(word.bases)


def test_what_a_language_guesses_beside_one_that_knows_the_word_counts_as_little_as_a_form_without_marks() -> None:
    assert query_words("utlåtande").bases == ["utlåtande"]
    assert query_words("kvantsari").bases == ["kvantsari"]
    assert "kvantsar" in query_words("kvantsari").folded


def test_what_no_language_knows_is_guessed_and_what_stands_as_it_is_stays() -> None:
    assert query_words("jästrimple").bases == ["jästrimpl"]
    assert set(query_words("kane").bases) == {"kane", "kana"}


def test_a_text_is_read_in_its_own_language() -> None:
    assert "säga" not in index_words("sade", "fi").words


def test_a_word_that_the_language_of_the_text_lacks_is_read_in_the_other_one() -> None:
    assert "förening" in index_words("föreningen järjesti", "fi").words
    assert "järjestö" in index_words("enligt järjestöjen", "sv").words


@pytest.mark.parametrize("language", ["en", "", None])
def test_a_text_in_another_language_is_read_in_both(language: str | None) -> None:
    assert {"sade", "säga"} <= set(index_words("sade", language).words)


def test_an_address_is_found_by_the_names_in_it() -> None:
    assert {"meri", "maija"} <= set(index_words("maija.meri@esimerkki.fi", "fi").words)


def test_numbers_are_words() -> None:
    assert query_words("5. kokous 2026").surface == ["5", "kokous", "2026"]
    assert index_words("2025-2026", "fi").words == ["20252026", "20252026", "2025", "2026"]


def test_the_forms_of_a_query_are_named_once_each() -> None:
    assert query_words("kunta kunnan kuntaa").bases.count("kunta") == 1


def test_no_more_words_of_a_query_are_looked_for_than_the_greatest_number() -> None:
    assert len(query_words("kunta " * (MAX_QUERY_WORDS + 1)).words) == MAX_QUERY_WORDS


def test_an_empty_query_looks_for_nothing() -> None:
    assert query_words(" . ! ").words == ()


def test_words_that_only_ask_are_not_looked_for_beside_words_that_say_something() -> None:
    asked = query_words("kuka vastaa och hur")
    assert asked.bases == query_words("vastaa").bases
    assert [word.surface for word in asked.words] == ["kuka", "vastaa", "och", "hur"]
    assert query_words("missä").bases
