"""What the built-in search costs does not grow with what it finds, as far as the program goes."""

from __future__ import annotations

from datetime import datetime

import pytest

from search import fallback
from search.analysis import query_words
from search.documents import Theme
from search.facets import MOST_VALUES
from search.fallback.terms import MOST_TERMS, terms_of
from search.request import Facet, SearchRequest
from search.vocabulary.current import expanded
from tests.search.conftest import CatchUp, Search, Tell
from tests.search.questions import Question, questions

pytestmark = [pytest.mark.django_db, pytest.mark.smoke]

GRANTS = Theme("Avustukset", "Bidrag")


def asked_for(query: str, at: datetime) -> list[Question]:
    """Return what the built-in search asks for the first two results, beside how much there is and how to ask."""
    words = query_words(query)
    asked = questions(lambda: fallback.find(words, SearchRequest(query=query, page_size=2), at))
    return [
        question for question in asked if not question.sql.startswith(("EXPLAIN", "SELECT count(*) FROM (SELECT 1"))
    ]


def test_two_questions_tell_no_row_more_when_more_is_found(tell: Tell, catch_up: CatchUp, now: datetime) -> None:
    told = []
    for number in range(12):
        tell(f"Kirje {number}", themes=(GRANTS,), organisations=("Martat",))
        if number in (2, 11):
            catch_up()
            told.append([question.rows for question in asked_for("kirje", now)])
    assert told[0] == told[1]
    assert len(told[0]) == 2


def test_the_entries_are_counted_once_however_many_words_are_sought(
    tell: Tell, catch_up: CatchUp, now: datetime
) -> None:
    tell("Kirje")
    catch_up()
    statements = [question.sql.lower() for question in asked_for("kirje kunta kissa koira karhu kettu", now)]
    assert sum(statement.count("count(*) from search_words") for statement in statements) <= 1
    assert sum(statement.count("count(*)::float") for statement in statements) <= 1


def test_of_many_values_the_commonest_are_told_as_by_the_engine(tell: Tell, catch_up: CatchUp, search: Search) -> None:
    for number in range(2):
        names = tuple(f"Yhdistys {number} {name}" for name in range(MOST_VALUES))
        tell(f"Kirje {number}", organisations=("Martat", *names))
    catch_up()
    counts = search("kirje").counts[Facet.ORGANISATION]
    assert len(counts) == MOST_VALUES
    assert next(iter(counts.items())) == ("martat", 2)


def test_the_words_that_are_sought_are_bounded() -> None:
    words = expanded(query_words("hyvinvointialueneuvosto järjestöyhteistyöavustus terveydenedistämissuunnitelma " * 6))
    assert len(terms_of(words)) <= MOST_TERMS <= 40
