"""The request to the engine."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from search.analysis import Synonym, query_words
from search.query import CALLED_SO, FOLDED, OPEN_NOW, PARTS, body, seems_misspelt
from search.request import Facet, SearchRequest, Sort

NOW = datetime(2026, 10, 12, 9, 0, tzinfo=UTC)


def body_for(query: str, **details: Any) -> dict[str, Any]:
    request = details.pop("request", SearchRequest(query=query))
    return body(query_words(query), request, **{"withheld": [], "at": NOW, **details})


def ways(query: str) -> list[dict[str, Any]]:
    whole, *_similar = shoulds(body_for(query))
    return [clause["combined_fields"] for clause in whole["dis_max"]["queries"]]


def shoulds(body: dict[str, Any]) -> list[dict[str, Any]]:
    (must,) = matching(body)["bool"]["must"]
    return must["bool"]["should"]


def matching(body: dict[str, Any]) -> dict[str, Any]:
    return body["query"]["function_score"]["query"]


def test_whole_words_weigh_most_then_parts_of_compounds_then_letters_without_marks() -> None:
    whole, parts, folded = ways("järjestöyhteistyötä")
    assert [whole["boost"], parts["boost"], folded["boost"]] == [1.0, PARTS, FOLDED]
    assert "järjestöyhteistyö" in whole["query"].split()
    assert {"järjestö", "yhteistyö"} <= set(parts["query"].split())
    assert "jarjestoyhteistyota" in folded["query"].split()


def test_a_title_weighs_three_times_as_much_as_a_body() -> None:
    assert ways("kunta")[0]["fields"] == ["words_title^3.0", "words_people^2.5", "words_tags^2.0", "words_body^1.0"]


def test_the_hits_of_each_word_are_counted_to_find_misspelt_ones() -> None:
    counters = body_for("kunta qwertz")["aggs"]["words"]["filters"]["filters"]
    assert [counter["combined_fields"]["query"] for counter in counters] == ["kunta", "qwertz"]


def test_similar_words_are_sought_for_misspelt_ones_only_and_keep_their_first_letter() -> None:
    words = query_words("kunta avustsu").words
    _whole, similar = shoulds(body_for("kunta avustsu", misspelt=words[1:]))
    fuzzy = similar["dis_max"]["queries"][0]["match"]["folded_title"]
    assert (fuzzy["query"], fuzzy["fuzziness"], fuzzy["prefix_length"]) == ("avustsu", "AUTO", 1)


def test_withheld_entries_are_left_out_of_everything() -> None:
    assert matching(body_for("kunta", withheld=[7, 9]))["bool"]["must_not"] == [{"terms": {"entry": [7, 9]}}]


def test_a_facet_is_counted_without_its_own_filter_and_with_the_others() -> None:
    request = SearchRequest(query="kunta", filters={Facet.TYPE: ("blog",), Facet.YEAR: ("2022",)})
    counts = body_for("kunta", request=request)["aggs"]
    assert counts["type"]["filter"]["bool"]["filter"] == [{"terms": {"year": ["2022"]}}]
    assert counts["year"]["filter"]["bool"]["filter"] == [{"terms": {"kind": ["blog"]}}]
    assert len(counts["state"]["filter"]["bool"]["filter"]) == 2


def test_what_readers_write_is_only_ever_a_value() -> None:
    hostile = 'title:x OR *:* {"match_all":{}} _source:* script'
    (whole,) = shoulds(body_for(hostile))
    assert {next(iter(clause)) for clause in whole["dis_max"]["queries"]} == {"combined_fields"}


@pytest.mark.parametrize(
    ("word", "entries", "doubted"),
    [
        ("haaja", 0, True),
        ("haaja", 1, False),
        ("koodinaatt", 1, True),
        ("koodinaat", 1, False),
        ("järjestökoordinaattori", 2, False),
    ],
)
def test_a_word_is_doubted_when_nobody_has_it_or_when_it_is_long_and_only_one_has(
    word: str, entries: int, doubted: bool
) -> None:
    assert seems_misspelt(query_words(word).words[0], entries) is doubted


def test_what_is_called_just_so_and_what_is_open_is_better_by_a_factor() -> None:
    called, is_open = body_for("  Anna Aholá ")["query"]["function_score"]["functions"]
    assert (called["filter"], called["weight"]) == ({"term": {"name": "anna ahola"}}, CALLED_SO)
    assert 1 < is_open["weight"] == OPEN_NOW < 1.1


def test_by_closing_the_score_only_tells_what_is_yet_to_close() -> None:
    request = SearchRequest(query="kunta", sort=Sort.CLOSING)
    query = body_for("kunta", request=request)["query"]["bool"]
    assert query["should"] == [{"constant_score": {"filter": {"range": {"closes_at": {"gt": NOW.isoformat()}}}}}]
    assert len(query["filter"]) == 1


def test_of_the_other_names_of_a_term_the_best_counts_beside_the_words_themselves() -> None:
    words = query_words("kunnan avustus")._replace(
        synonyms=(Synonym(1, 2, (("bidrag",),), 0.75), Synonym(1, 2, (("taloudellinen",), ("tuki",)), 0.5))
    )
    whole, names = shoulds(body(words, SearchRequest(), withheld=[], at=NOW))
    assert "avustus" in whole["dis_max"]["queries"][0]["combined_fields"]["query"].split()
    one_word, two_words = names["dis_max"]["queries"]
    assert (one_word["combined_fields"]["query"], one_word["combined_fields"]["boost"]) == ("bidrag", 0.75)
    assert [each["combined_fields"]["query"] for each in two_words["bool"]["must"]] == ["taloudellinen", "tuki"]
