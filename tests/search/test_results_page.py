"""The search page, in both languages."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import unescape
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import translation

from tests.search.conftest import CatchUp, Publish

pytestmark = [pytest.mark.django_db, pytest.mark.smoke]

Page = Callable[..., str]


@pytest.fixture
def page(client: Client, home_sv: Any) -> Page:
    """Get the search page and return its HTML."""

    def get(query_string: str = "", language: str = "fi") -> str:
        with translation.override(language):
            address = reverse("search")
        response = client.get(f"{address}{query_string}")
        assert response.status_code == 200
        return response.content.decode()

    return get


def links(html: str) -> list[str]:
    return [unescape(address) for address in re.findall(r'href="(\?[^"]*)"', html)]


def test_it_has_an_address_in_each_language() -> None:
    addresses = []
    for language in ("fi", "sv"):
        with translation.override(language):
            addresses.append(reverse("search"))
    assert addresses == ["/fi/haku/", "/sv/sok/"]


def test_without_a_query_it_has_a_form_and_no_results(page: Page) -> None:
    html = page()
    assert html.count("<h1") == 1
    assert 'method="get"' in html
    assert "card__heading" not in html


def test_a_result_links_to_what_was_found_with_its_passage(publish: Publish, catch_up: CatchUp, page: Page) -> None:
    found = publish("Avustukset", "Näin haet avustusta yhdistykselle.")
    catch_up()
    html = page("?q=avustus")
    assert f'href="/fi/{found.slug}/"' in html
    assert "<mark>Avustukset</mark>" in html
    assert "haet <mark>avustusta</mark> yhdistykselle" in html


def test_a_foreign_title_and_passage_say_their_language(publish: Publish, catch_up: CatchUp, page: Page) -> None:
    publish("Bidrag", "Så söker du bidrag.", language="sv")
    catch_up()
    html = page("?q=bidrag")
    assert re.search(r'<h3[^>]*lang="sv"', html)
    assert re.search(r'<p class="card__summary" lang="sv"', html)


def test_search_engines_keep_out_of_the_results(page: Page) -> None:
    assert '<meta name="robots" content="noindex">' in page("?q=avustus")


def test_filters_can_be_taken_and_left_one_by_one(publish: Publish, catch_up: CatchUp, page: Page) -> None:
    publish("Avustus")
    publish("Avustus bidrag", language="sv")
    catch_up()
    assert "?q=avustus&content_language=sv" in links(page("?q=avustus"))
    filtered = page("?q=avustus&content_language=sv&type=page")
    assert {"?q=avustus&type=page", "?q=avustus&content_language=sv"} <= set(links(filtered))
    assert filtered.count("card__heading") == 1


def test_every_filter_link_asks_robots_not_to_follow(publish: Publish, catch_up: CatchUp, page: Page) -> None:
    publish("Avustus")
    publish("Avustus bidrag", language="sv")
    catch_up()
    html = page("?q=avustus&type=page")
    filters = re.findall(r"<a [^>]*hds-tag[^>]*>", html)
    assert filters
    assert all('rel="nofollow"' in link for link in filters)


def test_pages_have_real_addresses_that_keep_the_filters(publish: Publish, catch_up: CatchUp, page: Page) -> None:
    for number in range(11):
        publish(f"Avustus {number}")
    catch_up()
    first = page("?q=avustus&type=page")
    assert "?q=avustus&type=page&page=2" in links(first)
    second = page("?q=avustus&type=page&page=2")
    assert second.count("card__heading") == 1
    assert 'start="11"' in second


def test_where_nothing_is_found_there_is_help(page: Page) -> None:
    assert "nothing_found" not in page("?q=qwertz")
    assert page("?q=qwertz").count("<li>") > page("?q=").count("<li>")


def test_the_language_switch_leads_to_the_same_search(page: Page) -> None:
    assert 'href="/sv/sok/?q=avustus&amp;type=page"' in page("?q=avustus&type=page")


@pytest.mark.parametrize(
    "query_string",
    [
        f"?q={'%C3%A4' * 50_000}",
        f"?q={'%20'.join(['a'] * 10_000)}",
        "?q=%00%ED%A0%80%FF",
        "?q=" + "%CC%88" * 1_000,
        "?q=title:(a+OR+*:*)+AND+_exists_:x~2^9",
        "?q=<script>alert(1)</script>",
        "?q='\"`${7*7}{{7*7}}%25s",
        "?page=0&page_size=999999999999999999999&type=x&type=%00&year=%D9%A1",
        "?q[]=a&q=b&q=c",
    ],
)
def test_odd_parameters_never_break_it(query_string: str, publish: Publish, catch_up: CatchUp, page: Page) -> None:
    publish("Avustus")
    catch_up()
    html = page(query_string)
    assert "<script>alert" not in html
    assert len(html) < 50_000


def test_a_long_query_is_cut_with_a_notice(page: Page) -> None:
    html = page(f"?q={'a' * 201}")
    assert html.count("hds-notification--alert") == 1
    assert f'value="{"a" * 200}"' in html


@pytest.mark.parametrize("results", [1, 20])
def test_it_takes_the_same_queries_for_one_result_and_for_twenty(
    results: int, publish: Publish, catch_up: CatchUp, page: Page, django_assert_num_queries: Any
) -> None:
    for number in range(20):
        publish(f"Avustus {number}")
    catch_up()
    page("?q=avustus")
    # The frame; what is counted and its themes, what is found, what is shown, which words are there, what is picked.
    with django_assert_num_queries(6):
        assert page(f"?q=avustus&page_size={results}").count("card__heading") == results


def test_nothing_can_be_posted_to_it(client: Client) -> None:
    assert client.post(reverse("search")).status_code == 405


@pytest.mark.parametrize("asked", [2, 3, 50])
def test_behind_the_last_page_the_last_one_is_shown(
    asked: int, publish: Publish, catch_up: CatchUp, client: Client
) -> None:
    for number in range(12):
        publish(f"Avustus {number}")
    catch_up()
    response = client.get("/fi/haku/", {"q": "avustus", "page": asked})
    html = response.content.decode()
    assert len(response.context["items"]) == 2
    assert '<ol class="stack" start="11"' in html
    assert "empty-state" not in html


def test_a_page_of_nothing_says_that_nothing_is_found(page: Page) -> None:
    assert "empty-state" in page("?q=avustus&page=7")


@pytest.mark.parametrize(
    ("query", "offered"),
    [("ohje", True), ("Ohjeiden", True), ("ohjeet lyhyesti", False), ("uutinen", False)],
)
def test_a_page_of_the_menu_that_the_query_is_called_by_is_offered(
    page: Page, publish: Publish, query: str, offered: bool
) -> None:
    publish("Ohjeet", show_in_menus=True)
    assert ("Siirry sivulle" in page(f"?q={query}")) == offered


def test_an_order_that_does_not_exist_is_said_in_words_of_readers(
    publish: Publish, catch_up: CatchUp, client: Client
) -> None:
    publish("Avustus")
    catch_up()
    html = client.get("/fi/haku/", {"q": "avustus", "sort": "outo"}).content.decode()
    assert "parhaat tulokset näytetään ensin" in html
    assert "relevance" not in html


def test_a_later_page_says_which_one_it_is_in_its_title(publish: Publish, catch_up: CatchUp, client: Client) -> None:
    for number in range(11):
        publish(f"Avustus {number}")
    catch_up()
    titles = [client.get("/fi/haku/", {"q": "avustus", "page": page}).content.decode() for page in (1, 2)]
    assert ["Sivu 2/2" in html.partition("</title>")[0] for html in titles] == [False, True]
