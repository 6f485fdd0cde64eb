"""The search as JSON."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from tests.search.conftest import CatchUp, Publish

pytestmark = [pytest.mark.django_db, pytest.mark.smoke]


def answer(client: Client, **parameters: Any) -> Any:
    response = client.get("/api/v1/search", parameters)
    assert response.status_code == 200
    return response.json()


def test_it_answers_with_exactly_these_keys(publish: Publish, catch_up: CatchUp, client: Client) -> None:
    page = publish("Avustukset", "Näin haet avustusta.", external_id="x-1")
    for title in ("Liikunta", "Kirjasto"):  # a word that most documents have would weigh nothing
        publish(title, "Tervetuloa.")
    catch_up()
    body = answer(client, q="avustus", language="sv")
    assert set(body) == {"query", "total", "took_ms", "engine", "facets", "results"}
    assert (body["query"], body["total"], body["engine"]) == ("avustus", 1, "fallback")
    (result,) = body["results"]
    assert result.pop("score") > 0
    assert result == {
        "id": f"pages.contentpage:{page.pk}",
        "external_id": "x-1",
        "type": "page",
        "language": "fi",
        "title": "Avustukset",
        "url": f"/fi/{page.slug}/",
        "snippet": "Näin haet <mark>avustusta</mark>.",
    }


def test_facets_are_values_with_counts(publish: Publish, catch_up: CatchUp, client: Client) -> None:
    publish("Avustus")
    catch_up()
    assert answer(client, q="avustus")["facets"] == {
        "type": [{"value": "page", "label": "Sivu", "count": 1}],
        "content_language": [{"value": "fi", "label": "suomeksi", "count": 1}],
        "year": [],
        "state": [],
        "theme": [],
        "organisation": [],
    }


def test_the_content_language_filters_and_the_language_does_not(
    publish: Publish, catch_up: CatchUp, client: Client
) -> None:
    publish("Avustus")
    publish("Avustus bidrag", language="sv")
    catch_up()
    assert answer(client, q="avustus", language="sv")["total"] == 2
    assert [result["language"] for result in answer(client, q="avustus", content_language="sv")["results"]] == ["sv"]


def test_titles_are_plain_text_and_snippets_are_escaped(publish: Publish, catch_up: CatchUp, client: Client) -> None:
    publish("Avustus <b>", "Avustus &lt;img src=x&gt;")
    catch_up()
    (result,) = answer(client, q="avustus")["results"]
    assert result["title"] == "Avustus <b>"
    assert result["snippet"] == "<mark>Avustus</mark> &lt;img src=x&gt;"


def test_an_empty_query_finds_nothing(client: Client, db: None) -> None:
    assert answer(client)["results"] == []


@pytest.mark.parametrize(
    ("parameters", "code"),
    [
        ({"q": "a" * 201}, "query_too_long"),
        ({"q": "a" * 100_000}, "query_too_long"),
        ({"q": "a", "page": "0"}, "page_out_of_range"),
        ({"q": "a", "page": "51"}, "page_out_of_range"),
        ({"q": "a", "page_size": "51"}, "page_size_out_of_range"),
        ({"q": "a", "type": "person"}, "unknown_filter_value"),
        ({"q": "a", "language": "en"}, "unknown_language"),
    ],
)
def test_a_wrong_parameter_is_refused_with_its_code(parameters: dict[str, str], code: str, client: Client) -> None:
    response = client.get("/api/v1/search", parameters)
    assert response.status_code == 400
    assert [error["code"] for error in response.json()["errors"]] == [code]


def test_the_message_is_in_the_language_of_the_reader(client: Client) -> None:
    messages = {
        language: client.get("/api/v1/search", {"q": "a" * 201, "language": language}).json()["errors"][0]["message"]
        for language in ("fi", "sv")
    }
    assert messages == {
        "fi": "Haku on pidempi kuin 200 merkkiä.",
        "sv": "Sökningen är längre än 200 tecken.",
    }


def test_deep_pages_are_empty_and_no_error(publish: Publish, catch_up: CatchUp, client: Client) -> None:
    publish("Avustus")
    catch_up()
    body = answer(client, q="avustus", page=50, page_size=50)
    assert (body["total"], body["results"]) == (1, [])


def test_the_description_says_what_a_page_behind_the_last_one_has(client: Client) -> None:
    parameters = client.get("/api/v1/openapi.json").json()["paths"]["/api/v1/search"]["get"]["parameters"]
    (page,) = [each for each in parameters if each["name"] == "page"]
    assert "no results" in page["description"]


def test_it_can_only_be_read(client: Client) -> None:
    assert client.post(reverse("search_api")).status_code == 405
