"""The request to the engine."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from search.analysis import Synonym, query_words
from search.documents import Kind
from search.naming import kinds_named
from search.query import (
    CALLED_SO,
    COMING,
    FOLDED,
    IN_TITLE,
    OF_THE_KIND,
    OPEN_NOW,
    OWN_LANGUAGE,
    PARTS,
    counted,
    held,
    ranked,
    seems_misspelt,
)
from search.request import Facet, SearchRequest, Sort
from search.shape import KEY

NOW = datetime(2026, 10, 12, 9, 0, tzinfo=UTC)


def body_for(query: str, make: Any = ranked, **details: Any) -> dict[str, Any]:
    request = details.pop("request", SearchRequest(query=query))
    made: dict[str, Any] = make(query_words(query), request, **{"withheld": [], "at": NOW, **details})
    return made


def ways(query: str) -> list[dict[str, Any]]:
    whole, *_similar = shoulds(body_for(query))
    return [each for clause in whole["dis_max"]["queries"] for each in clause["match"].values()]


def shoulds(body: dict[str, Any]) -> list[dict[str, Any]]:
    as_it_is, *_better = body["query"]["dis_max"]["queries"]
    clauses: list[dict[str, Any]] = as_it_is["bool"]["should"]
    return clauses


def test_whole_words_weigh_most_then_parts_of_compounds_then_letters_without_marks() -> None:
    whole, parts, folded = ways("järjestöyhteistyötä")
    assert [whole["boost"], parts["boost"], folded["boost"]] == [1.0, PARTS, FOLDED]
    assert "järjestöyhteistyö" in whole["query"].split()
    assert {"järjestö", "yhteistyö"} <= set(parts["query"].split())
    assert "jarjestoyhteistyota" in folded["query"].split()


def test_the_page_is_ranked_without_anything_that_has_to_be_counted() -> None:
    ranking = body_for("kunta")
    assert ranking["track_total_hits"] is False
    assert not {"aggs", "track_scores"} & set(ranking)


def test_what_is_counted_is_not_ranked() -> None:
    counting = body_for("kunta", make=counted)
    assert (counting["size"], counting["track_total_hits"]) == (0, True)
    assert counting["query"]["bool"]["filter"] == [body_for("kunta")["query"]["dis_max"]["queries"][0]]


def test_the_order_ends_with_a_field_that_only_an_index_of_this_shape_has() -> None:
    for sort in Sort:
        assert body_for("kunta", request=SearchRequest(query="kunta", sort=sort))["sort"][-1] == {KEY: "asc"}


def test_of_a_word_it_is_asked_whether_nobody_one_or_more_have_it() -> None:
    asked = held(query_words("kunta").words[0], withheld=[7])
    assert asked["query"]["bool"]["filter"] == [{"match": {"words": {"query": "kunta", "boost": 1.0}}}]
    assert (asked["track_total_hits"], asked["size"]) == (2, 0)


def test_similar_words_are_sought_for_misspelt_ones_only_and_keep_their_first_letter() -> None:
    words = query_words("kunta avustsu").words
    _whole, similar = shoulds(body_for("kunta avustsu", misspelt=words[1:]))
    fuzzy = similar["match"]["folded"]
    assert (fuzzy["query"], fuzzy["fuzziness"], fuzzy["prefix_length"]) == ("avustsu", "AUTO", 1)


def test_withheld_entries_are_left_out_of_everything() -> None:
    without = [{"terms": {"key": [7, 9]}}]
    bodies = [body_for("kunta", make=make, withheld=[7, 9]) for make in (ranked, counted)]
    bodies.append(held(query_words("kunta").words[0], withheld=[7, 9]))
    assert [body["query"]["bool"]["must_not"] for body in bodies] == [without] * 3


def test_a_facet_is_counted_without_its_own_filter_and_with_the_others() -> None:
    request = SearchRequest(query="kunta", filters={Facet.TYPE: ("blog",), Facet.YEAR: ("2022",)})
    counts = body_for("kunta", make=counted, request=request)["aggs"]
    assert counts["type"]["filter"]["bool"]["filter"] == [{"terms": {"year": ["2022"]}}]
    assert counts["year"]["filter"]["bool"]["filter"] == [{"terms": {"kind": ["blog"]}}]
    assert len(counts["state"]["filter"]["bool"]["filter"]) == 2


def test_what_readers_write_is_only_ever_a_value() -> None:
    hostile = 'title:x OR *:* {"match_all":{}} _source:* script'
    (whole,) = shoulds(body_for(hostile))
    assert {next(iter(clause)) for clause in whole["dis_max"]["queries"]} == {"match"}


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
    as_it_is, better = body_for("  Anna Aholá ")["query"]["dis_max"]["queries"]
    called, is_open, *_more = better["function_score"]["functions"]
    assert better["function_score"]["query"]["bool"]["must"] == [as_it_is]
    assert (called["filter"], called["weight"]) == ({"term": {"name": "anna ahola"}}, CALLED_SO)
    assert 1 < is_open["weight"] == OPEN_NOW < 1.1


def test_what_is_of_a_kind_that_the_query_names_is_better_by_a_factor() -> None:
    as_it_is, _better, of_the_kind = body_for("Haajan blogi")["query"]["dis_max"]["queries"]
    assert of_the_kind["bool"]["must"] == [as_it_is]
    assert (of_the_kind["bool"]["filter"], of_the_kind["bool"]["boost"]) == (
        [{"terms": {"kind": ["blog"]}}],
        OF_THE_KIND,
    )


def test_what_has_every_telling_word_in_its_title_is_better_by_a_factor() -> None:
    _as_it_is, better = body_for("avustus ja kunta")["query"]["dis_max"]["queries"]
    _called, _is_open, _coming, titled, *_more = better["function_score"]["functions"]
    assert titled["weight"] == IN_TITLE > 1
    assert titled["filter"]["bool"]["filter"] == [{"terms": {"title": ["avustus"]}}, {"terms": {"title": ["kunta"]}}]


def test_a_day_is_better_by_a_factor_until_it_is_over() -> None:
    _as_it_is, better = body_for("ohjelma")["query"]["dis_max"]["queries"]
    _called, _is_open, coming, *_more = better["function_score"]["functions"]
    days = [{"term": {"kind": "partnership_day"}}, {"range": {"date": {"gte": NOW.date().isoformat()}}}]
    assert (coming["filter"], coming["weight"]) == ({"bool": {"filter": days}}, COMING)


def test_what_is_in_the_readers_language_is_better_by_a_factor_and_the_rest_is_still_found() -> None:
    request = SearchRequest(query="avustus", language="sv")
    others, _better, own = body_for("avustus", request=request)["query"]["dis_max"]["queries"]
    swedish = [{"term": {"language": "sv"}}]
    assert others["bool"]["must"] == own["bool"]["must"]
    assert (others["bool"]["must_not"], own["bool"]["filter"]) == (swedish, swedish)
    assert 1 < own["bool"]["boost"] == OWN_LANGUAGE < OF_THE_KIND


def test_a_query_that_only_names_a_kind_favours_none() -> None:
    assert kinds_named(query_words("blogit")) == []
    assert kinds_named(query_words("blogit ja kumppanuuspäivät")) == []
    assert kinds_named(query_words("bloggen om ensamhet")) == [Kind.BLOG]


def test_by_closing_the_score_only_tells_what_is_yet_to_close() -> None:
    request = SearchRequest(query="kunta", sort=Sort.CLOSING)
    query = body_for("kunta", request=request)["query"]["bool"]
    assert query["should"] == [{"constant_score": {"filter": {"range": {"closes_at": {"gt": NOW.isoformat()}}}}}]
    assert len(query["filter"]) == 1


def test_of_the_other_names_of_a_term_the_best_counts_beside_the_words_themselves() -> None:
    words = query_words("kunnan avustus")._replace(
        synonyms=(Synonym(1, 2, (("bidrag",),), 0.75), Synonym(1, 2, (("taloudellinen",), ("tuki",)), 0.5))
    )
    whole, names = shoulds(ranked(words, SearchRequest(), withheld=[], at=NOW))
    assert "avustus" in whole["dis_max"]["queries"][0]["match"]["words"]["query"].split()
    one_word, two_words = names["dis_max"]["queries"]
    assert one_word["match"]["words"] == {"query": "bidrag", "boost": 0.75}
    assert [each["match"]["words"]["query"] for each in two_words["bool"]["must"]] == ["taloudellinen", "tuki"]
