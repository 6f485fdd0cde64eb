"""A site with a vocabulary of its own."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from search.vocabulary import current
from search.vocabulary.csv_rows import ConceptRow, RowTerm
from search.vocabulary.models import Concept
from search.vocabulary.storing import store_rows

Name = Callable[..., Concept]


@pytest.fixture
def vocabulary(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """An empty vocabulary that this process looks at anew for every search."""
    Concept.objects.all().delete()
    monkeypatch.setattr(current, "_known", current.Known())
    monkeypatch.setattr(current, "KNOWN_SECONDS", 0.0)


@pytest.fixture
def name(vocabulary: None) -> Name:
    """Store a concept by its official terms in Finnish and in Swedish."""

    def name_concept(fi: tuple[str, ...], sv: tuple[str, ...], key: str = "") -> Concept:
        terms = [RowTerm("fi", "official", text) for text in fi] + [RowTerm("sv", "official", text) for text in sv]
        row = ConceptRow(key or f"concept-{Concept.objects.count()}", tuple(terms))
        store_rows(rows=[row])
        return Concept.objects.get(key=row.key)

    return name_concept
