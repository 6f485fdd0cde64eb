"""Facets and orders, whoever answers."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from search.documents import Kind, Theme
from search.filing import Filing, names_of
from search.request import Facet, Sort
from tests.search.conftest import CatchUp, Find, Search, Tell

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("either_engine")]

LONELINESS = Theme("Yksinäisyys", "Ensamhet")
GRANTS = Theme("Avustukset", "Bidrag")


def test_a_facet_counts_what_the_filters_of_the_others_leave(tell: Tell, catch_up: CatchUp, search: Search) -> None:
    tell("Kirje 1", kind=Kind.BLOG, themes=(LONELINESS, GRANTS), organisations=("Martat",))
    tell("Kirje 2", kind=Kind.BLOG, themes=(GRANTS,), organisations=("Lions",))
    tell("Kirje 3", kind=Kind.FILE, themes=(LONELINESS,), organisations=("Martat",))
    catch_up()
    found = search("kirje", filters={Facet.THEME: ("avustukset",), Facet.ORGANISATION: ("martat",)})
    assert found.total == 1
    assert found.counts[Facet.THEME] == {"yksinäisyys": 2, "avustukset": 1}
    assert found.counts[Facet.ORGANISATION] == {"lions": 1, "martat": 1}
    assert found.counts[Facet.TYPE] == {"blog": 1}


def test_two_values_of_a_facet_widen_what_is_found(tell: Tell, catch_up: CatchUp, find: Find) -> None:
    tell("Kirje 1", themes=(LONELINESS,))
    tell("Kirje 2", themes=(GRANTS,))
    tell("Kirje 3")
    catch_up()
    assert sorted(find("kirje", filters={Facet.THEME: ("yksinäisyys", "avustukset")})) == ["Kirje 1", "Kirje 2"]


def test_a_thing_with_two_chosen_values_is_counted_once(tell: Tell, catch_up: CatchUp, search: Search) -> None:
    tell("Kirje", themes=(LONELINESS, GRANTS))
    catch_up()
    assert search("kirje", filters={Facet.THEME: ("yksinäisyys", "avustukset")}).total == 1


def test_a_chosen_value_that_is_rare_has_its_count(tell: Tell, catch_up: CatchUp, search: Search) -> None:
    tell("Kirje 0", organisations=("Aivan viimeinen",))
    for number in range(1, 53):
        tell(f"Kirje {number}", organisations=(f"Yhdistys {number}", "Martat"))
    catch_up()
    found = search("kirje", filters={Facet.ORGANISATION: ("yhdistys 52", "aivan viimeinen")})
    counts = found.counts[Facet.ORGANISATION]
    assert (found.total, counts["martat"], counts["aivan viimeinen"], counts["yhdistys 52"]) == (2, 52, 1, 1)


def test_names_that_differ_in_case_are_one_value(tell: Tell, catch_up: CatchUp, search: Search) -> None:
    tell("Kirje 1", organisations=("THL",))
    tell("Kirje 2", organisations=("thl ",))
    catch_up()
    assert search("kirje").counts[Facet.ORGANISATION] == {"thl": 2}


def test_a_value_is_named_in_the_language_of_the_reader(tell: Tell, catch_up: CatchUp) -> None:
    tell("Kirje", themes=(LONELINESS,))
    catch_up()
    wanted = {Facet.THEME: ["yksinäisyys"], Facet.ORGANISATION: []}
    assert names_of(wanted, "sv")[Facet.THEME] == {"yksinäisyys": "Ensamhet"}


def test_the_api_names_it_in_the_language_of_the_reader_too(tell: Tell, catch_up: CatchUp, client: Client) -> None:
    tell("Kirje", themes=(LONELINESS,))
    catch_up()
    facets = client.get("/api/v1/search", {"q": "kirje", "language": "sv"}).json()["facets"]
    assert facets["theme"] == [{"value": "yksinäisyys", "label": "Ensamhet", "count": 1}]
    assert facets["type"][0]["label"] == "Sida"


def test_many_names_cost_the_api_no_query_more_than_one(tell: Tell, catch_up: CatchUp, client: Client) -> None:
    def queries_for(query: str) -> int:
        with CaptureQueriesContext(connection) as asked:
            assert client.get("/api/v1/search", {"q": query}).json()["total"] == 1
        return len(asked)

    tell("Kirje", themes=(LONELINESS,))
    tell("Viesti", themes=(LONELINESS, GRANTS), organisations=("Lions", "Martat"))
    catch_up()
    queries_for("kirje")  # what is remembered from the first search on
    assert queries_for("viesti") == queries_for("kirje")


def test_a_value_is_named_as_the_last_thing_filed_under_it_has_it(tell: Tell, catch_up: CatchUp) -> None:
    for name in ("thl", "Thl", "THL"):
        tell(f"Kirje {name}", organisations=(name,))
        catch_up()
    assert names_of({Facet.ORGANISATION: ["thl"]}, "fi")[Facet.ORGANISATION] == {"thl": "THL"}


def test_nothing_stays_filed_of_what_is_not_public_any_more(tell: Tell, catch_up: CatchUp, search: Search) -> None:
    hidden = tell("Kirje", themes=(LONELINESS,), organisations=("Martat",))
    catch_up()
    hidden.unpublish()
    assert search("kirje").counts[Facet.THEME] == {}
    assert names_of({Facet.THEME: ["yksinäisyys"]}, "fi") == {Facet.THEME: {}}
    catch_up()
    assert not Filing.objects.exists()


def test_the_newest_come_first_where_that_is_asked_for(tell: Tell, catch_up: CatchUp, find: Find) -> None:
    tell("Kirje", date=date(2020, 1, 1))
    tell("Toinen kirje muista asioista", date=date(2024, 1, 1))
    tell("Kolmas kirje")
    catch_up()
    assert find("kirje", sort=Sort.NEWEST) == ["Toinen kirje muista asioista", "Kirje", "Kolmas kirje"]


def test_what_closes_soonest_comes_first_and_what_has_closed_after_it(
    tell: Tell, catch_up: CatchUp, find: Find, now: datetime
) -> None:
    for days in (-1, 9, 2):
        closes = now + timedelta(days=days)
        tell(f"Kirje {days}", kind=Kind.CONSULTATION, opens_at=now - timedelta(days=30), closes_at=closes)
    tell("Kirje")
    catch_up()
    order = find("kirje", sort=Sort.CLOSING)
    assert order[:2] == ["Kirje 2", "Kirje 9"]
    assert set(order) == {"Kirje", "Kirje -1", "Kirje 2", "Kirje 9"}


def test_a_chosen_value_with_no_hits_is_shown_and_can_be_left(tell: Tell, catch_up: CatchUp, client: Client) -> None:
    tell("Kirje", kind=Kind.BLOG, themes=(LONELINESS,))
    tell("Muistio", kind=Kind.FILE, themes=(GRANTS,))
    catch_up()
    html = client.get("/fi/haku/", {"q": "kirje", "theme": "avustukset"}).content.decode()
    assert "Avustukset (0)" in html
    assert 'href="?q=kirje"' in html


def test_all_filters_are_left_with_one_link(tell: Tell, catch_up: CatchUp, client: Client) -> None:
    tell("Kirje", kind=Kind.BLOG, themes=(LONELINESS,))
    catch_up()
    parameters = {"q": "kirje", "theme": "yksinäisyys", "type": "blog", "sort": "newest"}
    html = client.get("/fi/haku/", parameters).content.decode()
    assert '<a class="filters__all" href="?q=kirje&amp;sort=newest"' in html


def test_a_person_comes_before_what_mentions_the_person(tell: Tell, catch_up: CatchUp, find: Find) -> None:
    tell("Anna Ahola kirjoittaa: Anna Ahola ja Anna Aholan työ", people=("Anna Ahola", "Anna Ahola"))
    tell("Anna Ahola", kind=Kind.CONTACT, body="Vastaan yhdistysten kysymyksiin, kun niitä tulee.")
    catch_up()
    assert find("anna AHOLA")[0] == "Anna Ahola"


def test_among_equals_what_is_open_comes_first(tell: Tell, catch_up: CatchUp, find: Find, now: datetime) -> None:
    for number, days in enumerate((-5, 5, -9)):
        closes = now + timedelta(days=days)
        tell(f"Kuuleminen {number}", kind=Kind.CONSULTATION, opens_at=now - timedelta(days=30), closes_at=closes)
    catch_up()
    assert find("kuuleminen")[0] == "Kuuleminen 1"


def test_what_is_of_the_kind_that_is_named_comes_first(tell: Tell, catch_up: CatchUp, find: Find) -> None:
    tell("Terveisiä 1", kind=Kind.FILE, people=("Helena Haaja",))
    tell("Terveisiä 2", kind=Kind.BLOG, people=("Helena Haaja",))
    catch_up()
    assert find("Haaja") == ["Terveisiä 1", "Terveisiä 2"]
    assert find("Haajan blogi") == ["Terveisiä 2", "Terveisiä 1"]
