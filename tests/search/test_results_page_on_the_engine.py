"""What the search page says when the engine answers, and when it is away."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from search import engine as asking
from tests.search.conftest import CatchUp, Publish
from tests.search.line import Line

pytestmark = [pytest.mark.django_db, pytest.mark.engine, pytest.mark.usefixtures("engine")]


def test_the_page_says_plainly_that_the_built_in_search_answers(
    publish: Publish, catch_up: CatchUp, client: Client, line: Line
) -> None:
    publish("Avustus")
    catch_up()
    notice = b"hds-notification--info"
    assert notice not in client.get(reverse("search"), {"q": "avustus"}).content
    line.cut()
    answer = client.get(reverse("search"), {"q": "avustus"}).content
    assert notice in answer
    assert b"card__heading" in answer


def test_a_page_takes_five_queries_with_one_result_and_with_twenty(
    publish: Publish, catch_up: CatchUp, client: Client, django_assert_num_queries: Any
) -> None:
    for number in range(20):
        publish(f"Avustus {number}")
    catch_up()
    client.get(reverse("search"), {"q": "avustus"})
    for results in (1, 20):
        with django_assert_num_queries(5):  # the frame; the index, what is withheld, what is shown; what is picked
            client.get(reverse("search"), {"q": "avustus", "page_size": results})


def test_a_page_takes_nine_queries_at_the_moment_when_the_engine_fails(
    publish: Publish, catch_up: CatchUp, client: Client, line: Line, django_assert_num_queries: Any
) -> None:
    publish("Avustus")
    catch_up()
    client.get(reverse("search"), {"q": "avustus"})
    line.cut()
    # What the engine asks of the table, what the page takes without it, and once a minute how much there is to find.
    with django_assert_num_queries(9):
        client.get(reverse("search"), {"q": "avustus"})


@pytest.mark.parametrize("query", ["a" * 100_000, "a " * 5_000, "\0", "*:*", "NOT (((", "a~9 b^1e9", "ä" * 200])
def test_odd_queries_reach_the_engine_harmlessly(
    query: str, publish: Publish, catch_up: CatchUp, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish("Avustus")
    catch_up()
    monkeypatch.setattr(asking, "BUDGET", 5.0)
    answer = client.get(reverse("search"), {"q": query})
    assert answer.status_code == 200
    assert not answer.context["found"].degraded
