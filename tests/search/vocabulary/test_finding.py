"""What is found by another name, on either engine."""

from __future__ import annotations

import pytest

from tests.search.conftest import CatchUp, Find, Publish, Search
from tests.search.vocabulary.conftest import Name


@pytest.fixture(params=["engine", "fallback"])
def either_engine(request: pytest.FixtureRequest) -> str:
    """Run the test on the real engine and on the built-in search."""
    if request.param == "engine":
        request.getfixturevalue("engine")
    return str(request.param)


pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("either_engine")]


def test_a_text_in_the_other_language_is_found(name: Name, publish: Publish, catch_up: CatchUp, find: Find) -> None:
    name(("yksinäisyys",), ("ensamhet",))
    publish("Mot ensamheten", language="sv")
    catch_up()
    assert find("yksinäisyydestä") == ["Mot ensamheten"]


def test_an_abbreviation_finds_what_it_stands_for(name: Name, publish: Publish, catch_up: CatchUp, find: Find) -> None:
    name(("hyvinvoinnin ja terveyden edistäminen", "HYTE"), ("främjande av hälsa och välfärd",))
    publish("Hyvinvoinnin ja terveyden edistämisestä")
    publish("Vain terveyden edistämisestä")
    catch_up()
    assert find("HYTEn") == ["Hyvinvoinnin ja terveyden edistämisestä"]


def test_the_words_that_were_asked_for_come_before_other_names(
    name: Name, publish: Publish, catch_up: CatchUp, find: Find
) -> None:
    name(("avustus", "tuki"), ("bidrag",))
    for title, language in (("Tuki", "fi"), ("Avustus", "fi"), ("Bidrag", "sv")):
        publish(title, language=language)
    catch_up()
    assert find("avustus")[0] == "Avustus"


def test_all_the_names_of_one_thing_are_no_better_than_one(
    name: Name, publish: Publish, catch_up: CatchUp, find: Find
) -> None:
    name(("nuva", "nuorisovaltuusto", "nuorisoneuvosto"), ())
    publish("Nuorisovaltuusto ja nuorisoneuvosto", "Muuta asiaa kerrotaan tässä.")
    publish("Nuorisovaltuusto", "Nuorisovaltuusto kokoontuu.")
    publish("Nuorisoneuvosto", "Muuta asiaa.")
    catch_up()
    assert find("nuva")[0] == "Nuorisovaltuusto"


def test_another_name_is_marked_where_it_stands(
    name: Name, publish: Publish, catch_up: CatchUp, search: Search
) -> None:
    name(("hyvinvoinnin ja terveyden edistäminen", "HYTE"), ())
    publish("Raportti", "Terveyden edistäminen on muuta. Hyvinvoinnin ja terveyden edistämisen malli.")
    catch_up()
    (result,) = search("hyte").results
    assert result.snippet.endswith(
        "<mark>Hyvinvoinnin</mark> ja <mark>terveyden</mark> <mark>edistämisen</mark> malli."
    )


def test_a_known_term_that_nobody_uses_is_not_taken_for_a_misspelt_word(
    name: Name, publish: Publish, catch_up: CatchUp, find: Find, search: Search
) -> None:
    name(("ensihoito",), ("akutvård",))
    publish("Ensikoti")
    publish("Akutvården", language="sv")
    catch_up()
    assert find("ensihoito") == ["Akutvården"]
    assert search("ensihoito").did_you_mean == ""
