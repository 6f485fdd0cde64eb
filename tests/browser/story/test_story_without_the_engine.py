"""The same story with Elasticsearch away in each of its steps: nothing is lost, and the index heals by itself."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.conf import settings

from search.backend.connection import client
from search.models import Entry
from tests.browser.story import steps
from tests.browser.story.telling import Story, until
from tests.search.line import Line

pytestmark = [
    pytest.mark.browser,
    pytest.mark.engine,
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
]

RIGHT_WITHIN = 45.0
"""Seconds from the engine's return until its index is right; the worker asks for it every five at most."""


def test_the_engine_may_be_away_at_any_moment(story: Story, line: Line) -> None:
    with away(line, story):
        steps.content_is_imported(story)
        steps.a_consultation_is_drafted_in_both_languages(story)
    with away(line, story):
        steps.a_coordinator_publishes_both_pages_and_opens_the_period(story)
    assert found_on_the_engine(story, "järjestöyhteistyössä", "consultation")
    with away(line, story):
        steps.an_organisation_answers_on_the_swedish_page_without_javascript(story)
    steps.nobody_sees_it_before_it_is_decided(story)
    with away(line, story):
        steps.the_moderator_publishes_it(story)
        steps.the_search_page_finds_it_and_says_that_the_built_in_search_answers(story)
        steps.it_stands_on_both_language_pages(story)
    steps.it_is_found_by_another_form_of_its_words(story)
    assert found_on_the_engine(story, steps.OF_THE_SECOND_COMMENT, "statement")
    with away(line, story):
        steps.the_moderator_hides_the_second_comment(story)
        assert story.search(steps.OF_THE_SECOND_COMMENT)["total"] == 0
    assert not found_on_the_engine(story, steps.OF_THE_SECOND_COMMENT, "statement")
    steps.after_the_last_day_the_text_is_handed_back(story, meanwhile=away(line, story))
    steps.it_is_found_by_another_form_of_its_words(story)


@contextmanager
def away(line: Line, story: Story) -> Iterator[None]:
    """Cut the line for a while; afterwards nobody has seen an error, and the index becomes right without a hand."""
    line.cut()
    yield
    assert story.search("kumppanuus")["engine"] == "fallback"
    line.mend()
    until(lambda: index_is_right() and story.search("kumppanuus")["engine"] == "elasticsearch", RIGHT_WITHIN)
    assert story.error_pages == []


def index_is_right() -> bool:
    """Whether the engine holds exactly what is public, in the versions that were marked last."""
    wanted = Entry.objects.public().values_list("pk", "version")
    answer = (
        client()
        .options(ignore_status=404)
        .search(index=settings.ELASTICSEARCH_INDEX, size=10_000, source=False, version=True)
    )
    held = {(int(hit["_id"]), hit["_version"]) for hit in answer.get("hits", {"hits": []})["hits"]}
    return held == set(wanted)


def found_on_the_engine(story: Story, query: str, kind: str) -> bool:
    answer = story.search_on_the_engine(query)
    return kind in {hit["type"] for hit in answer["results"]}
