"""What the search box offers while somebody types."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from search import outbox
from search.documents import Kind, Theme
from search.models import Entry
from search.suggesting.finding import MOST, suggest
from search.suggesting.keeping import keep
from search.suggesting.models import Suggestion
from search.vocabulary.models import Concept, Term
from tests.search.conftest import CatchUp, Tell

pytestmark = [pytest.mark.django_db, pytest.mark.smoke]


@pytest.fixture(autouse=True)
def no_vocabulary(db: None) -> None:
    """Only what a test says is offered, whatever vocabulary ships."""
    Concept.objects.all().delete()


def texts(typed: str, language: str = "fi") -> list[str]:
    return [offered.text for offered in suggest(typed=typed, language=language)]


@pytest.mark.parametrize("typed", ["Järj", "järjestö", "JARJ", "avust", "järjestöjen a", " «Järjestöjen"])
def test_a_title_is_offered_by_the_beginning_of_any_of_its_words(typed: str, tell: Tell, catch_up: CatchUp) -> None:
    tell("Järjestöjen avustukset")
    catch_up()
    assert texts(typed) == ["Järjestöjen avustukset"]


@pytest.mark.parametrize("typed", ["", "j", "stöjen", "järjestöjen avustukset haettavissa nyt heti kaikille", "%", "_"])
def test_what_nothing_begins_with_offers_nothing(typed: str, tell: Tell, catch_up: CatchUp) -> None:
    tell("Järjestöjen avustukset")
    catch_up()
    assert texts(typed) == []


def test_a_long_beginning_is_compared_to_its_end(tell: Tell, catch_up: CatchUp) -> None:
    long = "Hyvinvointialueen järjestöyhteistyön periaatteet ja"
    tell(f"{long} avustukset"), tell(f"{long} neuvottelukunta")
    catch_up()
    assert texts(f"{long} neu") == [f"{long} neuvottelukunta"]


def test_names_themes_and_organisations_are_offered_by_what_they_are(tell: Tell, catch_up: CatchUp) -> None:
    tell("Otsikko", people=("Anna Ahola",), organisations=("Ankkurit",), themes=(Theme("Anteeksi", "Ankare"),))
    catch_up()
    offered = {(each.kind.value, each.text, each.language) for each in suggest(typed="an", language="fi")}
    assert offered == {
        ("name", "Anna Ahola", "fi"),
        ("organisation", "Ankkurit", "fi"),
        ("theme", "Anteeksi", "fi"),
        ("theme", "Ankare", "sv"),
    }


def test_the_language_of_the_reader_comes_first(tell: Tell, catch_up: CatchUp) -> None:
    tell("Sivu", themes=(Theme("Osallisuus", "Osdelaktighet"),))
    catch_up()
    assert texts("os") == ["Osallisuus", "Osdelaktighet"]
    assert texts("os", "sv") == ["Osdelaktighet", "Osallisuus"]


def test_what_begins_as_typed_comes_before_what_has_it_further_on(tell: Tell, catch_up: CatchUp) -> None:
    tell("Haku avustuksista"), tell("Avustukset yhdistyksille")
    catch_up()
    assert texts("avus") == ["Avustukset yhdistyksille", "Haku avustuksista"]


def test_every_text_is_offered_once_and_no_more_than_a_handful(tell: Tell, catch_up: CatchUp) -> None:
    for number in range(12):
        tell(f"Avustus {number}", themes=(Theme("Avustukset", "Bidrag"),))
    catch_up()
    assert texts("avus")[0] == "Avustukset"
    assert len(texts("avus")) == len(set(texts("avus"))) == MOST


def offering(number: int, **offered: Any) -> None:
    """Make public entries that offer something, as the worker keeps it."""
    entries = [
        Entry(model="some.thing", object_id=key, public=True, document={}, words={"surface": {}})
        for key in range(number)
    ]
    for key, entry in enumerate(Entry.objects.bulk_create(entries), start=100):
        document = {"title": "", "people": (), "themes": (), "organisations": (), **offered}
        document["title"] = document["title"].format(key)
        keep(entry.pk, {"kind": "page", "language": "fi", "document": document})


@pytest.mark.parametrize("typed", ["hy", "hyv"])
def test_what_many_entries_offer_hides_nothing_else(typed: str, tell: Tell, catch_up: CatchUp) -> None:
    tell("Hyvinvointikertomus")
    catch_up()
    offering(201, themes=[("Hyvä arki", "God vardag")])
    assert texts(typed) == ["Hyvä arki", "Hyvinvointikertomus"]


def test_many_titles_hide_no_organisation_that_begins_alike(tell: Tell, catch_up: CatchUp) -> None:
    tell("Otsikko", organisations=("Hyytiän kylät",))
    catch_up()
    offering(201, title="Hyvä arki {}")
    assert texts("hy")[0] == "Hyytiän kylät"


def test_what_more_entries_offer_comes_first(tell: Tell, catch_up: CatchUp) -> None:
    tell("Kirje 1", themes=(Theme("Avut", "Hjälp"),))
    for number in (2, 3):
        tell(f"Kirje {number}", themes=(Theme("Avustukset", "Bidrag"),))
    catch_up()
    assert texts("avu") == ["Avustukset", "Avut"]


def test_who_wrote_a_statement_is_never_offered_but_an_organisation_is(tell: Tell, catch_up: CatchUp) -> None:
    tell(
        "Kalle Kansalainen: Kuuleminen", kind=Kind.STATEMENT, people=("Kalle Kansalainen",), organisations=("Kalevat",)
    )
    catch_up()
    assert texts("ka") == ["Kalevat"]


def test_what_is_removed_is_offered_no_more_from_that_moment_on(tell: Tell, catch_up: CatchUp) -> None:
    hidden = tell("Salainen avustus")
    catch_up()
    outbox.remove(hidden)
    assert texts("sala") == []
    hidden.unpublish()
    catch_up()
    assert not Suggestion.objects.exists()


def test_a_term_of_the_vocabulary_is_offered_where_something_is_found_by_it(tell: Tell, catch_up: CatchUp) -> None:
    concept = Concept.objects.create(key="osallisuus")
    for text in ("osallisuustyö", "osaton"):
        Term.objects.create(concept=concept, language="fi", text=text)
    Term.objects.create(concept=concept, language="fi", kind="leading", text="osaaminen")
    concept.save()  # lets every process know
    tell("Sivu", body="Teemme osallisuustyötä ja lisäämme osaamista.")
    catch_up()
    assert texts("osa") == ["osallisuustyö"]


def test_the_shortest_terms_that_everything_says_are_offered_before_what_begins_with_them(
    tell: Tell, catch_up: CatchUp
) -> None:
    concept = Concept.objects.create(key="avustus")
    others = [f"avustuksen asia {number}" for number in range(20)]
    for text in ("avustaja", "avustuksen maksaminen", "avustus", *others):
        Term.objects.create(concept=concept, language="fi", text=text)
    concept.save()
    tell("Sivu", body="Haemme avustusta, avustuksen maksaminen kestää, ja avustaja auttaa.")
    tell("Toinen", body="Myös avustus on saatu.")
    catch_up()
    assert texts("avu") == ["avustus", "avustaja", "avustuksen maksaminen"]


def test_a_term_of_which_only_a_word_is_said_is_not_offered(tell: Tell, catch_up: CatchUp) -> None:
    concept = Concept.objects.create(key="osallisuus")
    Term.objects.create(concept=concept, language="fi", text="osallisuuden edistäminen")
    concept.save()
    tell("Sivu", body="Osallisuus kasvaa.")
    catch_up()
    assert texts("osa") == []


def test_the_answer_is_json_with_the_language_of_each(tell: Tell, catch_up: CatchUp, client: Client) -> None:
    tell("Avustukset")
    catch_up()
    assert client.get("/api/v1/suggest", {"q": "avu", "language": "sv"}).json() == {
        "query": "avu",
        "language": "sv",
        "suggestions": [{"text": "Avustukset", "type": "title", "language": "fi"}],
    }


@pytest.mark.parametrize(
    ("parameters", "code"),
    [({"q": "a" * 201}, "query_too_long"), ({"q": "avu", "language": "en"}, "unknown_language")],
)
def test_a_wrong_parameter_is_refused(parameters: dict[str, str], code: str, client: Client) -> None:
    response = client.get("/api/v1/suggest", parameters)
    assert (response.status_code, response.json()["errors"][0]["code"]) == (400, code)


@pytest.mark.parametrize("entries", [1, 20])
def test_it_takes_two_queries(entries: int, tell: Tell, catch_up: CatchUp, django_assert_num_queries: Any) -> None:
    for number in range(entries):
        tell(f"Avustus {number}")
    catch_up()
    suggest(typed="avu", language="fi")
    with django_assert_num_queries(2):  # what entries offer, whether the vocabulary has changed
        suggest(typed="avu", language="fi")
