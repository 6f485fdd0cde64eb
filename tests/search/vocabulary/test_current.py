"""A change of the vocabulary reaches every process."""

from __future__ import annotations

from typing import Any

import pytest

from search.analysis import query_words
from search.vocabulary import current
from search.vocabulary.models import Concept, Term, VocabularyState
from tests.search.vocabulary.conftest import Name

pytestmark = pytest.mark.django_db


def synonyms(query: str) -> list[str]:
    return [synonym.words[0][0] for synonym in current.expanded(query_words(query)).synonyms]


def test_what_was_stored_is_in_force_at_the_next_look(name: Name) -> None:
    assert synonyms("neuvola") == []
    name(("neuvola",), ("rådgivning",))
    assert synonyms("neuvola") == ["rådgivning"]


def test_an_edited_concept_is_in_force(name: Name) -> None:
    concept = name(("neuvola",), ("rådgivning",))
    concept.terms.add(Term(language="sv", kind="everyday", text="barnrådgivning"))
    concept.save()
    assert synonyms("neuvola") == ["rådgivning", "barnrådgivning"]


@pytest.mark.parametrize("delete", [Concept.delete, lambda concept: Concept.objects.filter(pk=concept.pk).delete()])
def test_a_deleted_concept_is_forgotten(name: Name, delete: Any) -> None:
    concept = name(("neuvola",), ("rådgivning",))
    assert synonyms("neuvola")
    delete(concept)
    assert synonyms("neuvola") == []


def test_nobody_asks_again_within_the_time_for_which_it_is_known(
    name: Name, monkeypatch: pytest.MonkeyPatch, django_assert_num_queries: Any
) -> None:
    monkeypatch.setattr(current, "KNOWN_SECONDS", 60.0)
    synonyms("neuvola")
    with django_assert_num_queries(0):
        synonyms("neuvola")


def test_while_one_thread_reads_others_use_what_they_have(name: Name) -> None:
    name(("neuvola",), ("rådgivning",))
    with current._known.reading:
        assert synonyms("neuvola") == []
    assert synonyms("neuvola") == ["rådgivning"]


def test_every_change_raises_the_version_once(vocabulary: None) -> None:
    before = VocabularyState.current_version()
    Concept(terms=[Term(language="fi", text="neuvola")]).save()
    assert VocabularyState.current_version() == before + 1
