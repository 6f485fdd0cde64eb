"""What the table itself refuses, whoever writes to it."""

from __future__ import annotations

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction

from search.vocabulary import current
from search.vocabulary.models import Concept, Term, VocabularyState

pytestmark = pytest.mark.django_db


@pytest.fixture
def concept(vocabulary: None) -> Concept:
    return Concept.objects.create(key="kunta")


@pytest.mark.parametrize(
    ("rule", "fields"),
    [
        ("language_is_known", {"language": "en"}),
        ("kind_is_known", {"kind": "slang"}),
        ("is_not_empty", {"text": ""}),
    ],
)
def test_a_term_has_a_known_language_and_kind_and_says_something(
    rule: str, fields: dict[str, str], concept: Concept
) -> None:
    with pytest.raises(IntegrityError, match=rule), transaction.atomic():
        Term.objects.create(concept=concept, **{"language": "fi", "kind": "official", "text": "kunta"} | fields)


def test_a_concept_has_a_term_once(concept: Concept) -> None:
    Term.objects.create(concept=concept, language="fi", text="kunta")
    with pytest.raises(IntegrityError), transaction.atomic():
        Term.objects.create(concept=concept, language="fi", kind="everyday", text="kunta")


def test_a_key_is_there_once(concept: Concept) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Concept.objects.bulk_create([Concept(key="kunta")])


def test_there_is_one_state(vocabulary: None) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        VocabularyState.objects.create(pk=2)


def test_a_concept_is_called_by_its_first_finnish_term_or_else_the_swedish_one(concept: Concept) -> None:
    concept.terms.add(Term(language="sv", text="kommun"))
    assert str(concept) == "kommun"
    concept.terms.add(Term(language="fi", text="kunta"))
    assert str(concept) == "kunta"


def test_a_word_that_leads_to_a_concept_is_not_what_it_is_called(concept: Concept) -> None:
    concept.terms.add(Term(language="fi", kind="leading", text="asuinpaikka"), Term(language="fi", text="kunta"))
    assert (str(concept), concept.terms_in("fi")) == ("kunta", "kunta")
    concept.save()
    assert [term.text for term in Term.objects.names()] == ["kunta"]


def test_a_process_starts_without_the_database(vocabulary: None, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse() -> int:
        raise DatabaseError("away")

    monkeypatch.setattr(VocabularyState, "current_version", refuse)
    monkeypatch.setattr(connection, "close", lambda: None)
    current.prepare()
