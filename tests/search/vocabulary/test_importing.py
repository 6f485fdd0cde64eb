"""What the staff import."""

from __future__ import annotations

import pytest

from search.vocabulary.importing import LARGEST_FILE, BadRows, Imported, TooLarge, import_file
from search.vocabulary.models import Concept

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("vocabulary")]

HEAD = "key;fi_official;sv_official;note\n"


def load(*lines: str) -> Imported:
    return import_file(content=(HEAD + "\n".join(lines)).encode())


def test_a_line_without_a_key_adds_a_concept() -> None:
    assert load(";äitiysneuvola;mödrarådgivning") == Imported(added=1, replaced=0)
    assert Concept.objects.get().key == "aitiysneuvola"


def test_a_line_with_a_known_key_replaces_and_the_others_stay() -> None:
    load("kunta;kunta;kommun", "kirjasto;kirjasto;bibliotek")
    assert load("kunta;kunta | kaupunki;kommun") == Imported(added=0, replaced=1)
    assert Concept.objects.get(key="kunta").terms_in("fi") == "kunta, kaupunki"
    assert Concept.objects.count() == 2


def test_a_file_whose_columns_stand_in_quotation_marks_replaces_what_it_tells() -> None:
    load("kunta;kunta | kaupunki;kommun")
    import_file(content=b'"key","fi_official","sv_official"\n"kunta","kunta","kommun"\n')
    assert Concept.objects.get().terms_in("fi") == "kunta"


def test_terms_of_kinds_that_a_file_has_no_column_for_stay() -> None:
    import_file(content=b"key;fi_official;fi_leading;sv_official\nkunta;kunta;asuinpaikka | kaupunki;kommun\n")
    load("kunta;kunta | kaupunki;kommun")
    assert set(Concept.objects.get().terms.values_list("text", "kind")) == {
        ("kunta", "official"),
        ("kaupunki", "official"),
        ("kommun", "official"),
        ("asuinpaikka", "leading"),
    }


def test_a_concept_has_a_name_beside_the_words_that_lead_to_it() -> None:
    with pytest.raises(BadRows):
        import_file(content=b"key;fi_leading;sv_leading\nkunta;asuinpaikka;boningsort\n")


def test_two_new_concepts_of_one_name_get_different_keys() -> None:
    load(";iltatee;kvällste", ";iltatee;kvällskaffe")
    assert set(Concept.objects.values_list("key", flat=True)) == {"iltatee", "iltatee-2"}


@pytest.mark.parametrize(
    "line",
    [
        "kunta;kunta;",
        f"kunta;{'a' * 121};kommun",
        f"kunta;kunta;kommun;{'a' * 301}",
        "kuntä;kunta;kommun",
        f"{'a' * 81};kunta;kommun",
    ],
)
def test_a_bad_line_is_named_and_nothing_is_stored(line: str) -> None:
    with pytest.raises(BadRows) as refused:
        load("kirjasto;kirjasto;bibliotek", line)
    assert [number for number, _problem in refused.value.problems] == [3]
    assert not Concept.objects.exists()


def test_a_key_may_be_there_once() -> None:
    with pytest.raises(BadRows) as refused:
        load("kunta;kunta;kommun", "kunta;kaupunki;stad")
    assert [number for number, _problem in refused.value.problems] == [2, 3]


def test_a_file_that_is_too_large_is_not_read() -> None:
    with pytest.raises(TooLarge):
        import_file(content=b"x" * (LARGEST_FILE + 1))
