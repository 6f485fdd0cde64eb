"""Queries that nobody means well are answered like any other."""

from __future__ import annotations

import json
from datetime import datetime
from urllib.parse import quote

import pytest
from django.test import Client

from search.analysis import query_words
from search.service import MOST_WORDS
from tests.faults.scale import IN_FULL
from tests.search.conftest import CatchUp, Publish, Search
from tests.search.hostile import WRITERS, hostile_queries

QUERIES = 1_000 if IN_FULL else 200
PARAMETERS = ("page", "page_size", "type", "content_language", "year", "state", "language", "sort", "theme")


def percent_encoded(text: str) -> str:
    return quote(text.encode("utf-8", "surrogatepass"))


@pytest.mark.engine
@pytest.mark.django_db
def test_the_engine_answers_every_one(engine: str, publish: Publish, catch_up: CatchUp, client: Client) -> None:
    publish("Järjestöavustus", "Hyvinvointialueen kunta")
    catch_up()
    for query in hostile_queries(QUERIES):
        answer = client.get(f"/api/v1/search?q={percent_encoded(query[:200])}")
        assert answer.status_code in (200, 400), query
        if answer.status_code == 200:
            assert json.loads(answer.content)["engine"] == "elasticsearch", query


@pytest.mark.smoke
@pytest.mark.django_db
def test_the_page_answers_every_one_also_without_an_engine(publish: Publish, catch_up: CatchUp, client: Client) -> None:
    publish("Järjestöavustus", "Hyvinvointialueen kunta")
    catch_up()
    for query in hostile_queries(QUERIES // 2):
        answer = client.get(f"/fi/haku/?q={percent_encoded(query)}")
        assert answer.status_code == 200, query
        assert b"<script>alert" not in answer.content


@pytest.mark.smoke
@pytest.mark.django_db
@pytest.mark.parametrize("parameter", PARAMETERS)
def test_every_parameter_takes_them(parameter: str, client: Client) -> None:
    for query in hostile_queries(len(WRITERS)):
        assert client.get(f"/fi/haku/?q=a&{parameter}={percent_encoded(query)}").status_code == 200
        assert client.get(f"/api/v1/search?q=a&{parameter}={percent_encoded(query)}").status_code in (200, 400)


@pytest.mark.engine
@pytest.mark.django_db
def test_no_more_words_are_sought_than_are_allowed(
    engine: str, publish: Publish, catch_up: CatchUp, search: Search, now: datetime
) -> None:
    publish("Järjestöavustus")
    catch_up()
    query = " ".join(f"sana{number}" for number in range(MOST_WORDS * 2))
    assert len(query_words(query).words) > MOST_WORDS
    assert search(f"{query} järjestöavustus").total == 0
