"""How the scores of words and of meaning become one order."""

from __future__ import annotations

import pytest

from search.meaning.fusing import FAR, WEIGHT, WINDOW, cut, fused, has_a_say, widened
from search.request import SearchRequest, Sort


def test_nearness_counts_by_its_deviation_beside_the_best_score_of_the_words() -> None:
    one_deviation = WEIGHT / FAR
    found = fused({1: 8.0, 2: 7.0}, {1: 0.8, 2: 0.9})
    assert found == pytest.approx({2: 7 / 8 + one_deviation, 1: 1 - one_deviation})
    assert list(found) == [2, 1]


def test_what_the_words_find_far_better_stays_first() -> None:
    assert list(fused({1: 8.0, 2: 4.0}, {1: 0.8, 2: 0.9})) == [1, 2]


def test_nothing_is_added_and_nothing_is_lost() -> None:
    assert set(fused({1: 3.0, 2: 2.0, 3: 1.0}, {2: 0.9, 3: 0.1, 9: 1.0})) == {1, 2, 3}


def test_what_has_no_vector_yet_is_neither_near_nor_far() -> None:
    assert list(fused({1: 1.0, 2: 1.0, 3: 1.0}, {1: 0.1, 3: 0.9})) == [3, 2, 1]


@pytest.mark.parametrize("nearness", [{}, {1: 0.9}, {2: 0.9}, {1: 0.9, 2: 0.9}])
def test_without_a_difference_the_words_decide(nearness: dict[int, float]) -> None:
    assert fused({1: 2.0, 2: 1.0}, nearness) == {1: 2.0, 2: 1.0}


def test_equals_stay_as_the_words_have_them() -> None:
    assert list(fused({5: 1.0, 4: 1.0, 3: 1.0}, {5: 0.5, 4: 0.5, 3: 0.4})) == [5, 4, 3]


@pytest.mark.parametrize(
    ("page", "size", "says"), [(1, 10, True), (10, 10, True), (11, 10, False), (3, 30, True), (4, 30, False)]
)
def test_meaning_has_a_say_on_pages_within_the_window(page: int, size: int, says: bool) -> None:
    assert WINDOW == 100
    assert has_a_say(SearchRequest(query="koira", page=page, page_size=size)) is says


@pytest.mark.parametrize("sort", [Sort.NEWEST, Sort.CLOSING])
def test_an_order_by_days_is_one_by_days(sort: Sort) -> None:
    assert not has_a_say(SearchRequest(query="koira", sort=sort))


@pytest.mark.parametrize(("size", "window"), [(10, 100), (30, 90), (50, 100), (1, 100)])
def test_the_window_ends_with_a_page(size: int, window: int) -> None:
    assert widened(SearchRequest(query="koira", page_size=size)).page_size == window


def test_the_page_is_cut_out_of_the_window() -> None:
    request = SearchRequest(query="koira", page=2, page_size=2)
    assert (widened(request).offset, widened(request).page_size) == (0, WINDOW)
    assert list(cut({5: 0.9, 4: 0.8, 3: 0.7, 2: 0.6, 1: 0.5}, request)) == [3, 2]
