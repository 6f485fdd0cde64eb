"""Between concepts in the table and rows of a file."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from django.db import transaction

from search.vocabulary.csv_rows import ConceptRow, RowTerm
from search.vocabulary.models import Concept, Term, VocabularyState


def stored_rows(concepts: Iterable[Concept]) -> list[ConceptRow]:
    """Return the rows of `concepts`, whose terms should have been fetched together."""
    return [row_of(concept) for concept in concepts]


def row_of(concept: Concept) -> ConceptRow:
    terms = (RowTerm(term.language, term.kind, term.text) for term in concept.terms.all())
    return ConceptRow(concept.key, tuple(terms), concept.note)


@transaction.atomic
def store_rows(*, rows: Sequence[ConceptRow]) -> None:
    """Make the concepts with the keys of `rows`, or make them say what the rows say. Every row has a key."""
    if not rows:
        return
    notes = {row.key: row.note for row in rows}
    concepts = {concept.key: concept for concept in Concept.objects.filter(key__in=notes)}
    for concept in concepts.values():
        concept.note = notes[concept.key]
    Concept.objects.bulk_update(concepts.values(), ["note"])
    new = [Concept(key=key, note=note) for key, note in notes.items() if key not in concepts]
    concepts |= {concept.key: concept for concept in Concept.objects.bulk_create(new)}
    Term.objects.filter(concept__key__in=notes).delete()
    Term.objects.bulk_create(
        Term(concept=concepts[row.key], language=term.language, kind=term.kind, text=term.text)
        for row in rows
        for term in row.terms
    )
    VocabularyState.note_change()
