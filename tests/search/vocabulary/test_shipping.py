"""A new version of the program brings a new vocabulary and leaves the staff's work alone."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from search.vocabulary.models import Concept, ShippedConcept, VocabularyState
from search.vocabulary.shipping import Loaded, load_shipped

Ship = Callable[..., Loaded]


@pytest.fixture
def ship(vocabulary: None, tmp_path: Path) -> Ship:
    """Ship concepts, each by its key and its Finnish and Swedish terms."""
    ShippedConcept.objects.all().delete()
    VocabularyState.objects.all().delete()

    def load(*lines: str) -> Loaded:
        (tmp_path / "words.csv").write_text("\n".join(["key;fi_official;sv_official", *lines]), encoding="utf-8")
        return load_shipped(folder=tmp_path)

    return load


def terms(key: str) -> list[str]:
    return [term.text for term in Concept.objects.get(key=key).terms.all()]


def test_everything_is_new_at_first(ship: Ship) -> None:
    assert ship("neuvola;neuvola;rådgivning", "kunta;kunta;kommun") == Loaded(written=2)
    assert terms("kunta") == ["kunta", "kommun"]


def test_the_same_files_are_loaded_once(ship: Ship) -> None:
    ship("kunta;kunta;kommun")
    version = VocabularyState.current_version()
    assert ship("kunta;kunta;kommun") == Loaded()
    assert VocabularyState.current_version() == version


def test_what_the_staff_did_not_touch_is_replaced(ship: Ship) -> None:
    ship("kunta;kunta;kommun")
    assert ship("kunta;kunta | kaupunki;kommun").written == 1
    assert terms("kunta") == ["kunta", "kaupunki", "kommun"]


def test_what_the_staff_edited_stays(ship: Ship) -> None:
    ship("kunta;kunta;kommun")
    Concept.objects.get(key="kunta").terms.filter(language="sv").update(text="kommunen")
    assert ship("kunta;kunta | kaupunki;kommun") == Loaded(left=1)
    assert terms("kunta") == ["kunta", "kommunen"]


def test_what_the_staff_deleted_stays_away(ship: Ship) -> None:
    ship("kunta;kunta;kommun")
    Concept.objects.get(key="kunta").delete()
    assert ship("kunta;kunta | kaupunki;kommun") == Loaded(left=1)
    assert not Concept.objects.exists()


def test_what_the_staff_added_under_a_key_that_ships_later_stays(ship: Ship) -> None:
    Concept.objects.create(key="kunta", note="own")
    assert ship("kunta;kunta;kommun") == Loaded(left=1)
    assert Concept.objects.get(key="kunta").note == "own"


def test_what_no_longer_ships_goes_unless_the_staff_edited_it(ship: Ship) -> None:
    ship("kunta;kunta;kommun", "neuvola;neuvola;rådgivning", "kirjasto;kirjasto;bibliotek")
    Concept.objects.get(key="neuvola").terms.filter(language="sv").update(text="mödrarådgivning")
    assert ship("kirjasto;kirjasto;bibliotek").removed == 1
    assert set(Concept.objects.values_list("key", flat=True)) == {"kirjasto", "neuvola"}
