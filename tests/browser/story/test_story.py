"""The main job as one story: asked, answered, moderated, found, closed; in two languages, on the real engines.

The content is the project's own test content, or the file that IMPORT_SAMPLE names.
"""

from __future__ import annotations

import os

import pytest

from tests.browser.story import steps
from tests.browser.story.telling import Story

pytestmark = [
    pytest.mark.browser,
    pytest.mark.engine,
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
]


def test_from_a_draft_to_a_closed_consultation(story: Story) -> None:
    steps.content_is_imported(story)
    steps.a_consultation_is_drafted_in_both_languages(story)
    steps.a_coordinator_publishes_both_pages_and_opens_the_period(story)
    steps.an_organisation_answers_on_the_swedish_page_without_javascript(story)
    steps.nobody_sees_it_before_it_is_decided(story)
    steps.the_moderator_publishes_it(story)
    steps.it_is_found_by_another_form_of_its_words(story)
    steps.it_stands_on_both_language_pages(story)
    steps.after_the_last_day_the_text_is_handed_back(story)
    assert story.error_pages == []


@pytest.mark.skipif(not os.environ.get("IMPORT_SAMPLE"), reason="IMPORT_SAMPLE names no file with the real statement")
def test_the_real_statement_is_found_by_parts_of_its_compounds(story: Story) -> None:
    steps.content_is_imported(story)
    steps.the_real_statement_is_found_by_parts_of_its_compounds(story)
